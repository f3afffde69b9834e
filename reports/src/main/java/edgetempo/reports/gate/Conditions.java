package edgetempo.reports.gate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Conditions besides code and machine that affect speed.
 *
 * @param flags    of the virtual machines that measure, in their order
 * @param governor frequency governor of the first processor, as Linux names it; {@code unknown} where not known
 * @param load     running tasks per processor when measuring began; NaN where that is not known
 */
public record Conditions(List<String> flags, String governor, double load) {
    /** A gate or a benchmark keeps one processor busy; higher load is caused by other processes. */
    private static final double BUSY = 1.5;
    private static final Path GOVERNOR = Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    private static final String UNKNOWN = "unknown";
    private static final String STEADY = "performance";

    /** Keeps a copy. */
    public Conditions {
        flags = List.copyOf(flags);
    }

    /** The present conditions, for virtual machines of these flags. */
    public static Conditions current(List<String> flags) {
        return new Conditions(flags, governor(GOVERNOR), currentLoad());
    }

    /** Running tasks per processor, averaged over the last minute; NaN where that is not known. */
    public static double currentLoad() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        return load < 0 ? Double.NaN : load / system.getAvailableProcessors();
    }

    static String governor(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /**
     * Differences between the conditions of base and candidate, one sentence each; empty if there are none.
     */
    public static List<String> differences(Conditions base, Conditions candidate) {
        List<String> notes = new ArrayList<>();
        if (!base.flags.equals(candidate.flags)) {
            Set<String> before = new TreeSet<>(base.flags);
            Set<String> after = new TreeSet<>(candidate.flags);
            before.removeAll(candidate.flags);
            after.removeAll(base.flags);
            notes.add("The virtual machines have other flags: " + (before.isEmpty() && after.isEmpty()
                    ? "another order of the same."
                    : "only in base " + list(before) + ", only in candidate " + list(after) + "."));
        }
        if (!base.governor.equals(candidate.governor)) {
            notes.add("The processor's clock was governed otherwise: " + base.governor + " (base), "
                    + candidate.governor + " (candidate).");
        }
        if (Math.abs(base.load - candidate.load) > BUSY - 1) {
            notes.add(String.format(Locale.ROOT,
                    "The machine was loaded otherwise: %.1f running tasks a processor (base), %.1f (candidate).",
                    base.load, candidate.load));
        }
        return notes;
    }

    private static String list(Set<String> flags) {
        return flags.isEmpty() ? "nothing" : String.join(" ", flags);
    }

    /**
     * Conditions that make times unreliable, one sentence each.
     *
     * @param end conditions after measuring
     */
    public List<String> warnings(Conditions end) {
        List<String> notes = new ArrayList<>();
        if (!governor.equals(STEADY) && !governor.equals(UNKNOWN)) {
            notes.add("The processor's clock is governed by \"" + governor + "\": it may change while measuring; \""
                    + STEADY + "\" is steadier.");
        }
        double most = Math.max(Double.isNaN(load) ? 0 : load, Double.isNaN(end.load) ? 0 : end.load);
        if (most >= BUSY) {
            notes.add(String.format(Locale.ROOT,
                    "The machine was busy: %.1f running tasks a processor. Times are uncertain.", most));
        }
        return notes;
    }
}
