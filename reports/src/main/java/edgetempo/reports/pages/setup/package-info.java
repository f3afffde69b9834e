/** What all pages say about where numbers come from. */
package edgetempo.reports.pages.setup;
