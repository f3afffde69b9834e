/**
 * The training side of recall agents: a recurrent forecaster of requests and a critic of plans as a TensorFlow graph, and the replay of
 * episodes. Acting is in {@code policy}, without TensorFlow; the schedule of learning in {@code training}.
 */
package edgetempo.agents.recall;
