package edgetempo.experiments.training;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Json;
import edgetempo.experiments.Names;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.StoppedRun;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code --resume} takes from the run and what it takes from the command line. */
public final class Resumption {
    /** Options whose values are the run's own. */
    private static final List<String> FIXED = List.of("--scenario", "--set", "--algorithm", "--solver", "--seed",
            "--seeds", "--parallel", "--backend", "--device", "--out");

    private Resumption() {}

    /**
     * Refuses options that would make another run of it.
     *
     * @param given names of the options that were given
     * @throws BadInputException naming the first of them
     */
    public static void refuseContradictions(List<String> given) {
        for (String option : FIXED) {
            if (given.contains(option)) {
                throw new BadInputException(option + ": cannot be given with --resume, which keeps the run's own; "
                        + "allowed: --episodes, --references, --checkpoint-every, --evaluate-every, --evaluate-episodes, "
                        + "--patience, --threads, --quiet, --json");
            }
        }
    }

    /**
     * The request that the run was begun with.
     *
     * @param options how far to go now
     * @param threads threads that solve slots; results do not depend on it
     * @throws BadInputException if {@code run.json} names something that this program does not know
     */
    public static TrainingRequest request(StoppedRun stopped, RunOptions options, int threads) {
        RunRecord record = stopped.record();
        String file = stopped.path().resolve(RunRecord.FILE_NAME).toString();
        String algorithm = Names.check(file + ": algorithm", record.algorithm(), Learners.names());
        String solver = Names.check(file + ": solver", record.solver(),
                Learners.solvesSlots(algorithm) ? List.of(algorithm) : SlotSolvers.names());
        String backend = Names.check(file + ": backend", record.backend(), Names.backends());
        Scenario scenario = ScenarioReader.parseComplete(Json.of(record.resolvedScenario()), file);
        return new TrainingRequest(SlotSolvers.configure(scenario, solver), algorithm, solver,
                GaBackends.named(backend), options, record.seed(), threads,
                DevicePlan.DEFAULT.withDevice(device(record, file)));
    }

    private static DeviceChoice device(RunRecord record, String file) {
        String label = String.valueOf(record.device().getOrDefault("asked", DeviceChoice.CPU.label()));
        List<String> labels = Arrays.stream(DeviceChoice.values()).map(DeviceChoice::label).toList();
        return DeviceChoice.valueOf(Names.check(file + ": device", label, labels).toUpperCase(Locale.ROOT));
    }
}
