/**
 * Slot solvers that are not genetic algorithms: baselines, closed-form shares and local search over them. A new solver
 * implements {@link edgetempo.mec.SlotSolver} here.
 */
package edgetempo.solver;
