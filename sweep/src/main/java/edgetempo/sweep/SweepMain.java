package edgetempo.sweep;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.PluginException;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.FigureForm;
import edgetempo.experiments.OneLine;
import edgetempo.ga.BackendException;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.picture.PictureForm;
import edgetempo.scenario.ScenarioException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code edgetempo sweep} command, which the launcher starts with Spark on its class path. */
@Command(name = "edgetempo sweep", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays studies: grids of many runs, each run once, on this machine or on a cluster of Spark.",
        subcommands = {SweepMain.Plan.class, SweepMain.Run.class, SweepMain.Report.class, SweepMain.Query.class},
        footer = {"", "Exit codes: 0 done, 1 internal error, 2 bad input, 3 runs have failed or are missing."})
public final class SweepMain implements Runnable {
    private static final int BAD_INPUT = 2;
    private static final int FAILED = 3;
    private static final boolean DEBUG = System.getenv("EDGETEMPO_DEBUG") != null;

    @Spec
    private CommandSpec spec;

    /** Runs a command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true)));
    }

    /** Runs a command line and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new SweepMain()).setOut(out).setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    err.println(OneLine.of(e.getMessage() + "; see "
                            + e.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
                    return BAD_INPUT;
                })
                .setExecutionExceptionHandler((e, _, _) -> explain(e, err)).execute(args);
    }

    private static int explain(Exception e, PrintWriter err) {
        if (e instanceof BadInputException || e instanceof ScenarioException || e instanceof CatalogueException
                || e instanceof PluginException || e instanceof ReportException || e instanceof BackendException) {
            err.println(OneLine.of(e.getMessage()));
            return BAD_INPUT;
        }
        err.println(OneLine.of("internal error: " + e));
        if (DEBUG) {
            e.printStackTrace(err);
        }
        return 1;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The study, and plug-ins that it needs. */
    static final class StudyOptions {
        @Parameters(paramLabel = "FILE", description = "A study in YAML; see docs/sweeps.md.")
        private Path file;

        @Option(names = "--plugins", paramLabel = "JAR", split = ",",
                description = "Jars with solvers, policies and agents, which travel with the study.")
        private List<Path> plugins = new ArrayList<>();

        StudyPlan plan() {
            plugins.forEach(Catalogue.standard()::plugIn);
            return StudyPlan.of(StudyReader.read(file), Build.version() + " " + Build.commit());
        }
    }

    /** {@code edgetempo sweep plan}. */
    @Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Prints the runs of a study and how long they take, after looking whether each can be run.",
            footer = {"", "Example:  edgetempo sweep plan study.yaml"})
    static final class Plan implements Callable<Integer> {
        private static final int SHOWN = 20;
        private static final int SAMPLE_S = 20;

        @Mixin
        private StudyOptions study;

        @Option(names = "--no-sample", description = "Plays no run to estimate the time.")
        private boolean noSample;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            StudyPlan plan = study.plan();
            PrintWriter out = spec.commandLine().getOut();
            List<RunSpec> runs = plan.runs();
            for (int i = 0; i < runs.size(); i++) {
                if (i < SHOWN || i == runs.size() - 1) {
                    out.println(runs.get(i).key() + "  " + runs.get(i).label());
                } else if (i == SHOWN) {
                    out.println("… " + (runs.size() - SHOWN - 1) + " more");
                }
            }
            out.println(runs.size() + " runs of " + plan.study().name() + ", work "
                    + plan.study().work().name().toLowerCase(Locale.ROOT) + ", code " + plan.codeVersion());
            if (!noSample) {
                estimate(plan, out);
            }
            return 0;
        }

        private static void estimate(StudyPlan plan, PrintWriter out) throws Exception {
            Path folder = Files.createTempDirectory("edgetempo-sample");
            Sample sample;
            try {
                sample = Sample.of(plan.runs(), folder, SAMPLE_S);
            } finally {
                RunPlayer.remove(folder);
            }
            int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / plan.study().threads());
            out.println("time: " + (sample.cutOff() == 0 ? "about " : "at least ")
                    + SweepProgress.duration(sample.secondsOfAll()) + " of runs, "
                    + SweepProgress.duration(sample.secondsOfAll() / cores) + " on this machine, from "
                    + sample.runs() + " that were played for " + SweepProgress.duration(sample.spentS())
                    + (sample.cutOff() == 0 ? "" : ", " + sample.cutOff() + " of them cut off"));
        }
    }

    /** {@code edgetempo sweep run}. */
    @Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Plays the runs of a study that have no result yet; started again, it goes on.",
            footer = {"", "Example:  edgetempo sweep run study.yaml --out sweeps/study",
                    "          edgetempo sweep run study.yaml --out sweeps/study --master spark://host:7077"})
    static final class Run implements Callable<Integer> {
        @Mixin
        private StudyOptions study;

        @Option(names = "--out", paramLabel = "DIR",
                description = "Folder of the study, which all workers see. Default: sweeps/<name of the study>.")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--master", paramLabel = "URL",
                description = "Who plays: local[N] for N cores of this machine, spark://HOST:PORT, yarn, k8s://URL. Default: local[*], or"
                        + " what spark-submit says.")
        private Optional<String> master = Optional.empty();

        @Option(names = "--retries", paramLabel = "N", defaultValue = "0",
                description = "How often a run that fails is tried again. Default: ${DEFAULT-VALUE}.")
        private int retries;

        @Option(names = "--keep-going", negatable = true, defaultValue = "true", fallbackValue = "true",
                description = "Whether the others are played after a run has failed. Default: ${DEFAULT-VALUE}.")
        private boolean keepGoing = true;

        @Option(names = "--only-failed", description = "Plays only runs that have failed before.")
        private boolean onlyFailed;

        @Option(names = "--mixed-versions", description = "Lets results of other versions of the code count.")
        private boolean mixedVersions;

        @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark; may be repeated.")
        private List<String> conf = new ArrayList<>();

        @Option(names = "--quiet", description = "Says nothing but the results and what is wrong.")
        private boolean quiet;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            master.flatMap(SparkSetup::fault).ifPresent(why -> {
                throw new BadInputException("--master: " + why);
            });
            if (retries < 0 || retries > 100) {
                throw new BadInputException("--retries: " + retries + " is out of range; allowed: 0 to 100");
            }
            StudyPlan plan = study.plan();
            Path folder = out
                    .orElseGet(() -> Path.of("sweeps", plan.study().name().replaceAll("[^A-Za-z0-9._-]+", "-")));
            SweepOptions options = new SweepOptions(folder, master, retries, keepGoing, onlyFailed, mixedVersions,
                    study.plugins, conf);
            SweepProgress progress = new SweepProgress(spec.commandLine().getErr(), System.console() != null
                    && System.console().isTerminal(), quiet);
            List<RunResult> results = new Sweep(plan, options, progress).run();
            SweepPage.write(plan.study(), results, folder);
            long done = results.stream().filter(RunResult::done).count();
            PrintWriter text = spec.commandLine().getOut();
            text.println(done + " of " + plan.runs().size() + " runs done, " + (results.size() - done) + " failed");
            text.println("results  " + folder.resolve(ResultTable.CSV));
            text.println("page     " + folder.resolve(SweepPage.FILE_NAME));
            return done == plan.runs().size() ? 0 : FAILED;
        }
    }

    /** {@code edgetempo sweep report}. */
    @Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes the page of a study anew, from the results that there are.",
            footer = {"", "Example:  edgetempo sweep report study.yaml --out sweeps/study"})
    static final class Report implements Callable<Integer> {
        @Mixin
        private StudyOptions study;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the study.")
        private Path out;

        @Option(names = "--figures", paramLabel = "DIR",
                description = "Also draws every chart of the page there, and writes its tables to tables.tex.")
        private Optional<Path> figures = Optional.empty();

        @Option(names = "--figure-formats", paramLabel = "LIST",
                description = "Which files of each, separated by commas: png, svg, pdf. Default: all three.")
        private Optional<String> formats = Optional.empty();

        @Option(names = "--figure-width", paramLabel = "LENGTH",
                description = "Width in print, such as 88mm; without titles then. Default: 195 mm.")
        private Optional<String> width = Optional.empty();

        @Option(names = "--figure-height", paramLabel = "LENGTH",
                description = "Height. Default: what a chart needs.")
        private Optional<String> height = Optional.empty();

        @Option(names = "--dpi", paramLabel = "N", description = "Pixels of a PNG to the inch.")
        private Optional<Integer> dpi = Optional.empty();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PictureForm form = FigureForm.of(figures, formats, width, height, dpi);
            Study read = StudyReader.read(study.file);
            if (!Files.isDirectory(out)) {
                throw new BadInputException("--out: " + out + " is no folder of a study");
            }
            List<RunResult> results = new ResultStore(out).read().values().stream()
                    .filter(result -> result.point().keySet().containsAll(read.axes()))
                    .sorted(java.util.Comparator.comparing(RunResult::key)).toList();
            SweepPage.write(read, results, out);
            figures.ifPresent(folder -> SweepPage.figures(read, results, AtomicFiles.folder(folder), form)
                    .forEach(spec.commandLine().getOut()::println));
            spec.commandLine().getOut().println("page     " + out.resolve(SweepPage.FILE_NAME));
            return 0;
        }
    }

    /** {@code edgetempo sweep query}. */
    @Command(name = "query", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Asks the results of a study in SQL, of the table results, and prints CSV.",
            footer = {"",
                    "Example:  edgetempo sweep query sweeps/study 'SELECT algorithm, avg(rewardLast50) FROM results GROUP BY algorithm'"})
    static final class Query implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of a study.")
        private Path out;

        @Parameters(index = "1", paramLabel = "SQL", description = "A statement.")
        private String sql;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(SweepQuery.csv(out, sql));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
