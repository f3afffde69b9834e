package edgetempo.experiments.evaluation;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.BadInputException;
import java.util.List;
import java.util.function.Supplier;

/** Policies that do not learn, to hold a policy against. */
public final class References {
    private References() {}

    /** Those that are played unless others are named: policies with trait {@link Trait#REFERENCE}. */
    public static List<String> usual() {
        return Catalogue.standard().policies().names(Trait.REFERENCE);
    }

    /**
     * Makes policies of a name, one per call. What is dear to find, a static plan, is found once.
     *
     * @param evaluation where they are to play
     * @throws BadInputException if the policy cannot work with its scenario
     */
    public static Supplier<CachingPolicy> supplier(String name, EvaluationEpisodes evaluation) {
        try {
            return Catalogue.standard().policy(name).factory(evaluation.scenario(), evaluation.seed(),
                    evaluation::solver);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("scenario " + evaluation.scenario().name() + ": " + e.getMessage());
        }
    }
}
