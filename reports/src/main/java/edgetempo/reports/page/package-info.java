/**
 * The toolkit for pages: elements of a page (sections of charts, tables, key-value blocks, notes) as records, and {@link
 * edgetempo.reports.page.PageFile}, which makes one HTML file of them that needs nothing else. Nothing here knows what a run or a benchmark
 * is. Looks live in the resources beside this package (CSS and JavaScript) and in the templates under {@code src/main/jte}.
 */
package edgetempo.reports.page;
