/**
 * The folder of one run and how it is read again: {@code episodes.csv} and {@code frames.csv} (no wall-clock values, so
 * equal seeds give equal bytes), {@code run.json} (everything about where, when and how fast), and the reward plot.
 * Nothing here trains or simulates; the results come in as {@link edgetempo.mec.FrameResult} and
 * {@link edgetempo.mec.EpisodeResult}.
 */
package edgetempo.reports.run;
