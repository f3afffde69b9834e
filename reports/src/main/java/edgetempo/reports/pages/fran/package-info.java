/** F-RAN training runs as a page. */
package edgetempo.reports.pages.fran;
