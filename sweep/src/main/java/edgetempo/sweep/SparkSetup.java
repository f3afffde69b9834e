package edgetempo.sweep;

import edgetempo.experiments.BadInputException;
import edgetempo.nativeconfig.JvmFlags;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Settings of Spark. */
final class SparkSetup {
    private static final String MASTER = "spark.master";
    private static final String ALL_CORES = "local[*]";

    private SparkSetup() {}

    /**
     * Settings for a study.
     *
     * @param name    of the study
     * @param threads of a run
     * @throws BadInputException if a setting is none
     */
    static SparkConf of(String name, int threads, SweepOptions options) {
        SparkConf conf = new SparkConf().setAppName("edgetempo sweep " + name);
        options.master().ifPresent(conf::setMaster);
        conf.setIfMissing(MASTER, ALL_CORES);
        boolean local = isLocal(conf);
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.set("spark.task.cpus", Integer.toString(threads));
        // A run that fails ends its task well; what is counted here are executors that were lost.
        conf.setIfMissing("spark.task.maxFailures", "10");
        conf.setIfMissing("spark.excludeOnFailure.enabled", "false");
        conf.setIfMissing("spark.sql.warehouse.dir", options.out().resolve(".warehouse").toUri().toString());
        if (local || conf.get(MASTER).matches("spark://(127\\.0\\.0\\.1|localhost):.*")) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        }
        if (!local) {
            conf.setIfMissing("spark.executor.extraJavaOptions", String.join(" ", JvmFlags.forFork()));
            conf.setIfMissing("spark.executor.memory", "2g");
            if (!System.getProperty("java.class.path", "").isEmpty() && System.getenv("SPARK_ENV_LOADED") == null) {
                // Started by the launcher, not by spark-submit: workers see the same checkout.
                conf.setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"));
            }
        }
        for (String setting : options.conf()) {
            int equals = setting.indexOf('=');
            if (equals < 1 || !setting.startsWith("spark.")) {
                throw new BadInputException("--conf: \"" + setting + "\": expected spark.KEY=VALUE");
            }
            conf.set(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return conf;
    }

    /** Whether runs are played in this process. */
    static boolean isLocal(SparkConf conf) {
        return conf.get(MASTER).startsWith("local");
    }

    /** Why a master URL is invalid; empty if it is valid. */
    static Optional<String> fault(String master) {
        return master.matches("local|local\\[(\\*|[1-9]\\d*)]|spark://\\S+|yarn|k8s://\\S+")
                ? Optional.empty()
                : Optional.of("\"" + master
                        + "\" is no master; allowed: local[*], local[N], spark://HOST:PORT, yarn, k8s://URL");
    }
}
