/**
 * Checks this implementation, or a file that another one wrote, against recorded numbers: recomputes golden files row by row and reports
 * the worst deviation. Reads only; nothing else depends on it.
 */
package edgetempo.conformance;
