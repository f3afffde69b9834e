package edgetempo.scenario;

import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;

import java.util.List;
import java.util.Optional;

/** Validates scenarios: the range of each key, and constraints between keys. */
public final class ScenarioValidation {
    private ScenarioValidation() {}

    /**
     * Checks a scenario of any origin.
     *
     * @param scenario the scenario
     * @param origin   what the error message starts with: a file, a preset or any other words for the source
     * @return the scenario
     * @throws ScenarioException naming the first key that has no value, is out of range or contradicts another
     */
    public static Scenario check(Scenario scenario, String origin) {
        return check(ScenarioKind.MEC, scenario, origin);
    }

    /** As {@link #check(Scenario, String)}. */
    public static FranScenario check(FranScenario scenario, String origin) {
        return check(ScenarioKind.FRAN, scenario, origin);
    }

    private static <S extends AnyScenario> S check(ScenarioKind<S> kind, S scenario, String origin) {
        for (ScenarioKey key : kind.schema().keys().values()) {
            Object value = key.valueIn(scenario)
                    .orElseThrow(() -> new ScenarioException(origin, key.path() + ": has no value"));
            key.checkRange(value, origin);
        }
        firstViolation(kind, scenario).ifPresent(violation -> {
            throw new ScenarioException(origin, violation.problem());
        });
        return scenario;
    }

    /** The first demand between keys that a scenario, whose every value is in its range, does not meet. */
    static <S extends AnyScenario> Optional<Violation> firstViolation(ScenarioKind<S> kind, S scenario) {
        return kind.rules().stream().filter(rule -> !rule.holds().test(scenario)).findFirst()
                .map(rule -> new Violation(rule.keys(), problem(rule, scenario)));
    }

    private static String problem(Rule<?> rule, AnyScenario scenario) {
        List<String> keys = rule.keys();
        StringBuilder text = new StringBuilder(keys.getFirst()).append(": ").append(shown(scenario, keys.getFirst()));
        for (String other : keys.subList(1, keys.size())) {
            text.append(other.equals(keys.get(1)) ? " does not go with " : ", ")
                    .append(other).append(' ').append(shown(scenario, other));
        }
        return text.append(keys.size() == 1 ? " is refused" : "").append("; allowed: ").append(rule.allowed())
                .toString();
    }

    private static String shown(AnyScenario scenario, String path) {
        Object value = ScenarioKey.value(scenario, path);
        return new Scalar(ScenarioKey.text(value), !(value instanceof String)).shown();
    }

    /**
     * A demand that is not met.
     *
     * @param keys    the keys involved, the one that the message starts with first
     * @param problem that key, its value, the others and what is allowed
     */
    record Violation(List<String> keys, String problem) {}
}
