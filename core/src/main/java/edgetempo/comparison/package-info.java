/**
 * Slot solvers on equal terms: the same slots, channels and cached services for all of them, equal budgets, one scoring. What follows
 * from the numbers is computed elsewhere.
 */
package edgetempo.comparison;
