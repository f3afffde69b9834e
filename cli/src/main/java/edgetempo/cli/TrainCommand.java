package edgetempo.cli;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.IgnoredKeys;
import edgetempo.experiments.training.Learners;
import edgetempo.experiments.training.Resumption;
import edgetempo.experiments.training.RunSettings;
import edgetempo.experiments.training.SeedList;
import edgetempo.experiments.training.SeedsResult;
import edgetempo.experiments.training.Training;
import edgetempo.experiments.training.TrainingResult;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.mec.Scenario;
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

/** {@code edgetempo train}: the main job. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains a caching agent over a slot solver, or plays a policy that does not learn, and leaves a run folder with"
                + " figures, a plot and a checkpoint.",
        footer = {"",
                "Example:  edgetempo train --scenario published-m2-n20 --episodes 200 --seed 1",
                "          edgetempo train --scenario physical-m2-n20 --seeds 1..10",
                "          edgetempo train --resume runs/20260304-050607-published-m2-n20-lstm-ddpg-s1 --episodes 400"})
final class TrainCommand implements Callable<Integer> {
    /** Options whose values are the run's own when it goes on. */
    private static final Set<String> FIXED = Set.of("--scenario", "--set", "--algorithm", "--solver", "--seed",
            "--seeds", "--backend", "--device", "--out");

    @Mixin
    private ScenarioOptions scenarioOptions;

    @Option(names = "--algorithm", paramLabel = "NAME", completionCandidates = Candidates.Algorithms.class,
            description = "Who caches, an agent or a policy that does not learn; see 'edgetempo agents' and 'edgetempo policies'."
                    + " One of: ${COMPLETION-CANDIDATES}. Settings stand in braces. Default: lstm-recall; lstm-ddpg where the"
                    + " observation has no histogram of requests, as in published presets, or a plan has more than 62 bits.")
    private Optional<String> algorithm = Optional.empty();

    @Option(names = "--solver", paramLabel = "NAME", completionCandidates = Candidates.Solvers.class,
            description = "Who solves the slots; see 'edgetempo solvers'. One of: ${COMPLETION-CANDIDATES}. Settings stand in braces."
                    + " Default: the scenario's time.solver.")
    private Optional<String> solver = Optional.empty();

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

    @Option(names = "--references", paramLabel = "LIST",
            description = "Policies to play over the last episodes afterwards, separated by commas; \"\" for none. Default:"
                    + " those that 'edgetempo policies' calls references; with --resume the run's own. A number is taken for --reference-episodes.")
    private Optional<String> references = Optional.empty();

    @Option(names = "--reference-episodes", paramLabel = "N",
            description = "Over how many of the last episodes they play; 0 plays none. Default: "
                    + Training.DEFAULT_REFERENCES + ".")
    private Optional<Integer> referenceEpisodes = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
            description = "Folder that gets the run's folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("runs");

    @Option(names = "--checkpoint-every", paramLabel = "N",
            description = "Episodes between two checkpoints. Default: " + Training.DEFAULT_CHECKPOINT_EVERY + ".")
    private Optional<Integer> checkpointEvery = Optional.empty();

    @Mixin
    private EvaluationOptions evaluation;

    @Option(names = "--resume", paramLabel = "RUN",
            description = "Goes on with the run in this folder, or with the runs of several seeds, to the last bit as if it had never stopped; "
                    + "--episodes extends it. What the run is"
                    + " comes from its run.json.")
    private Optional<Path> resume = Optional.empty();

    @Mixin
    private PluginOptions plugins;

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
            given.refuseWithResume(FIXED,
                    "--episodes, --references, --reference-episodes, --checkpoint-every, --evaluate-every, "
                            + "--evaluate-episodes, --patience, --threads, --quiet, --json");
            return resume(resume.get());
        }
        Scenario scenario = scenarioOptions.load();
        Training training = Training.of(scenario).seed(seed).device(device)
                .backend(GaBackends.named(Checks.known("backend", backend, GaBackends.names())));
        algorithm.ifPresent(training::algorithm);
        solver.ifPresent(training::solver);
        warnOfIgnored(scenario, algorithm.orElseGet(() -> Learners.defaultAlgorithm(scenario)));
        options(training);
        return seedList.isPresent() ? trainSeeds(training, seedList.get()) : train(training);
    }

    private void warnOfIgnored(Scenario scenario, String learner) {
        Console console = new TerminalConsole(output.quiet(), spec.commandLine().getErr());
        Optional<NamedSolver> solves = Learners.solvesSlots(learner)
                ? Optional.empty()
                : Optional.of(Catalogue.standard()
                        .solver(solver.orElseGet(() -> Catalogue.standard().solverOf(scenario))));
        IgnoredKeys.ofTraining(scenario, scenarioOptions.sets(), learner, Learners.learns(learner),
                key -> Learners.ignores(learner, key), solves).forEach(console::warn);
        solves.flatMap(named -> named.caution(scenario)).ifPresent(console::warn);
    }

    private void options(RunSettings<?> run) {
        episodes.ifPresent(run::episodes);
        references(run);
        checkpointEvery.ifPresent(run::checkpointEvery);
        evaluation.apply(run);
        run.threads(threads).console(new TerminalConsole(output.quiet(), spec.commandLine().getErr()));
    }

    /** The number of episodes once was what the option took, and stands in many scripts. */
    private void references(RunSettings<?> run) {
        referenceEpisodes.ifPresent(run::references);
        Optional<String> number = references.filter(text -> text.strip().matches("-?\\d{1,9}"));
        if (number.isPresent() && referenceEpisodes.isPresent()) {
            throw new BadInputException(
                    "--references: \"" + number.get() + "\" is a number, which --reference-episodes has said; allowed:"
                            + " names of policies");
        }
        number.map(text -> Integer.valueOf(text.strip())).ifPresent(run::references);
        if (number.isEmpty()) {
            references.ifPresent(text -> run.references(EvaluateCommand.policies(text)));
        }
    }

    private int train(Training training) {
        try (StopSignal stop = new StopSignal()) {
            return print(training.stop(stop).run(out));
        }
    }

    private int trainSeeds(Training training, SeedList list) {
        try (StopSignal stop = new StopSignal()) {
            return print(training.stop(stop).runSeeds(list, parallel, out));
        }
    }

    private int print(Optional<SeedsResult> result) {
        result.ifPresent(all -> spec.commandLine().getOut().println(output.json()
                ? all.record().toJson()
                : SeedsSummary.of(all.record(), all.wallS(), all.folder())));
        result.ifPresent(all -> next(all.folder(), all.record().status(), all.record().folders().stream()
                .map(all.folder()::resolve).toList(), all.record().algorithm()));
        return result.map(all -> ExitCodes.of(all.record().status()))
                .orElseGet(() -> StopSignal.interruptedEarly(spec.commandLine().getErr()));
    }

    private int resume(Path folder) {
        Resumption resumption = Resumption.of(folder);
        options(resumption);
        boolean ofSeeds = Resumption.isOfSeeds(folder);
        if (!ofSeeds) {
            new GivenOptions(spec).refuseParallelOfOne(folder);
        }
        try (StopSignal stop = new StopSignal()) {
            if (ofSeeds) {
                return print(resumption.stop(stop).runSeeds(parallel));
            }
            TrainingResult result = resumption.stop(stop).run();
            if (!result.played()) {
                spec.commandLine().getErr().println(folder + " is finished; --episodes with more than "
                        + result.record().episodes() + " extends it");
            }
            return print(result);
        }
    }

    private int print(TrainingResult result) {
        spec.commandLine().getOut().println(output.json()
                ? Json.of(result.record())
                : RunSummary.of(result.record(), result.folder()));
        next(result.folder(), result.record().status(), List.of(result.folder()), result.record().algorithm());
        return ExitCodes.of(result.record().status());
    }

    private void next(Path folder, RunStatus status, List<Path> runs, String agent) {
        NextSteps next = new NextSteps().with(plugins).page(folder);
        if (status == RunStatus.INTERRUPTED) {
            next.command("goes on", "train", "--resume", folder.toString());
        } else if (status == RunStatus.FINISHED && Learners.learns(agent)) {
            next.command("on unseen episodes, without noise; its result joins the page", "evaluate",
                    runs.getFirst().toString());
            if (runs.size() > 1) {
                next.command("every seed on the same episodes, with tests", "compare", "--policies",
                        NextSteps.beside(folder.toString(), agent));
            }
        } else if (status == RunStatus.FINISHED) {
            next.command("policies on the same episodes, with tests", "compare", "--policies",
                    NextSteps.beside(runs.getFirst().toString(), agent));
        }
        next.print(output, spec.commandLine().getOut());
    }
}
