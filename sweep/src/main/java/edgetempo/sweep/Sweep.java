package edgetempo.sweep;

import edgetempo.experiments.BadInputException;
import edgetempo.reports.ReportException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Plays the missing runs of a study, and writes its tables. */
final class Sweep {
    private final StudyPlan plan;
    private final SweepOptions options;
    private final ResultStore store;
    private final SweepProgress progress;

    /**
     * Creates a sweep.
     *
     * @param progress receives every run
     */
    Sweep(StudyPlan plan, SweepOptions options, SweepProgress progress) {
        this.plan = plan;
        this.options = options;
        this.progress = progress;
        store = new ResultStore(options.out());
    }

    /**
     * Plays.
     *
     * @return a result for every run that has one, in the order of the plan
     * @throws BadInputException if there are results of another version of the code, and they are not accepted
     * @throws ReportException   if the folder cannot be read or written
     */
    List<RunResult> run() {
        store.removeLeftovers();
        Map<String, RunResult> found = store.read();
        Map<String, RunResult> results = known(found);
        List<RunSpec> todo = plan.runs().stream().filter(run -> options.onlyFailed()
                ? results.containsKey(run.key()) && !results.get(run.key()).done()
                : !results.containsKey(run.key()) || !results.get(run.key()).done()).toList();
        progress.begin(plan.runs().size(), plan.runs().size() - todo.size());
        SparkConf conf = SparkSetup.of(plan.study().name(), plan.study().threads(), options);
        try (JavaSparkContext context = started(conf)) {
            if (!todo.isEmpty()) {
                play(context, todo, results);
            }
            List<RunResult> ordered = inOrder(results);
            ResultTable table = new ResultTable(plan.study(), ordered);
            table.writeCsv(options.out());
            if (context.sc().isStopped()) {
                throw new BadInputException(
                        "Spark has given up on " + conf.get("spark.master") + "; " + ordered.size() + " of "
                                + plan.runs().size() + " results are kept, and the same command goes on from them");
            }
            table.writeParquet(context.sc(), options.out());
            return ordered;
        } finally {
            progress.end();
        }
    }

    private static JavaSparkContext started(SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (RuntimeException e) {
            throw new BadInputException(
                    "Spark does not start with " + conf.get("spark.master") + ": " + e.getMessage());
        }
    }

    /** Results that count, by the key of the run that they are of. */
    private Map<String, RunResult> known(Map<String, RunResult> found) {
        Map<String, RunResult> byIdentity = new LinkedHashMap<>();
        found.values().forEach(result -> byIdentity.merge(result.identity(), result,
                (one, other) -> one.codeVersion().compareTo(other.codeVersion()) > 0 ? one : other));
        Map<String, RunResult> known = new LinkedHashMap<>();
        for (RunSpec run : plan.runs()) {
            RunResult exact = found.get(run.key());
            RunResult other = byIdentity.get(run.identity());
            if (exact != null) {
                known.put(run.key(), exact);
            } else if (other != null && options.mixedVersions()) {
                known.put(run.key(), other);
            } else if (other != null) {
                throw new BadInputException(options.out() + ": holds results of version " + other.codeVersion()
                        + ", and this is "
                        + plan.codeVersion() + "; allowed: another --out, or --mixed-versions to let them count");
            }
        }
        return known;
    }

    private List<RunResult> inOrder(Map<String, RunResult> results) {
        List<RunResult> ordered = new ArrayList<>();
        for (RunSpec run : plan.runs()) {
            RunResult result = results.get(run.key());
            if (result != null) {
                ordered.add(result);
            }
        }
        return ordered;
    }

    private void play(JavaSparkContext context, List<RunSpec> todo, Map<String, RunResult> results) {
        boolean local = SparkSetup.isLocal(context.getConf());
        options.plugins().forEach(jar -> context.addFile(jar.toUri().toString()));
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onTaskStart(SparkListenerTaskStart start) {
                progress.started();
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                progress.stopped();
            }
        });
        Play task = new Play(options.out().toAbsolutePath().toString(), options.retries(), plan.codeVersion(),
                options.plugins().stream().map(jar -> jar.getFileName().toString()).toList(), !local);
        ClassTag<String> text = ClassTag$.MODULE$.apply(String.class);
        List<Object> partitions = new ArrayList<>(IntStream.range(0, todo.size()).boxed().toList());
        try {
            context.sc().runJob(context.parallelize(todo, todo.size()).rdd(), task,
                    CollectionConverters.asScala(partitions).toSeq(),
                    new AbstractFunction2<Object, String, BoxedUnit>() {
                        @Override
                        public BoxedUnit apply(Object partition, String json) {
                            RunResult result = RunResult.parse(json);
                            store.write(result);
                            results.put(result.key(), result);
                            progress.ended(result);
                            if (!result.done() && !options.keepGoing()) {
                                context.sc().cancelAllJobs();
                            }
                            return BoxedUnit.UNIT;
                        }
                    }, text);
        } catch (Exception e) {
            // Scala does not declare what it throws.
            if (e instanceof SparkException spark) {
                progress.aborted(spark.getMessage());
            } else if (e instanceof RuntimeException other) {
                throw other;
            } else {
                throw new IllegalStateException(e);
            }
        }
    }
}
