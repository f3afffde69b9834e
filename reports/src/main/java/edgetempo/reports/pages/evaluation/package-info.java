/** Evaluations of policies as a page, and as sections of the pages of runs. */
package edgetempo.reports.pages.evaluation;
