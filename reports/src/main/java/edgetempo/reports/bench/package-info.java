/**
 * Results of {@code edgetempo bench} as values: scores with their intervals, the raw data, and the machine.
 * Nothing here measures or judges.
 */
package edgetempo.reports.bench;
