package edgetempo.experiments.bridge;

import edgetempo.experiments.BadInputException;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import java.util.Optional;

/** Instances of a seed in turn, the last one kept. Not thread-safe. */
final class FranInstances {
    private final FranSampler sampler;
    private final int count;
    private Optional<FranInstance> last = Optional.empty();

    /** Starts an epoch on an instance; whether there is anything to decide in it. */
    interface Start {
        boolean on(FranInstance instance, int episode);
    }

    FranInstances(FranSampler sampler, int count) {
        this.sampler = sampler;
        this.count = count;
    }

    /**
     * Starts the first episode from a number on in which there is something to decide.
     *
     * @param nothing what to say if there is none
     * @return its number
     * @throws BadInputException if there is nothing to decide in any instance of the seed
     */
    int first(long seed, int episode, Start start, String nothing) {
        for (int tried = 0; tried < count; tried++) {
            if (start.on(instance(seed, (episode + tried) % count), episode + tried)) {
                return episode + tried;
            }
        }
        throw new BadInputException(nothing + " " + (count == 1 ? "the instance" : "all " + count + " instances")
                + " of seed " + seed + "; take another seed, or a larger phase1.instances");
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

    /** Why a discrete action cannot be taken. */
    static Optional<String> refusal(int action, int actions) {
        return action >= 0 && action < actions
                ? Optional.empty()
                : Optional.of("action is " + action + "; allowed: 0 to " + (actions - 1));
    }
}
