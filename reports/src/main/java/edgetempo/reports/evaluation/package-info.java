/**
 * What a policy earns on fresh episodes beside references that play the same ones: figures of each policy, paired
 * differences, and the two files that hold them. Nothing here plays; the results come in as
 * {@link edgetempo.mec.EpisodeResult}.
 */
package edgetempo.reports.evaluation;
