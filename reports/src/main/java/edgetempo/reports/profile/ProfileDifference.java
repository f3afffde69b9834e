package edgetempo.reports.profile;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/**
 * Difference of two recordings of the same benchmark. Shares alone are not comparable, since all others fall when one method gets slower:
 * they are multiplied by the cost of an operation on their side.
 *
 * @param methods whose self time changed significantly for this number of samples, the largest increase first
 * @param sites   whose allocation changed, likewise
 */
public record ProfileDifference(List<Moved> methods, List<Moved> sites) {
    /** Standard errors that a change of samples must exceed. */
    private static final double ERRORS = 2.5;
    /** Sampled bytes are rough. */
    private static final double MIN_SITE = 0.01;

    /** Keeps copies. */
    public ProfileDifference {
        methods = List.copyOf(methods);
        sites = List.copyOf(sites);
    }

    /**
     * Compares two recordings.
     *
     * @param time  ratio of the candidate's cost of an operation to the base's
     * @param bytes ratio of the candidate's allocation per operation to the base's; NaN where the base allocates nothing
     * @throws ReportException if one cannot be read
     */
    public static ProfileDifference of(Path base, Path candidate, double time, double bytes) {
        Profile before = RecordingReader.profile(base);
        Profile after = RecordingReader.profile(candidate);
        return new ProfileDifference(methods(before, after, time), sites(before, after, bytes));
    }

    /**
     * Methods of a recorded program that should be kept apart from their callers, {@code Class::method} as {@code CompileCommand} takes it,
     * for another recording to say for certain which of them took time: the compiler notes hardly any place within a method that it has put
     * into another, so that the flight recorder takes a loop for what follows it.
     *
     * @throws ReportException if the recording cannot be read
     */
    public static List<String> separable(Path recording) {
        return RecordingReader.separable(recording);
    }

    static List<Moved> methods(Profile before, Profile after, double ratio) {
        double n = Math.max(1, before.samples());
        double m = Math.max(1, after.samples());
        TreeSet<String> names = new TreeSet<>(before.self().keySet());
        names.addAll(after.self().keySet());
        return names.stream().map(name -> {
            double b = before.self().getOrDefault(name, 0L) / n;
            double c = after.self().getOrDefault(name, 0L) / m;
            return new Moved(name, b, c, ratio * c - b);
        }).filter(moved -> {
            // Of a count of zero the error is that of one.
            double b = Math.max(moved.base(), 1 / n);
            double c = Math.max(moved.candidate(), 1 / m);
            return Math.abs(moved.change()) > ERRORS * Math.sqrt(b / n + ratio * ratio * c / m);
        }).sorted(Comparator.comparingDouble(Moved::change).reversed().thenComparing(Moved::name)).toList();
    }

    static List<Moved> sites(Profile before, Profile after, double ratio) {
        double all = Math.max(1, before.sites().values().stream().mapToLong(Profile.Site::bytes).sum());
        double now = Math.max(1, after.sites().values().stream().mapToLong(Profile.Site::bytes).sum());
        // Where the base allocates nothing, the candidate's own is the whole.
        double weight = Double.isFinite(ratio) ? ratio : 1;
        double kept = Double.isFinite(ratio) ? 1 : 0;
        TreeSet<String> names = new TreeSet<>(before.sites().keySet());
        names.addAll(after.sites().keySet());
        return names.stream().map(name -> {
            double b = bytes(before, name) / all;
            double c = bytes(after, name) / now;
            int line = after.sites().getOrDefault(name, before.sites().get(name)).line();
            return new Moved(line > 0 ? name + ":" + line : name, b, c, weight * c - kept * b);
        }).filter(moved -> Math.abs(moved.change()) > MIN_SITE)
                .sorted(Comparator.comparingDouble(Moved::change).reversed().thenComparing(Moved::name)).toList();
    }

    private static double bytes(Profile profile, String site) {
        return profile.sites().containsKey(site) ? profile.sites().get(site).bytes() : 0;
    }

    /**
     * Writes a flame graph of the candidate's time, coloured by what changed since the base.
     *
     * @param what was compared, for the title
     * @throws ReportException if that cannot be done
     */
    public static void flames(Path base, Path candidate, String what, Path page) {
        // The converter draws samples; those of the base are taken for as many as the candidate has.
        String title = "Time of " + what;
        Arguments options = new Arguments("--diff", "--norm", "--title", title);
        try {
            FlameGraph before = JfrToFlame.parse(base.toString(), options);
            FlameGraph after = JfrToFlame.parse(candidate.toString(), options);
            after.diff(before);
            FlamePage.write(page, title, after::dump);
        } catch (IOException e) {
            throw ReportException.reading(candidate, e);
        }
    }

    /**
     * The complete content of a recording.
     *
     * @param samples of running threads
     * @param self    samples by the method on top of the stack, or that asked for the vector instruction there
     * @param sites   by what is allocated and the method that does
     */
    record Profile(long samples, Map<String, Long> self, Map<String, Site> sites) {
        /**
         * Bytes that a method allocated of a class.
         *
         * @param bytes estimated
         * @param line  that allocates most of them; 0 where that is not known
         */
        record Site(long bytes, int line) {}

        Profile {
            self = Map.copyOf(self);
            sites = Map.copyOf(sites);
        }
    }
}
