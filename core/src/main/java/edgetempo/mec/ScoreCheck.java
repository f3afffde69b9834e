package edgetempo.mec;

import edgetempo.scenario.mec.ShareSettings;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Checks every decision that is scored, of any solver. Checks run only where the property {@value #PROPERTY} is true, as it is in this
 * project's own tests; otherwise scoring costs nothing more. Not thread-safe; each scorer has its own.
 */
public interface ScoreCheck {
    /** System property that turns checks on. */
    String PROPERTY = "edgetempo.checkScores";

    /**
     * Checks a score.
     *
     * @param problem  the slot as it was scored. Not modified.
     * @param decision not modified
     * @param qos      its score
     * @throws IllegalStateException if the score is impossible
     */
    void check(SlotProblem problem, Decision decision, double qos);

    /** Makes checks; found as a service. */
    interface Provider {
        /** A check of decisions whose shares are replaced and rounded as the settings say. */
        ScoreCheck create(ShareSettings shares);
    }

    /** Checks of one scorer, whose shares are replaced and rounded as the settings say; none unless the property is true. */
    static ScoreCheck[] all(ShareSettings shares) {
        return Providers.FOUND.stream().map(provider -> provider.create(shares)).toArray(ScoreCheck[]::new);
    }

    /** Found once, where they are wanted. */
    final class Providers {
        private static final List<Provider> FOUND = Boolean.getBoolean(PROPERTY)
                ? ServiceLoader.load(Provider.class, ScoreCheck.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get).toList()
                : List.of();

        private Providers() {}
    }
}
