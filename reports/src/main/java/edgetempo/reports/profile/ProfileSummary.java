package edgetempo.reports.profile;

import edgetempo.reports.ReportJson;
import java.util.List;

/**
 * The figures of a recording; the components are the keys of {@code summary.json}.
 *
 * @param schemaVersion  {@link #SCHEMA_VERSION}
 * @param what           was profiled
 * @param seconds        from the first event to the last
 * @param samples        of running threads, one every ten milliseconds and thread
 * @param methods        that were on top of the stack most often, the most frequent first
 * @param allocatedBytes estimated from samples
 * @param classes        that took most of it
 * @param sites          that allocated most of it
 * @param collections    of garbage
 * @param compilations   to machine code
 */
public record ProfileSummary(int schemaVersion, String what, double seconds, long samples, List<Method> methods,
        long allocatedBytes, List<Bytes> classes, List<Bytes> sites, Collections collections,
        Compilations compilations) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * A method's share of the samples.
     *
     * @param name  class and method
     * @param self  share with it on top of the stack
     * @param total share with it anywhere on the stack
     */
    public record Method(String name, double self, double total) {}

    /**
     * Estimated allocation.
     *
     * @param name  of the class, or class, method and line
     * @param bytes allocated
     */
    public record Bytes(String name, long bytes) {}

    /**
     * Garbage collections.
     *
     * @param count        how many
     * @param pauseSeconds all pauses together
     * @param longestPause seconds
     * @param heapPeakMib  most that was in use before or after a collection, MiB
     */
    public record Collections(long count, double pauseSeconds, double longestPause, double heapPeakMib) {}

    /**
     * Compilations.
     *
     * @param count         how many
     * @param failed        that were given up
     * @param seconds       all together
     * @param longest       seconds
     * @param longestMethod what took them; empty if nothing was compiled
     */
    public record Compilations(long count, long failed, double seconds, double longest, String longestMethod) {}

    /** Keeps copies. */
    public ProfileSummary {
        methods = List.copyOf(methods);
        classes = List.copyOf(classes);
        sites = List.copyOf(sites);
    }

    /** JSON text without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }

    /** As Markdown, fit for a terminal too. */
    public String toMarkdown() {
        return ProfileMarkdown.of(this);
    }
}
