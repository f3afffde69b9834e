/**
 * Training loops over the two-timescale environment, and the seams around them: what learns ({@link
 * edgetempo.agents.training.Learner}) and who watches ({@link edgetempo.agents.training.TrainingListener}). No networks and no file
 * formats here.
 */
package edgetempo.agents.training;
