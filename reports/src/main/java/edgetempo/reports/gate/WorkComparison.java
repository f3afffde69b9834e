package edgetempo.reports.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Work of both sides of a benchmark with the same seeds: counters and digests, which are equal or are not. No clock is involved.
 *
 * @param benchmark class and method
 * @param parameters in one line
 * @param figures   that both sides have, by name
 */
public record WorkComparison(String benchmark, String parameters, List<Figure> figures) {
    /**
     * A counter or a digest.
     *
     * @param name      such as {@code evaluations} or {@code digest of decisions}
     * @param base      decimal number, or hexadecimal digits
     * @param candidate likewise
     */
    public record Figure(String name, String base, String candidate) {
        /** Whether both sides are equal. */
        public boolean same() {
            return base.equals(candidate);
        }
    }

    /** Keeps a copy. */
    public WorkComparison {
        figures = List.copyOf(figures);
    }

    /**
     * Compares what both sides count; counters of one side only are ignored.
     *
     * @param base      figures by name
     * @param candidate likewise
     */
    public static WorkComparison of(Subject subject, Map<String, String> base, Map<String, String> candidate) {
        List<Figure> figures = new ArrayList<>();
        candidate.forEach((name, figure) -> {
            if (base.containsKey(name)) {
                figures.add(new Figure(name, base.get(name), figure));
            }
        });
        return new WorkComparison(subject.benchmark(), subject.parameters(), figures);
    }

    /** Whether any figure differs. */
    public boolean different() {
        return figures.stream().anyMatch(figure -> !figure.same());
    }

    /** Whether nothing could be compared. */
    public boolean unknown() {
        return figures.isEmpty();
    }

    /** Benchmark and parameters in one line. */
    public String id() {
        return (benchmark + " " + parameters).strip();
    }

    /** What differs, in one line. */
    public String line() {
        return id() + ": " + figures.stream().filter(figure -> !figure.same())
                .map(figure -> figure.name() + " " + figure.base() + " → " + figure.candidate())
                .collect(Collectors.joining(", "));
    }
}
