/**
 * Slot solvers on equal terms: the same slots, channels and cached services for all of them, equal budgets, one scoring. Statistics of the
 * results are computed elsewhere.
 */
package edgetempo.comparison;
