package edgetempo.benchmarks.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of a measured problem, as one benchmark parameter: {@code m2-n50-p32}.
 *
 * @param servers    M
 * @param users      N
 * @param population individuals
 */
public record Shape(int servers, int users, int population) {
    private static final Pattern FORM = Pattern.compile("m(\\d{1,6})-n(\\d{1,6})-p(\\d{1,6})");

    /**
     * Reads the form of {@link #toString}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Shape parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "shape \"" + text + "\"; expected servers, users and population as in m2-n50-p32");
        }
        return new Shape(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return "m" + servers + "-n" + users + "-p" + population;
    }
}
