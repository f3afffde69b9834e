/**
 * Acting without TensorFlow: trained actors read from a file and computed in plain Java, as caching policies. What a network looks like
 * is parsed from the text in the file; kernels come as a vector and a scalar version with equal bits. No learning here, and nothing of
 * {@code edgetempo.agents.graph}.
 */
package edgetempo.agents.policy;
