/**
 * The mobile-edge model: positions of servers and users, requests of a slot, QoS and reward of decisions, and the two-timescale environment
 * with {@code reset} and {@code step}. Primitive arrays throughout; no decision is made here; the environment calls the {@link
 * edgetempo.mec.SlotSolver} it was given. The model is that of Liu et al. 2024, equations named where they are used.
 */
package edgetempo.mec;
