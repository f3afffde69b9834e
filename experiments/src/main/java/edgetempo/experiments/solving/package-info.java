/** Single slots, solved by themselves. */
package edgetempo.experiments.solving;
