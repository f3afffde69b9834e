/** The folder, the record and the tables of F-RAN runs: results of training, and comparisons of methods. */
package edgetempo.reports.fran;
