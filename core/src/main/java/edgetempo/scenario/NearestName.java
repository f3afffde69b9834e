package edgetempo.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that an unknown one was probably meant to be, for error messages. */
public final class NearestName {
    private static final int LONGEST_COMPARED = 100;
    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    private NearestName() {}

    /** The candidate with the fewest edits, the first of equals; upper and lower case are the same. */
    public static String of(String unknown, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(known -> edits(unknown, known))).orElseThrow();
    }

    /** As {@link #of}, and a key that was put into the wrong section counts as one edit. */
    public static String ofPath(String unknown, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(known -> Math.min(edits(unknown, known), misplaced(unknown, known))))
                .orElseThrow();
    }

    private static int misplaced(String unknown, String known) {
        boolean sameSection = section(unknown).equals(section(known));
        return edits(leaf(unknown), leaf(known)) + (sameSection ? 0 : 1);
    }

    private static String section(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static int edits(String unknown, String known) {
        return EDITS.apply(shortLower(unknown), shortLower(known));
    }

    private static String shortLower(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_COMPARED)).toLowerCase(Locale.ROOT);
    }
}
