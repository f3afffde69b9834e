package edgetempo.comparison;

/**
 * What a solver may spend on a slot.
 *
 * @param unit   of what
 * @param amount how much, at least 1
 */
public record Budget(Unit unit, long amount) {
    /** Unit of a budget. */
    public enum Unit {
        /** Fitness evaluations, see {@link Contestant}; results depend on nothing else. */
        EVALUATIONS,
        /** Wall time, ms; results depend on the machine. */
        MILLISECONDS
    }

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Budget {
        if (amount < 1) {
            throw new IllegalArgumentException("a budget of " + amount + "; at least 1 is needed");
        }
    }

    /**
     * Geometric grid of budgets up to this one, each about √2 times the one before.
     *
     * @return by size, each once, from 1 to this one
     */
    public Budget[] grid() {
        long[] amounts = new long[Long.SIZE * 2];
        int count = 0;
        double exact = amount;
        for (long next = amount; next >= 1; next = (long) exact) {
            if (count == 0 || next < amounts[count - 1]) {
                amounts[count++] = next;
            }
            exact /= Math.sqrt(2);
        }
        Budget[] grid = new Budget[count];
        for (int g = 0; g < count; g++) {
            grid[g] = new Budget(unit, amounts[count - 1 - g]);
        }
        return grid;
    }
}
