package edgetempo.reports.run;

import java.util.List;

/** Numbers in records that people read: they are counted from 1. */
final class Numbered {
    private Numbered() {}

    /**
     * A copy of a list of numbers.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    static List<Integer> from1(List<Integer> numbers) {
        for (int number : numbers) {
            if (number < 1) {
                throw new IllegalArgumentException("number " + number + ", where they are counted from 1");
            }
        }
        return List.copyOf(numbers);
    }
}
