/** Provenance of results, common to all pages. */
package edgetempo.reports.pages.setup;
