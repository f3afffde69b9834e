package edgetempo.agents.ddpg;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;

/** Streams of initial weights: one for every network, in the order in which networks are created. */
final class InitialWeights {
    private final RandomStream random = new RandomStream();
    private final long seed;
    private int networks;

    InitialWeights(long seed) {
        this.seed = seed;
    }

    /** The stream of the next network, at its start; in use until the next call. */
    RandomStream next() {
        return random.at(seed, StreamUse.WEIGHTS, networks++);
    }
}
