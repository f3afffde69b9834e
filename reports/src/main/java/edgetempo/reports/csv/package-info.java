/**
 * Tidy CSV: one header, one record per row, the same bytes for the same values in every locale. Which columns a file has
 * is decided by the record of its row, elsewhere.
 */
package edgetempo.reports.csv;
