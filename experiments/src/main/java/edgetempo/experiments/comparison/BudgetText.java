package edgetempo.experiments.comparison;

import edgetempo.comparison.Budget;
import edgetempo.experiments.BadInputException;
import edgetempo.scenario.NearestName;
import edgetempo.scenario.mec.Scenario;
import java.util.List;

/** Parses a budget. */
final class BudgetText {
    private static final String EVALUATIONS = "evaluations";
    private static final String MILLIS = "millis";
    private static final String GENERATIONS = "generations";
    private static final List<String> UNITS = List.of(EVALUATIONS, MILLIS, GENERATIONS);
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    private BudgetText() {}

    /**
     * Reads a budget.
     *
     * @param scenario whose genetic algorithm says how many evaluations per generation has
     * @throws BadInputException if it is none
     */
    static Budget parse(String text, Scenario scenario) {
        int equals = text.indexOf('=');
        String unit = text.substring(0, Math.max(equals, 0)).strip();
        if (!UNITS.contains(unit)) {
            throw BadInputException.of("budget", "\"" + text + "\" is no budget; allowed: evaluations=N, millis=N or"
                    + " generations=N; nearest: " + NearestName.of(equals < 0 ? text : unit, UNITS) + "=N");
        }
        long amount;
        try {
            amount = Long.parseLong(text.substring(equals + 1).strip().replace("_", ""));
        } catch (NumberFormatException e) {
            amount = 0;
        }
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw BadInputException.of("budget", text + ": allowed: a whole number from 1 to " + MAX_AMOUNT);
        }
        return switch (unit) {
            case MILLIS -> new Budget(Budget.Unit.MILLISECONDS, amount);
            case GENERATIONS -> new Budget(Budget.Unit.EVALUATIONS,
                    Math.min(MAX_AMOUNT, amount * scenario.ga().population() * scenario.ga().islands()));
            default -> new Budget(Budget.Unit.EVALUATIONS, amount);
        };
    }
}
