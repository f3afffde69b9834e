/**
 * An agent that recalls, as it learns: a recurrent forecaster of requests and a critic of plans as a TensorFlow graph, and the episodes it
 * learns from. How it acts is in {@code policy}, without TensorFlow; when it learns, in {@code training}.
 */
package edgetempo.agents.recall;
