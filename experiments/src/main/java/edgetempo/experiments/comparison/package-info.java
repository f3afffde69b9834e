/** Comparing slot solvers on the same slots, or caching policies on the same episodes. */
package edgetempo.experiments.comparison;
