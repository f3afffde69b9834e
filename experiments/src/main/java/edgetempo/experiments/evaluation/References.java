package edgetempo.experiments.evaluation;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.BadInputException;
import java.util.List;
import java.util.function.Supplier;

/** Policies that do not learn, as references for a policy. */
public final class References {
    private References() {}

    /** The default references: policies with trait {@link Trait#REFERENCE}. */
    public static List<String> usual() {
        return Catalogue.standard().policies().names(Trait.REFERENCE);
    }

    /**
     * Creates policies of a name, one per call. Expensive preparation, such as a search for a static plan, is done once.
     *
     * @param evaluation episodes that they will play
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
