/**
 * Studies: grids of many runs, played by Apache Spark on this machine or on a cluster, each run once. A study file becomes a
 * {@link edgetempo.sweep.StudyPlan}, whose runs produce one {@link edgetempo.sweep.RunResult} each.
 */
package edgetempo.sweep;
