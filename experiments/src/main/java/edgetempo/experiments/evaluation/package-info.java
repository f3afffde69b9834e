/** Evaluation of policies, including trained ones, on episodes unseen in training. */
package edgetempo.experiments.evaluation;
