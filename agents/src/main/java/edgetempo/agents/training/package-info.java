/**
 * Training loops over the two-timescale environment, and their interfaces: learners ({@link edgetempo.agents.training.Learner}) and
 * listeners ({@link edgetempo.agents.training.TrainingListener}). No networks and no file formats here.
 */
package edgetempo.agents.training;
