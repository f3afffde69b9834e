/**
 * The mobile-edge world: where servers and users stand, what a slot asks, what a decision earns, and the two-timescale
 * environment with {@code reset} and {@code step}. Primitive arrays throughout; nothing here decides anything, it calls the
 * {@link edgetempo.mec.SlotSolver} it was given. The model is that of Liu et al. 2024, equations named where they are used.
 */
package edgetempo.mec;
