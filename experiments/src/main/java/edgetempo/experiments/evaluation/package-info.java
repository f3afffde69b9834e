/** Playing policies, trained ones among them, on episodes that training has not seen. */
package edgetempo.experiments.evaluation;
