/**
 * Environments and slot solvers for another process, at the other end of a pipe: a handshake of one JSON line each way, then little-endian
 * frames of fixed size over a batch of environments. {@code docs/python.md} has the protocol. This package has the environments and the
 * layout of frames; the caller provides the streams.
 */
package edgetempo.experiments.bridge;
