package edgetempo.sweep;

import edgetempo.catalogue.Catalogue;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** The Spark task that plays one run; sent to executors. */
final class Play extends AbstractFunction2<TaskContext, Iterator<RunSpec>, String> implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Plug-ins are added to a process once; all tasks of it have the same. */
    private static final Set<String> PLUGGED = new HashSet<>();

    private final String out;
    private final int retries;
    private final String codeVersion;
    private final String[] plugins;
    private final boolean shipped;

    /**
     * Creates a task.
     *
     * @param out         folder of the study
     * @param retries     of a run that fails
     * @param codeVersion of this code
     * @param plugins     names of the plug-ins' jars, as Spark ships them
     * @param shipped     whether plug-ins come by Spark; otherwise this process has them
     */
    Play(String out, int retries, String codeVersion, List<String> plugins, boolean shipped) {
        this.out = out;
        this.retries = retries;
        this.codeVersion = codeVersion;
        this.plugins = plugins.toArray(String[]::new);
        this.shipped = shipped;
    }

    @Override
    public String apply(TaskContext context, Iterator<RunSpec> runs) {
        plugIn();
        RunResult result = RunPlayer.play(runs.next(), Path.of(out), retries, codeVersion, host());
        return result.toJson();
    }

    private void plugIn() {
        synchronized (PLUGGED) {
            for (String jar : plugins) {
                if (shipped && PLUGGED.add(jar)) {
                    Catalogue.standard().plugIn(Path.of(SparkFiles.get(jar)));
                }
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
