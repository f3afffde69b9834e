package edgetempo.experiments.training;

import edgetempo.experiments.BadInputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several seeds, in the order in which they are run.
 *
 * @param text  such as {@code 1..10} or {@code 1,3,7..9}
 * @param seeds in the order of the text, at least one, each once
 */
public record SeedList(String text, List<Long> seeds) {
    private static final int MAX_SEEDS = 1000;
    private static final Pattern PART = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    /** Keeps a copy. */
    public SeedList {
        seeds = List.copyOf(seeds);
    }

    /**
     * Reads a list.
     *
     * @throws BadInputException if it is none, names a seed twice or more than {@value #MAX_SEEDS} seeds
     */
    public static SeedList parse(String text) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw refused(text, "\"" + part + "\" is no seed and no range");
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (last < first) {
                throw refused(text, part + " runs backwards");
            }
            if (last - first >= MAX_SEEDS - seeds.size()) {
                throw refused(text, "more than " + MAX_SEEDS + " seeds");
            }
            for (long seed = first; seed <= last; seed++) {
                if (!seeds.add(seed)) {
                    throw refused(text, "seed " + seed + " is there twice");
                }
            }
        }
        return new SeedList(text.replaceAll("\\s+", ""), List.copyOf(seeds));
    }

    private static BadInputException refused(String text, String why) {
        return BadInputException.of("seeds", "\"" + text + "\": " + why
                + "; allowed: whole numbers and ranges, such as 1..10 or 1,3,7..9");
    }
}
