package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.fran.FranEvaluation;
import edgetempo.experiments.fran.FranEvaluationResult;
import edgetempo.reports.AtomicFiles;
import edgetempo.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                + " every method that needs no training. Processors are allocated exactly: networks that allocate them know the users they were"
                + " trained for only.",
        footer = {"",
                "Example:  edgetempo fran evaluate runs/20260304-050607-fran-default-dueling-dqn-s1 --episodes 100"})
final class FranEvaluateCommand implements Callable<Integer> {
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
            description = "Folder that gets evaluation.csv and evaluation.png; made if it does not exist. Default: the run's.")
    private Optional<Path> out = Optional
            .empty();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = out.orElse(run);
        FranEvaluation evaluation = FranEvaluation.of(run).instances(episodes).threads(threads);
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new BadInputException("--out: " + target + " is a file; name a folder, or one to be made");
        }
        evaluation.scenario(scenarioName.map(name -> ScenarioReader.loadFran(name, sets))
                .orElseGet(() -> evaluation.scenario(sets)));
        seed.ifPresent(evaluation::seed);
        FranEvaluationResult result = evaluation.run();
        result.write(AtomicFiles.folder(target));
        spec.commandLine().getOut().println(output.json()
                ? Json.of(result.fresh())
                : FranTable.of(result.fresh()) + verdict(result));
        new NextSteps().hint("results are in " + target.resolve("evaluation.csv")).print(output,
                spec.commandLine().getOut());
        return ExitCodes.OK;
    }

    private static String verdict(FranEvaluationResult result) {
        int instances = result.trainedInstances();
        return String.format(Locale.ROOT,
                "%s%noffloading   %.2f %% of exact on the training instance, %.2f %% on fresh ones"
                        + "%ntrained on   %d instance%s%nbeaten by    %s%s",
                result.trained()
                        ? ""
                        : System.lineSeparator()
                                + "untrained    the network was never updated, or never judged after it",
                100 * (1 - result.training().phase1Gap()), 100 * (1 - result.learned().phase1Gap()), instances,
                instances == 1 ? "" : "s",
                result.beatenBy().isEmpty()
                        ? "none of " + String.join(", ", FranEvaluationResult.RIVALS)
                        : String.join(", ", result.beatenBy()),
                instances == 1
                        ? System.lineSeparator()
                                + "It has seen one network; to train on many: --set phase1.instances=1000 --set phase1.discount=0.5"
                        : "");
    }
}
