/**
 * What results are as documents: pages of sections, tables, charts, facts and notes, each described once, as values. Nothing here
 * knows a format of files, nor what a run or a benchmark is.
 */
package edgetempo.reports.document;
