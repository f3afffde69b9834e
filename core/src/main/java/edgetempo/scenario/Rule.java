package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A constraint between keys that are each within their own ranges.
 *
 * @param keys    the keys involved, the one that a message starts with first
 * @param holds   whether a scenario satisfies the constraint
 * @param allowed allowed values of the first key, for the message
 */
record Rule<S extends AnyScenario>(List<String> keys, Predicate<S> holds, String allowed) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Names become file names. */
    static <S extends AnyScenario> Rule<S> name() {
        return new Rule<>(List.of("name"), s -> NAME.matcher(s.name()).matches(),
                "up to 100 letters, digits, dots, underscores and dashes");
    }

    /** Descriptions stand in tables. */
    static <S extends AnyScenario> Rule<S> description() {
        return new Rule<>(List.of("description"), s -> s.description().chars().noneMatch(Character::isISOControl),
                "one line");
    }
}
