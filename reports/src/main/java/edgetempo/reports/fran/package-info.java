/** The folder, the record and the tables of F-RAN runs: what training leaves, and how methods compare. */
package edgetempo.reports.fran;
