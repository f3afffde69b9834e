/**
 * Deep Q-networks over a finite set of actions: network, graph of an update, replay, the schedule of random actions, and the
 * agent made of them. What is observed and what an action means does not belong here.
 */
package edgetempo.agents.dqn;
