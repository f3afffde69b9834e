package edgetempo.metric;

import java.util.Objects;

/**
 * A quantity that is measured once per episode.
 *
 * @param name    its column in tables, such as {@code criticLoss}; each name once in a table
 * @param title   heading of its chart, such as {@code Critic loss}
 * @param meaning what the numbers are, such as {@code mean squared error}
 * @param unit    such as {@code s}; {@code 1} for a number without one
 * @param tag     its tag in event files, {@code group/name}; empty if it is not written there
 * @param whole   whether it is a count
 */
public record Metric(String name, String title, String meaning, String unit, String tag, boolean whole) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is not letters and digits that begin with a letter
     */
    public Metric {
        if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("not a name of a metric, which is letters and digits: " + name);
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(tag);
    }

    /** A quantity of learning, tagged {@code learning/name}. */
    public static Metric learning(String name, String title, String meaning, String unit) {
        return new Metric(name, title, meaning, unit, "learning/" + name, false);
    }

    /** A metric of which nothing but the name is known. */
    public static Metric unknown(String name) {
        return new Metric(name, name, name, "1", "", false);
    }
}
