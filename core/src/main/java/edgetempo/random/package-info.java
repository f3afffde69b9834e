/**
 * Counter-based random numbers: every draw is a pure function of (seed, what it is for, where in the simulation), so
 * results do not depend on the number of threads, on the width of vectors or on an interruption. No state is shared and
 * no generator is global.
 */
package edgetempo.random;
