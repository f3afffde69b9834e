package edgetempo.reports.profile;

import edgetempo.reports.profile.ProfileSummary.Bytes;
import java.util.List;
import java.util.Locale;

/** A summary as Markdown. */
final class ProfileMarkdown {
    private static final double MIB = 1 << 20;

    private ProfileMarkdown() {}

    static String of(ProfileSummary summary) {
        StringBuilder text = new StringBuilder("# Profile of ").append(summary.what()).append("\n\n");
        line(text, "%.1f s recorded, %d samples of running threads.", summary.seconds(), summary.samples());
        text.append("\n## Where time goes\n\n| self | total | method |\n| ---: | ---: | --- |\n");
        summary.methods().forEach(method -> line(text, "| %.1f %% | %.1f %% | `%s` |", 100 * method.self(),
                100 * method.total(), method.name()));
        text.append("\n## Allocation\n\n");
        line(text, "About %s in all.", bytes(summary.allocatedBytes()));
        bytes(text, "class", summary.classes(), summary.allocatedBytes());
        bytes(text, "allocated by", summary.sites(), summary.allocatedBytes());
        text.append("\n## Garbage collection\n\n");
        line(text, "%s", collections(summary.collections()));
        text.append("\n## Compilation\n\n");
        line(text, "%d compilations, %d failed, %.2f s together%s.", summary.compilations().count(),
                summary.compilations().failed(), summary.compilations().seconds(),
                summary.compilations().longestMethod().isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "; the longest, `%s`, took %.0f ms",
                                summary.compilations().longestMethod(), 1e3 * summary.compilations().longest()));
        return text.toString();
    }

    /** The heap in use is known by collections alone. */
    private static String collections(ProfileSummary.Collections collections) {
        return collections.count() == 0
                ? "None."
                : String.format(Locale.ROOT,
                        "%d collections, %.1f ms of pauses, the longest %.1f ms, at most %.0f MiB of heap in use.",
                        collections.count(), 1e3 * collections.pauseSeconds(), 1e3 * collections.longestPause(),
                        collections.heapPeakMib());
    }

    private static void bytes(StringBuilder text, String heading, List<Bytes> rows, long all) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("\n| share | bytes | ").append(heading).append(" |\n| ---: | ---: | --- |\n");
        rows.forEach(row -> line(text, "| %.1f %% | %s | `%s` |", 100.0 * row.bytes() / all, bytes(row.bytes()),
                row.name()));
    }

    private static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
    }

    private static void line(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
