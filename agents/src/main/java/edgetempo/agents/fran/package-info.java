/**
 * Learning in a fog radio access network: the training loops of the two phases over their environments, and the resulting policies. The
 * world, its environments, baselines and exact references are in {@code edgetempo.fran}; deep Q-networks as such in {@link
 * edgetempo.agents.dqn}.
 */
package edgetempo.agents.fran;
