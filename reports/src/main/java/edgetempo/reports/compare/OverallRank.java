package edgetempo.reports.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Results of an entrant over all scenarios.
 *
 * @param entrant    its label
 * @param meanRank   mean over scenarios of its mean rank
 * @param gapPercent mean over scenarios of its gap to the best known, %
 */
public record OverallRank(String entrant, double meanRank, double gapPercent) {

    /** Averages over scenarios with the same entrants in the same order, best mean rank first. */
    static List<OverallRank> of(List<ScenarioComparison> scenarios) {
        List<OverallRank> ranks = new ArrayList<>();
        for (int e = 0; e < scenarios.getFirst().figures().size(); e++) {
            int entrant = e;
            List<EntrantFigures> own = scenarios.stream().map(scenario -> scenario.figures().get(entrant)).toList();
            ranks.add(new OverallRank(own.getFirst().entrant(),
                    own.stream().mapToDouble(EntrantFigures::meanRank).average().orElseThrow(),
                    own.stream().mapToDouble(EntrantFigures::gapPercent).average().orElseThrow()));
        }
        ranks.sort(Comparator.comparingDouble(OverallRank::meanRank));
        return ranks;
    }
}
