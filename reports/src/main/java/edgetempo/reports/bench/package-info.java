/**
 * What {@code edgetempo bench} leaves, as values: scores with their intervals, the data behind them, and the machine.
 * Nothing here measures or judges.
 */
package edgetempo.reports.bench;
