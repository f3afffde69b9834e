/**
 * Acting without TensorFlow: trained actors, read from a file and evaluated in plain Java, as caching policies. The form of a network is
 * parsed from the text in the file; kernels come as a vector and a scalar version with equal bits. No learning here, and nothing of {@code
 * edgetempo.agents.graph}.
 */
package edgetempo.agents.policy;
