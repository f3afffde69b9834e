package edgetempo.reports.compare;

import edgetempo.comparison.Budget;
import edgetempo.comparison.CertifiedSlots;
import edgetempo.comparison.ProvenLoss;
import edgetempo.comparison.SlotResults;
import java.util.List;

/**
 * Values of entrants in one scenario, unit by unit.
 *
 * @param scenario  its name
 * @param value     [entrants × units] larger is better. Not modified.
 * @param bestKnown [units] never below an entrant's value. Not modified.
 * @param losses    [entrants] gaps of decisions for their own slots to proven bounds; empty where the values come from slots
 * @param slots     where the values come from slots with budgets: those; else a result without budgets
 */
public record ScenarioValues(String scenario, double[][] value, double[] bestKnown, List<ProvenLoss> losses,
        SlotResults slots) {
    private static final SlotResults NO_SLOTS = new SlotResults(new Budget[0], new double[0][][],
            new long[0][][], new long[0][][], new double[0], CertifiedSlots.NONE);

    /** Of slot solvers. */
    public static ScenarioValues of(String scenario, SlotResults slots) {
        double[][] value = new double[slots.value().length][];
        for (int e = 0; e < value.length; e++) {
            value[e] = slots.last(e);
        }
        return new ScenarioValues(scenario, value, slots.bestKnown(), List.of(), slots);
    }

    /**
     * Of caching policies.
     *
     * @param reward    [policies × episodes]
     * @param reference [references × episodes] rewards of further policies
     * @param losses    [policies] gaps of decisions for slots to proven bounds
     */
    public static ScenarioValues of(String scenario, double[][] reward, double[][] reference,
            List<ProvenLoss> losses) {
        double[] best = reward[0].clone();
        for (double[][] group : new double[][][]{reward, reference}) {
            for (double[] rewards : group) {
                for (int u = 0; u < best.length; u++) {
                    best[u] = Math.max(best[u], rewards[u]);
                }
            }
        }
        return new ScenarioValues(scenario, reward, best, losses, NO_SLOTS);
    }

    /** Number of entrants. */
    int entrants() {
        return value.length;
    }

    /** Number of units. */
    int units() {
        return bestKnown.length;
    }

    /** [units × entrants] the values, block by block. */
    double[][] blocks() {
        double[][] blocks = new double[units()][entrants()];
        for (int u = 0; u < units(); u++) {
            for (int e = 0; e < entrants(); e++) {
                blocks[u][e] = value[e][u];
            }
        }
        return blocks;
    }

    /** Whether a value is within the target of the best known one of its unit. */
    boolean reaches(double reached, int unit, double targetPercent) {
        return reached >= bestKnown[unit] - targetPercent / 100 * Math.abs(bestKnown[unit]) - 1e-12;
    }

    /** [units] smallest budget with which an entrant has reached the target; infinite where none did. */
    double[] budgetsToTarget(int entrant, double targetPercent) {
        double[] budgets = new double[units()];
        for (int u = 0; u < budgets.length; u++) {
            budgets[u] = Double.POSITIVE_INFINITY;
            for (int g = slots.grid().length - 1; g >= 0; g--) {
                if (reaches(slots.value()[entrant][g][u], u, targetPercent)) {
                    budgets[u] = slots.grid()[g].amount();
                }
            }
        }
        return budgets;
    }
}
