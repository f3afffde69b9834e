package edgetempo.agents.ddpg;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;

/** Streams of start weights: one for every network, in the order in which networks are made. */
final class StartWeights {
    private final RandomStream random = new RandomStream();
    private final long seed;
    private int networks;

    StartWeights(long seed) {
        this.seed = seed;
    }

    /** The stream of the next network, at its start; in use until the next call. */
    RandomStream next() {
        return random.at(seed, StreamUse.WEIGHTS, networks++);
    }
}
