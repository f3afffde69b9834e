package edgetempo.experiments;

import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.run.GitCommit;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.Versions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Version and commit of this build. */
public final class Build {
    private Build() {}

    /** Version of this build, from the jar's manifest; "development" when classes run unpacked. */
    public static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Commit of the source tree the launcher started from. */
    public static String commit() {
        return GitCommit.of(Path.of(System.getProperty(JvmFlags.HOME, ".")));
    }

    /**
     * Provenance of what this process computes.
     *
     * @param tensorflow its version, or {@code "none"}
     * @param device     what networks run on; empty without
     */
    public static Provenance provenance(String tensorflow, Map<String, Object> device, Instant started) {
        Map<String, Object> devices = new LinkedHashMap<>(device);
        devices.put("autoBackend", GaBackends.choice());
        return Provenance.current(Versions.onThisJava(version(), tensorflow), commit(), devices, started);
    }

    /** Provenance of what this process computes without networks. */
    public static Provenance provenance(Instant started) {
        return provenance("none", Map.of(), started);
    }

    /** Warns if a run that is resumed was begun by other code. */
    public static void warnOfOtherCode(Provenance before, Provenance now, Console console) {
        if (!before.sameCode(now)) {
            console.warn("the run was begun by edgetempo " + before.code() + ", this is " + now.code()
                    + "; its numbers may differ from those of one uninterrupted run");
        }
    }
}
