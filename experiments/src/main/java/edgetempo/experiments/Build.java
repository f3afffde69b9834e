package edgetempo.experiments;

import edgetempo.reports.run.GitCommit;
import java.nio.file.Path;

/** Which EdgeTempo this is. */
public final class Build {
    private Build() {}

    /** Version of this build, from the jar's manifest; "development" when classes run unpacked. */
    public static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Commit of the source tree the launcher started from. */
    public static String commit() {
        return GitCommit.of(Path.of(System.getProperty("edgetempo.home", ".")));
    }
}
