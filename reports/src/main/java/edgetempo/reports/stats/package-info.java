/**
 * Summaries of samples: means, standard errors, intervals, resampling, smoothing. The distributions come from Apache
 * Commons.
 */
package edgetempo.reports.stats;
