package edgetempo.cli;

import edgetempo.experiments.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"edgetempo " + Build.version() + " (commit " + Build.commit() + ", Java "
                + Runtime.version() + ")"};
    }
}
