package edgetempo.agents.dqn;

/** How a network forms its action values from its last layer. */
public enum QHead {
    /** One output per action. */
    PLAIN,
    /** A value V of the state and an advantage per action: Q = V + A − mean A (eq. 26; Wang et al., ICML 2016, eq. 9). */
    DUELING
}
