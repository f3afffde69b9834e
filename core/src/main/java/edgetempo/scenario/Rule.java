package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What keys, each within its own range, demand of each other.
 *
 * @param keys    the keys involved, the one that a message starts with first
 * @param holds   whether a scenario meets the demand
 * @param allowed what the first key may be, in words
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
