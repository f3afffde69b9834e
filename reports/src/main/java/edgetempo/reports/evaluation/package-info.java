/**
 * Evaluation of a policy on fresh episodes against references that play the same ones: results of each policy, paired differences, and the
 * two files that hold them. Nothing here plays; the results come in as {@link edgetempo.mec.EpisodeResult}.
 */
package edgetempo.reports.evaluation;
