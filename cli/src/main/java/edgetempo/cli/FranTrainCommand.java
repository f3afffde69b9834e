package edgetempo.cli;

import edgetempo.experiments.Checks;
import edgetempo.experiments.fran.FranResumption;
import edgetempo.experiments.fran.FranRunSettings;
import edgetempo.experiments.fran.FranSeedsResult;
import edgetempo.experiments.fran.FranTrainingResult;
import edgetempo.experiments.fran.FranTrainingRun;
import edgetempo.experiments.training.SeedList;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo fran train}. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains the agent that offloads, then the agents of all access points, on instance 0 of the "
                + "seed (or on phase1.instances"
                + " in turn), and leaves a run folder with figures, tables, plots and networks. What counts as "
                + "learned is the network that was"
                + " judged best without random actions, not the last one.",
        footer = {"",
                "Example:  edgetempo fran train --scenario fran-default --seed 1",
                "          edgetempo fran train --scenario fran-small --seeds 1..10",
                "          edgetempo fran train --resume runs/20260304-050607-fran-default-dueling-dqn-s1"})
final class FranTrainCommand implements Callable<Integer> {
    /** Options whose values are the run's own when it goes on. */
    private static final Set<String> FIXED = Set.of("--scenario", "--set", "--epochs", "--seed", "--seeds", "--device",
            "--out");

    @Mixin
    private FranOptions scenarioOptions;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Epochs of the offloading phase. Default: the scenario's phase1.epochs.")
    private Optional<Integer> epochs = Optional
            .empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Root of every random stream. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "LIST",
            description = "Runs once with each of these seeds, such as 1..10 or 1,3,7, and sums them up; instead of --seed.")
    private Optional<String> seeds = Optional
            .empty();

    @Option(names = "--parallel", paramLabel = "N",
            description = "Runs at a time with --seeds; where there are several, access points of each train one after the other. "
                    + "Default: all cores.")
    private int parallel = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N",
            description = "Access points that train at a time; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--device", paramLabel = "cpu|gpu|auto", defaultValue = "cpu",
            description = "Where networks run; they are so small that the processor is usually faster. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.CPU;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
            description = "Folder that gets the run's folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("runs");

    @Option(names = "--checkpoint-every", paramLabel = "N",
            description = "Epochs between two checkpoints. Default: " + FranTrainingRun.DEFAULT_CHECKPOINT_EVERY + ".")
    private Optional<Integer> checkpointEvery = Optional.empty();

    @Option(names = "--resume", paramLabel = "RUN",
            description = "Goes on with the run in this folder, or with the runs of several seeds, to the last bit as if it had never "
                    + "stopped. What the run is comes from its run.json.")
    private Optional<Path> resume = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GivenOptions given = new GivenOptions(spec);
        given.refuseSeedBesideSeeds(seeds.isPresent());
        Optional<SeedList> seedList = seeds.map(SeedList::parse);
        if (resume.isPresent()) {
            given.refuseWithResume(FIXED, "--checkpoint-every, --parallel, --threads, --quiet, --json");
            return resume(resume.get());
        }
        epochs.ifPresent(number -> Checks.atLeast("epochs", 1, number));
        FranTrainingRun training = FranTrainingRun
                .of(scenarioOptions.load(epochs.map(number -> List.of("phase1.epochs=" + number)).orElse(List.of())))
                .seed(seed).device(device);
        options(training);
        try (StopSignal stop = new StopSignal()) {
            training.stop(stop);
            return seedList.isPresent()
                    ? print(training.runSeeds(seedList.get(), parallel, out))
                    : print(training.run(out));
        }
    }

    private void options(FranRunSettings<?> run) {
        checkpointEvery.ifPresent(run::checkpointEvery);
        run.threads(threads).console(new TerminalConsole(output.quiet(), spec.commandLine().getErr()));
    }

    private int resume(Path folder) {
        FranResumption resumption = FranResumption.of(folder);
        options(resumption);
        boolean ofSeeds = FranResumption.isOfSeeds(folder);
        if (!ofSeeds) {
            new GivenOptions(spec).refuseParallelOfOne(folder);
        }
        try (StopSignal stop = new StopSignal()) {
            if (ofSeeds) {
                return print(resumption.stop(stop).runSeeds(parallel));
            }
            FranTrainingResult result = resumption.stop(stop).run();
            if (!result.played()) {
                spec.commandLine().getErr().println(folder + " is finished");
            }
            return print(result);
        }
    }

    private int print(FranTrainingResult result) {
        spec.commandLine().getOut().println(output.json()
                ? Json.of(result.record())
                : FranTable.of(result.methods()) + System.lineSeparator()
                        + FranSummary.of(result.record(), result.folder()));
        next(result.folder(), result.record().status(), result.folder());
        return ExitCodes.of(result.record().status());
    }

    private int print(Optional<FranSeedsResult> result) {
        result.ifPresent(all -> spec.commandLine().getOut().println(output.json()
                ? all.record().toJson()
                : SeedsSummary.of(all.record(), all.wallS(), all.folder())));
        result.filter(all -> !all.record().folders().isEmpty())
                .ifPresent(all -> next(all.folder(), all.record().status(),
                        all.folder().resolve(all.record().folders().getFirst())));
        return result.map(all -> ExitCodes.of(all.record().status()))
                .orElseGet(() -> StopSignal.interruptedEarly(spec.commandLine().getErr()));
    }

    private void next(Path folder, RunStatus status, Path run) {
        NextSteps next = new NextSteps().page(folder);
        if (status == RunStatus.INTERRUPTED) {
            next.command("goes on", "fran", "train", "--resume", folder.toString());
        } else if (status == RunStatus.FINISHED) {
            next.command("plays the network on fresh instances", "fran", "evaluate", run.toString());
        }
        next.print(output, spec.commandLine().getOut());
    }
}
