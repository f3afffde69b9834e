package edgetempo.experiments.bridge;

import edgetempo.experiments.BadInputException;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import java.util.Optional;

/**
 * Chooses the instance of an episode: number e modulo {@code phase1.instances} of the seed for episode e, as training does, or, where that
 * has nothing to decide, the next one that has. The last one is kept. Not thread-safe.
 */
final class FranInstances {
    private static final int MAX_TRIES = 1000;

    private final FranSampler sampler;
    private final int count;
    private Optional<FranInstance> last = Optional.empty();

    /** Starts an epoch on an instance; whether there is anything to decide in it. */
    interface Start {
        boolean on(FranInstance instance);
    }

    FranInstances(FranSampler sampler, int count) {
        this.sampler = sampler;
        this.count = count;
    }

    /**
     * Starts an episode.
     *
     * @param nothing message if there is nothing to decide
     * @throws BadInputException if there is nothing to decide in any of {@value #MAX_TRIES} instances
     */
    void first(long seed, int episode, Start start, String nothing) {
        int number = episode % count;
        for (int tried = 0; tried < MAX_TRIES; tried++) {
            if (start.on(instance(seed, number + tried))) {
                return;
            }
        }
        throw new BadInputException(nothing + " in " + MAX_TRIES + " instances of seed " + seed);
    }

    private FranInstance instance(long seed, int number) {
        FranInstance instance = last.filter(kept -> kept.seed == seed && kept.number == number)
                .orElseGet(() -> sampler.sample(seed, number));
        last = Optional.of(instance);
        return instance;
    }

    /** Number of the present instance. */
    int number() {
        return last.orElseThrow().number;
    }

    /** Why a discrete action is invalid. */
    static Optional<String> refusal(int action, int actions) {
        return action >= 0 && action < actions
                ? Optional.empty()
                : Optional.of("action is " + action + "; allowed: 0 to " + (actions - 1));
    }
}
