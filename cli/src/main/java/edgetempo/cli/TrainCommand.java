package edgetempo.cli;

import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.registry.SlotSolvers;
import edgetempo.scenario.Scenario;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo train}: the main job. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, description = "Trains a caching agent over a slot solver, or plays a policy that does not learn, and leaves a run folder with"
        + " figures, a plot and a checkpoint.", footer = {"",
                "Example:  edgetempo train --scenario published-m2-n20 --episodes 200 --seed 1"})
final class TrainCommand implements Callable<Integer> {
    @Mixin private ScenarioOptions scenarioOptions;

    @Option(names = "--algorithm", paramLabel = "NAME", defaultValue = "lstm-ddpg", description = "Who caches: lstm-ddpg or ddpg, or a policy that does not learn: none, all, random, popularity, greedy,"
            + " best-static, adaptive-popularity, clairvoyant."
            + " Default: ${DEFAULT-VALUE}.") private String algorithm = "lstm-ddpg";

    @Option(names = "--solver", paramLabel = "NAME", description = "Who solves the slots: improved, discrete, joint, memetic, local-search, all-local, random, nearest-server."
            + " Default: the scenario's ga.variant.") private String solver = "";

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "200", description = "Episodes. Default: ${DEFAULT-VALUE}.") private int episodes = 200;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Root of every random stream. Default: ${DEFAULT-VALUE}.") private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that solve the slots of a frame; results do not depend on it. Default: all cores.") private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto", description = "What runs the genetic algorithm; see 'edgetempo doctor'. Default: ${DEFAULT-VALUE}.") private String backend = "auto";

    @Option(names = "--device", paramLabel = "cpu|gpu|auto", defaultValue = "cpu", description = "Where networks run; they are so small that the processor is usually faster. Default: ${DEFAULT-VALUE}.") private DeviceChoice device = DeviceChoice.CPU;

    @Option(names = "--references", paramLabel = "N", defaultValue = "10", description = "Episodes that static plans are played afterwards, to compare with; 0 plays none. Default: ${DEFAULT-VALUE}.") private int references = 10;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs", description = "Folder that gets the run's folder. Default: ${DEFAULT-VALUE}.") private Path out = Path
            .of("runs");

    @Mixin private OutputOptions output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Names.check("--algorithm", algorithm, Learners.names());
        require("--episodes", episodes, 1);
        require("--threads", threads, 1);
        require("--references", references, 0);
        GaBackend chosen = GaBackends.named(Names.check("--backend", backend, Names.backends()));
        Scenario loaded = scenarioOptions.load();
        String solverName = solver.isEmpty()
                ? SlotSolvers.defaultName(loaded)
                : Names.check("--solver", solver, SlotSolvers.names());
        Scenario scenario = SlotSolvers.configure(loaded, solverName);
        TrainingRun.Request request = new TrainingRun.Request(scenario, algorithm, solverName, chosen, episodes, seed,
                threads,
                DevicePlan.DEFAULT.withDevice(device), references, out, output.quiet());
        return new TrainingRun(request, spec.commandLine().getOut(), spec.commandLine().getErr()).run(output.json());
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new BadInputException(option + ": " + value + " is out of range; allowed: at least " + least);
        }
    }
}
