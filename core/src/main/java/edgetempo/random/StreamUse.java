package edgetempo.random;

/** What a random stream is for. The ordinal goes into the key: append, never reorder, or every recorded run changes. */
public enum StreamUse {
    /** Positions of users. */
    LAYOUT,
    /** Requests of a slot; one individual per user. */
    REQUEST,
    /** Fading of a slot; one individual per user. */
    FADING,
    /** Assignment of popularity ranks to services. */
    RANKS,
    /** Initial population of a genetic algorithm. */
    GA_START,
    /** Parents and mates. */
    GA_SELECTION,
    /** Crossover masks and mutated genes. */
    GA_VARIATION,
    /** Fading that is redrawn for every fitness evaluation. */
    GA_FADING,
    /** Decisions of randomised slot solvers. */
    SOLVER,
    /** Cache plans of randomised policies. */
    CACHING,
    /** Exploration noise of agents. */
    EXPLORATION,
    /** Minibatches drawn from replay. */
    REPLAY,
    /** Initial weights of networks. */
    WEIGHTS,
    /** Bootstrap resampling in reports. */
    BOOTSTRAP,
    /** Noise on the target actor's action. */
    TARGET_NOISE,
    /** Exploration noise on the small timescale's actions. */
    SMALL_EXPLORATION,
    /** Positions of access points, cooperative nodes and users of an F-RAN instance, and who is willing. */
    FRAN_LAYOUT,
    /** Tasks of an F-RAN instance, one individual per user, and processors of its access points. */
    FRAN_TASK,
    /** Cached results of an F-RAN instance. */
    FRAN_CACHE,
    /** Order in which users choose in an offloading epoch. */
    FRAN_ORDER,
    /** Decisions of randomised F-RAN baselines. */
    FRAN_RANDOM,
    /** Which actions of a deep Q-network are random, and which they are. */
    EPSILON,
    /** Shadowing of the channels of an episode; one individual per user, one generation per server. */
    SHADOWING
}
