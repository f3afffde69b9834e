/**
 * Deep Q-networks over a finite set of actions: network, graph of an update, replay, the schedule of random actions, and the agent composed
 * of them. The meaning of observations and actions does not belong here.
 */
package edgetempo.agents.dqn;
