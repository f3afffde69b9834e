/** A regression gate as a page, with those before it as its history. */
package edgetempo.reports.pages.gate;
