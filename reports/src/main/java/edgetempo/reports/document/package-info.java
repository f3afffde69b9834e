/**
 * Documents that show results: pages of sections, tables, charts, facts and notes, each described once, as values. Independent of file
 * formats, runs and benchmarks.
 */
package edgetempo.reports.document;
