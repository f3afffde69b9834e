package edgetempo.cli;

import edgetempo.agents.fran.Phase1Policy;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.fran.FranPlay;
import edgetempo.experiments.fran.FranPolicies;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethod;
import edgetempo.fran.FranMethods;
import edgetempo.reports.fran.FranCharts;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.picture.Pictures;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo fran evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays the offloading network of a run on fresh instances, with new positions and tasks that "
                + "no training has seen, beside"
                + " every method that needs no training. Processors are dealt exactly: networks that deal them know the users they were"
                + " trained for only.",
        footer = {"",
                "Example:  edgetempo fran evaluate runs/20260304-050607-fran-default-dueling-dqn-s1 --episodes 100"})
final class FranEvaluateCommand implements Callable<Integer> {
    /** Beyond every number that {@code phase1.instances} allows. */
    static final int FIRST_FRESH = 1_000_000;
    /** Methods that a policy worth training beats. */
    private static final List<String> RIVALS = List.of("all-local", "random", "nearest-fap", "no-d2d");

    @Parameters(paramLabel = "RUN", description = "Folder of a run of 'edgetempo fran train'.")
    private Path run = Path
            .of("");

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "100",
            description = "Fresh instances. Default: ${DEFAULT-VALUE}.")
    private int episodes = 100;

    @Option(names = "--scenario", paramLabel = "FILE|PRESET",
            description = "F-RAN scenario of the instances, of the size of the run's. Default: the run's own.")
    private Optional<String> scenarioName = Optional
            .empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one key of that scenario; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Root of every random stream. Default: the run's.")
    private Optional<Long> seed = Optional
            .empty();

    @Option(names = "--threads", paramLabel = "N",
            description = "Methods that play at a time; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder that gets evaluation.csv and evaluation.png. Default: the run's.")
    private Optional<Path> out = Optional
            .empty();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.atLeast("episodes", 1, episodes);
        Checks.atLeast("threads", 1, threads);
        FranRunRecord record = FranRunRecord.read(run);
        Path target = out.orElse(run);
        if (!Files.isDirectory(target)) {
            throw new BadInputException("--out: " + target + " is not a folder");
        }
        FranScenario own = ScenarioReader.parseCompleteFran(Json.of(record.resolvedScenario()),
                run.resolve(FranRunRecord.FILE_NAME).toString());
        FranScenario scenario = scenarioName.map(name -> ScenarioReader.loadFran(name, sets))
                .orElseGet(() -> ScenarioReader.parseFran(Json.of(record.resolvedScenario()),
                        run.resolve(FranRunRecord.FILE_NAME).toString(), sets));
        long root = seed.orElse(record.seed());
        List<FranMethod> methods = new ArrayList<>(FranMethods.all(scenario));
        Phase1Policy learned = FranPolicies.read(run, scenario);
        methods.add(1, FranMethod.of(scenario, learned.name(), learned, methods.getFirst().allocator()));
        List<FranMethodRow> rows = FranMethodRow.of(FranPlay.play(methods,
                FranPlay.instances(scenario, root, FIRST_FRESH, episodes), threads));
        FranMethodsCsv.write(target.resolve("evaluation.csv"), rows);
        Pictures.png(target.resolve("evaluation.png"), FranCharts.methods(rows).titled(scenario.name() + " · " + episodes + " fresh instances"));
        spec.commandLine().getOut().println(output.json()
                ? Json.of(rows)
                : FranTable.of(rows) + verdict(own, record,
                        rows));
        return ExitCodes.OK;
    }

    private String verdict(FranScenario own, FranRunRecord record, List<FranMethodRow> rows) {
        List<FranFigures> trained = FranPlay.play(List.of(FranMethods.all(own).getFirst(),
                FranMethod.of(own, Phase1Policy.NAME, FranPolicies.read(run, own),
                        FranMethods.all(own).getFirst().allocator())),
                FranPlay.instances(own, record.seed(), 0, 1), threads);
        FranMethodRow there = FranMethodRow.of(trained).getLast();
        FranMethodRow fresh = rows.get(1);
        String better = rows.stream().filter(row -> RIVALS.contains(row.method()))
                .filter(row -> row.utility() > fresh.utility()).map(FranMethodRow::method)
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT,
                "%noffloading   %.2f%% of exact on the training instance, %.2f%% on fresh ones"
                        + "%ntrained on   %d instance%s%nbeaten by    %s%s",
                100 * (1 - there.phase1Gap()),
                100 * (1 - fresh.phase1Gap()), own.phase1().instances(), own.phase1().instances() == 1 ? "" : "s",
                better.isEmpty() ? "none of " + String.join(", ", RIVALS) : better,
                own.phase1().instances() == 1
                        ? System.lineSeparator()
                                + "It has seen one network; to train on many: --set phase1.instances=1000 --set phase1.discount=0.5"
                        : "");
    }
}
