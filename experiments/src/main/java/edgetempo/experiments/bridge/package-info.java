/**
 * Environments and slot solvers for another process, at the other end of a pipe: a handshake of one JSON line each way, then
 * little-endian frames of fixed size over a batch of environments. {@code docs/python.md} has the protocol. Here lives what is stepped and
 * how frames are laid out; which streams carry them is decided by who starts it.
 */
package edgetempo.experiments.bridge;
