package edgetempo.agents.graph;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Builds graphs under default locales with non-Latin digits. TensorFlow numbers the names of operations with them
 * ({@code Placeholder_١}), and then refuses the names.
 */
public final class PlainDigits {
    private PlainDigits() {}

    /** Builds with the digits 0 to 9, one graph at a time; other threads format by the root locale meanwhile. */
    public static synchronized <T> T build(Supplier<T> graph) {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            return graph.get();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
