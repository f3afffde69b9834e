/**
 * Agents of the DDPG family: a deterministic actor, a critic and their target networks, trained from replayed transitions in one graph run
 * per update, and the exploration noise that goes with them. Environments, training loops and files belong to other packages. A new member
 * of the family is a new composition of layers or a new update graph.
 *
 * <p>Lillicrap et al., <i>Continuous control with deep reinforcement learning</i>, ICLR 2016, arXiv 1509.02971.
 */
package edgetempo.agents.ddpg;
