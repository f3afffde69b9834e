package edgetempo.reports.document;

import java.util.List;

/**
 * Charts of which one is shown at a time, such as those of single slots, selected by one choice or several: a frame and one of its slots.
 *
 * @param choices at least one
 * @param charts  one for each combination of choices; the last choice varies fastest
 */
public record Picker(List<Choice> choices, List<Chart> charts) implements Block {
    /**
     * A choice.
     *
     * @param what  kind of item selected, such as {@code slot}
     * @param names of the items, in their order
     * @param first index of the one that is shown first; static images show that one
     */
    public record Choice(String what, List<String> names, int first) {
        /**
         * Keeps a copy.
         *
         * @throws IllegalArgumentException if there is no first one
         */
        public Choice {
            names = List.copyOf(names);
            if (first < 0 || first >= names.size()) {
                throw new IllegalArgumentException(names.size() + " names, the first is " + first);
            }
        }
    }

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if there is no choice, or another number of charts than of combinations
     */
    public Picker {
        choices = List.copyOf(choices);
        charts = List.copyOf(charts);
        int combinations = choices.stream().mapToInt(choice -> choice.names.size()).reduce(1, Math::multiplyExact);
        if (choices.isEmpty() || combinations != charts.size()) {
            throw new IllegalArgumentException(combinations + " combinations of " + charts.size() + " charts");
        }
    }

    /**
     * With one choice.
     *
     * @throws IllegalArgumentException if there is no first chart, or the numbers of names and charts differ
     */
    public Picker(String what, List<String> names, List<Chart> charts, int first) {
        this(List.of(new Choice(what, names, first)), charts);
    }

    /** The chart that is shown first. */
    public Chart shown() {
        return charts.get(first());
    }

    /** Number of that chart. */
    public int first() {
        int number = 0;
        for (Choice choice : choices) {
            number = number * choice.names.size() + choice.first;
        }
        return number;
    }
}
