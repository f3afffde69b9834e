package edgetempo.comparison;

/**
 * Results of entrants, slot by slot and budget by budget. Live arrays; do not modify.
 *
 * @param grid        budgets, the last one whole
 * @param value       [entrants × budgets × slots] QoS of the decision that the entrant returns with the budget, the mean over repeats;
 *                    NaN where the budget is too small for one
 * @param evaluations [entrants × budgets × slots] spent, the mean over repeats
 * @param nanos       [entrants × budgets × slots] spent, the mean over repeats, ns
 * @param bestKnown   [slots] largest QoS of any decision of an entrant or a reference
 * @param certified   what is proven of the decisions
 */
public record SlotResults(Budget[] grid, double[][][] value, long[][][] evaluations, long[][][] nanos,
        double[] bestKnown, CertifiedSlots certified) {

    /** [slots] QoS of an entrant with the whole budget. */
    public double[] last(int entrant) {
        return value[entrant][grid.length - 1];
    }
}
