package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remarks on measurements from another machine or JDK. */
final class MachineDifferences {
    private MachineDifferences() {}

    /** Whether times of both can be compared at all. */
    static boolean sameClass(Measurements base, BenchMachine here) {
        return base.machine().map(then -> then.machineClass().equals(here.machineClass())).orElse(false);
    }

    /** Differences of a baseline's machine from this one. */
    static List<String> ofBaseline(Measurements base, BenchMachine here, boolean sameClass) {
        List<String> notes = new ArrayList<>(machineNotes(base, here, sameClass, "this machine"));
        notes.addAll(jdkNotes(base.jdks(), List.of(here.jdk()), "this machine"));
        return notes;
    }

    /** Differences of a base's machine from another one. */
    static List<String> machineNotes(Measurements base, BenchMachine other, boolean sameClass, String whose) {
        if (base.machine().isEmpty()) {
            return List.of("The base does not say which machine it is from: times are not compared, allocation is.");
        }
        BenchMachine then = base.machine().orElseThrow();
        if (!sameClass) {
            return List.of("The base is from a machine of class " + then.machineClass() + ", " + whose + " of "
                    + other.machineClass() + ": times are not compared, allocation is.");
        }
        return then.cpu().equals(other.cpu())
                ? List.of()
                : List.of("The base is from another processor (" + then.cpu() + ", " + whose + ": " + other.cpu()
                        + "): times are compared through the calibration only.");
    }

    /** Whatever the classes of the machines: another compiler is another program. */
    static List<String> jdkNotes(List<String> base, List<String> other, String whose) {
        if (base.isEmpty() || other.isEmpty()) {
            return List.of(
                    (base.isEmpty() ? "The base" : "The candidate") + " does not say which JDK it was measured on.");
        }
        Set<String> before = withoutVendor(base);
        Set<String> after = withoutVendor(other);
        return before.equals(after)
                ? List.of()
                : List.of("The base is from another JDK (" + String.join("; ", before) + ", " + whose + ": "
                        + String.join("; ", after) + ").");
    }

    /** JMH names the virtual machine and its version, this project its vendor too. */
    private static Set<String> withoutVendor(List<String> jdks) {
        return jdks.stream().map(jdk -> jdk.replaceFirst(",.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }
}
