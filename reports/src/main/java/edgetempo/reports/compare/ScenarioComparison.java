package edgetempo.reports.compare;

import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.Summary;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Results of a comparison in one scenario.
 *
 * @param scenario         its name; each once
 * @param users            number of users
 * @param servers          number of servers
 * @param scoringDraws     channels over which every decision is scored, the same ones for all; 1 where the channel is known
 * @param references       references that contribute to the best known values besides the entrants
 * @param bestKnownMean    mean best known value of a unit
 * @param exact            whether the best known values are optima, by exhaustive search
 * @param figures          of every entrant, in their order
 * @param friedman         test of all entrants; empty for one entrant
 * @param pairs            of entrants, each pair once
 * @param curves           of every entrant, in their order; empty for policies
 * @param certificates     gaps of the decisions to proven bounds, of policies on a sample of their slots; empty if none were computed
 * @param resolvedScenario every key with its value, as nested maps
 */
public record ScenarioComparison(String scenario, int users, int servers, int scoringDraws, List<String> references,
        double bestKnownMean, boolean exact, List<EntrantFigures> figures, Optional<Friedman> friedman,
        List<PairFigures> pairs, List<AnytimeCurve> curves, Optional<Certificates> certificates,
        Map<String, Object> resolvedScenario) {

    /**
     * Keeps copies, the map in its order.
     *
     * @throws IllegalArgumentException if a pair is of entrants without figures
     */
    public ScenarioComparison {
        references = List.copyOf(references);
        figures = List.copyOf(figures);
        pairs = List.copyOf(pairs);
        Set<String> entrants = figures.stream().map(EntrantFigures::entrant).collect(Collectors.toSet());
        for (PairFigures pair : pairs) {
            if (!entrants.contains(pair.first()) || !entrants.contains(pair.second())) {
                throw new IllegalArgumentException("a pair of entrants without figures: " + pair.first() + ", "
                        + pair.second());
            }
        }
        curves = List.copyOf(curves);
        resolvedScenario = Collections.unmodifiableMap(new LinkedHashMap<>(resolvedScenario));
    }

    /** Figures of every entrant, best mean rank first. */
    public List<EntrantFigures> ranking() {
        return figures.stream().sorted(Comparator.comparingDouble(EntrantFigures::meanRank)).toList();
    }

    /**
     * Computes figures, tests and curves.
     *
     * @param scenario      the world
     * @param scoringDraws  channels over which every decision is scored
     * @param references    references that contribute to the best known values besides the entrants
     * @param exact         whether best known values are optima
     * @param labels        of the entrants, in the order of the values
     * @param values        values of the entrants
     * @param targetPercent how far below the best known the target is, %
     */
    public static ScenarioComparison of(Scenario scenario, int scoringDraws, List<String> references, boolean exact,
            List<String> labels, ScenarioValues values, double targetPercent) {
        ScenarioAnalysis analysis = new ScenarioAnalysis(labels, values, targetPercent);
        return new ScenarioComparison(scenario.name(), scenario.network().users(), scenario.network().servers(),
                scoringDraws, references, Summary.of(values.bestKnown()).mean(), exact, analysis.figures(),
                analysis.friedman(), analysis.pairs(), analysis.curves(),
                certificates(labels, values),
                ScenarioWriter.toMap(scenario));
    }

    private static Optional<Certificates> certificates(List<String> labels, ScenarioValues values) {
        if (values.slots().grid().length > 0) {
            return Optional.of(Certificates.of(labels, values.slots().certified()));
        }
        return values.losses().isEmpty() ? Optional.empty() : Optional.of(Certificates.of(labels, values.losses()));
    }
}
