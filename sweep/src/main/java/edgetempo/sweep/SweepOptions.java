package edgetempo.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Options of playing a study.
 *
 * @param out           folder of the study
 * @param master        of Spark; empty for what spark-submit says, or all cores of this machine
 * @param retries       of a run that fails
 * @param keepGoing     whether the others are played after a run has failed
 * @param onlyFailed    whether only runs that have failed before are played
 * @param mixedVersions whether results of other versions of the code count
 * @param plugins       jars that travel with the study
 * @param conf          more of Spark's settings, each as {@code key=value}
 */
record SweepOptions(Path out, Optional<String> master, int retries, boolean keepGoing, boolean onlyFailed,
        boolean mixedVersions,
        List<Path> plugins, List<String> conf) {
    /** Keeps copies. */
    SweepOptions {
        plugins = List.copyOf(plugins);
        conf = List.copyOf(conf);
    }
}
