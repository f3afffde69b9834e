/**
 * Experience replay: transitions kept in flat arrays and minibatches gathered from them. Knows nothing of networks or of
 * the environment that the transitions come from.
 */
package edgetempo.agents.replay;
