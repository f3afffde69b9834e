package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Json;
import edgetempo.experiments.Names;
import edgetempo.experiments.training.Learners;
import edgetempo.experiments.training.Resumption;
import edgetempo.experiments.training.RunOpening;
import edgetempo.experiments.training.SeedList;
import edgetempo.experiments.training.SeedRuns;
import edgetempo.experiments.training.TrainingRequest;
import edgetempo.experiments.training.TrainingRun;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.run.PeriodicEvaluationOptions;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo train}: the main job. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains a caching agent over a slot solver, or plays a policy that does not learn, and leaves a run folder with"
                + " figures, a plot and a checkpoint.",
        footer = {"",
                "Example:  edgetempo train --scenario published-m2-n20 --episodes 200 --seed 1",
                "          edgetempo train --scenario physical-m2-n20 --seeds 1..10",
                "          edgetempo train --resume runs/20260304-050607-published-m2-n20-lstm-ddpg-s1 --episodes 400"})
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions scenarioOptions;

    @Option(names = "--algorithm", paramLabel = "NAME", defaultValue = "lstm-ddpg",
            description = "Who caches: lstm-ddpg, ddpg or twin-ddpg, which also solves the slots, or a policy that "
                    + "does not learn: none, all, random, popularity, greedy,"
                    + " best-static, adaptive-popularity, clairvoyant."
                    + " Default: ${DEFAULT-VALUE}.")
    private String algorithm = "lstm-ddpg";

    @Option(names = "--solver", paramLabel = "NAME",
            description = "Who solves the slots: improved, discrete, joint, memetic, local-search, multi-start, "
                    + "all-local, random, nearest-server."
                    + " Default: the scenario's ga.variant.")
    private String solver = "";

    @Option(names = "--episodes", paramLabel = "N", description = "Episodes. Default: the scenario's agent.episodes.")
    private Optional<Integer> episodes = Optional
            .empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Root of every random stream. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "LIST",
            description = "Runs once with each of these seeds, such as 1..10 or 1,3,7, and sums them up; instead of --seed.")
    private Optional<String> seeds = Optional
            .empty();

    @Option(names = "--parallel", paramLabel = "N",
            description = "Runs at a time with --seeds; where there are several, each solves slots on one thread. Default: all cores.")
    private int parallel = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that solve the slots of a frame; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "What runs the genetic algorithm; see 'edgetempo doctor'. Default: ${DEFAULT-VALUE}.")
    private String backend = "auto";

    @Option(names = "--device", paramLabel = "cpu|gpu|auto", defaultValue = "cpu",
            description = "Where networks run; they are so small that the processor is usually faster. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.CPU;

    @Option(names = "--references", paramLabel = "N", defaultValue = "10",
            description = "Episodes that static plans are played afterwards, to compare with; 0 plays none. Default: ${DEFAULT-VALUE}.")
    private int references = 10;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
            description = "Folder that gets the run's folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("runs");

    @Option(names = "--checkpoint-every", paramLabel = "N", defaultValue = "50",
            description = "Episodes between two checkpoints. Default: ${DEFAULT-VALUE}.")
    private int checkpointEvery = 50;

    @Mixin
    private EvaluationOptions evaluation;

    @Option(names = "--resume", paramLabel = "RUN",
            description = "Goes on with the run in this folder, to the last bit as if it had never stopped; "
                    + "--episodes extends it. What the run is"
                    + " comes from its run.json.")
    private Optional<Path> resume = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Names.check("--algorithm", algorithm, Learners.names());
        episodes.ifPresent(count -> require("--episodes", count, 1));
        ThreadCount.require(threads);
        require("--references", references, 0);
        require("--checkpoint-every", checkpointEvery, 1);
        require("--parallel", parallel, 1);
        if (seeds.isPresent() && given("--seed")) {
            throw new BadInputException("--seed: cannot be given with --seeds; allowed: one of them");
        }
        Optional<SeedList> seedList = seeds.map(SeedList::parse);
        if (resume.isPresent()) {
            return resume(resume.get());
        }
        PeriodicEvaluationOptions periodic = evaluation.resolve(PeriodicEvaluationOptions.NONE,
                Learners.learns(algorithm));
        GaBackend chosen = GaBackends.named(Names.check("--backend", backend, Names.backends()));
        Scenario loaded = scenarioOptions.load();
        String solverName = solverName(loaded);
        Scenario scenario = SlotSolvers.configure(loaded, solverName);
        TrainingRequest request = new TrainingRequest(scenario, algorithm, solverName, chosen,
                new RunOptions(episodes.orElse(scenario.agent().episodes()), references, checkpointEvery, periodic),
                seed,
                threads, DevicePlan.DEFAULT.withDevice(device));
        if (seedList.isPresent()) {
            return trainSeeds(request, seedList.get());
        }
        return train(request, RunOpening.fresh(out, request));
    }

    private int resume(Path folder) {
        Resumption.refuseContradictions(
                spec.options().stream().map(OptionSpec::longestName).filter(this::given).toList());
        try (StoppedRun stopped = StoppedRun.open(folder)) {
            RunRecord record = stopped.record();
            RunOptions before = record.options();
            RunOptions options = new RunOptions(episodes.orElse(before.episodes()),
                    given("--references") ? references : before.references(),
                    given("--checkpoint-every") ? checkpointEvery : before.checkpointEvery(),
                    evaluation.resolve(before.evaluation(), Learners.learns(record.algorithm())));
            if (record.status() == RunStatus.FINISHED && options.episodes() == record.episodes()) {
                spec.commandLine().getErr().println(folder + " is finished; --episodes with more than "
                        + record.episodes() + " extends it");
                spec.commandLine().getOut()
                        .println(output.json() ? Json.of(record) : RunSummary.of(record, folder));
                return ExitCodes.OK;
            }
            TrainingRequest request = Resumption.request(stopped, options, threads);
            return train(request, RunOpening.resumed(stopped, request, console()));
        }
    }

    private String solverName(Scenario scenario) {
        if (solver.isEmpty()) {
            return Learners.defaultSolver(algorithm, scenario);
        }
        if (Learners.solvesSlots(algorithm)) {
            throw new BadInputException(
                    "--solver: cannot be given with --algorithm " + algorithm + ", which solves the slots itself");
        }
        return Names.check("--solver", solver, SlotSolvers.names());
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int train(TrainingRequest request, RunOpening opening) {
        try (StopSignal stop = new StopSignal()) {
            TrainingRun.Played played = new TrainingRun(request, console()).play(opening, stop);
            RunRecord record = played.record();
            spec.commandLine().getOut()
                    .println(output.json() ? Json.of(record) : RunSummary.of(record, played.folder()));
            return record.status() == RunStatus.FINISHED ? ExitCodes.OK : ExitCodes.INTERRUPTED;
        }
    }

    private int trainSeeds(TrainingRequest request, SeedList list) {
        try (StopSignal stop = new StopSignal()) {
            Optional<SeedRuns.Played> played = new SeedRuns(request, list, parallel, console()).play(out, stop);
            played.ifPresent(all -> spec.commandLine().getOut().println(output.json()
                    ? all.record().toJson()
                    : SeedsSummary.of(all.record(), all.wallS(), all.folder())));
            return played.filter(all -> all.record().status() == RunStatus.FINISHED).isPresent()
                    ? ExitCodes.OK
                    : ExitCodes.INTERRUPTED;
        }
    }

    private TerminalConsole console() {
        return new TerminalConsole(output.quiet(), spec.commandLine().getErr());
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new BadInputException(option + ": " + value + " is out of range; allowed: at least " + least);
        }
    }
}
