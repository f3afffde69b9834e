package edgetempo.experiments.evaluation;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Policies that do not learn, to hold a policy against. */
public final class References {
    private References() {}

    /** Those that {@code --references} means when it is not given: policies with trait {@link Trait#REFERENCE}. */
    public static List<String> usual() {
        return Catalogue.standard().policies().names(Trait.REFERENCE);
    }

    /**
     * Reads {@code --references}.
     *
     * @param text names separated by commas; blank for none
     * @throws BadInputException if one is unknown
     */
    public static List<String> parse(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.isBlank() ? List.<String>of() : NameAndSettings.split(text, ",")) {
            names.add(check("--references", name.strip()));
        }
        return new ArrayList<>(names);
    }

    /**
     * A policy, if it can be used.
     *
     * @param option where it stands, for the message
     * @throws BadInputException if the name is unknown, or a setting is not understood
     */
    public static String check(String option, String policy) {
        Names.checked(option, policy, Catalogue.standard().policies().names());
        try {
            Catalogue.standard().policy(policy);
        } catch (CatalogueException e) {
            throw new BadInputException(option + ": " + e.getMessage());
        }
        return policy;
    }

    /**
     * Makes policies of a name, one a call. What is dear to find, a static plan, is found once.
     *
     * @param evaluation where they are to play
     * @throws BadInputException if the policy cannot work with its scenario
     */
    public static Supplier<CachingPolicy> supplier(String name, Evaluation evaluation) {
        try {
            return Catalogue.standard().policy(name).factory(evaluation.scenario(), evaluation.seed(),
                    evaluation::solver);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("scenario " + evaluation.scenario().name() + ": " + e.getMessage());
        }
    }
}
