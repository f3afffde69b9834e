package edgetempo.cli;

import edgetempo.reports.run.GitCommit;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {
    /** Version of this build, from the jar's manifest; "development" when classes run unpacked. */
    static String version() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Commit of the source tree the launcher started from. */
    static String commit() {
        return GitCommit.of(Path.of(System.getProperty("edgetempo.home", ".")));
    }

    @Override
    public String[] getVersion() {
        return new String[]{"edgetempo " + version() + " (commit " + commit() + ", Java " + Runtime.version() + ")"};
    }
}
