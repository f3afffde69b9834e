package edgetempo.experiments.fran;

import edgetempo.experiments.Build;
import edgetempo.experiments.RunDevice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.fran.FranSetup;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranNetwork;
import edgetempo.scenario.fran.FranScenario;
import java.time.Instant;

/**
 * A training request.
 *
 * @param scenario        validated
 * @param seed            root of every random stream
 * @param threads         access points trained in parallel
 * @param plan            device of the networks
 * @param checkpointEvery epochs between two checkpoints
 */
record FranRequest(FranScenario scenario, long seed, int threads, DevicePlan plan, int checkpointEvery) {

    /** A copy with another seed and number of threads. */
    FranRequest forSeed(long newSeed, int newThreads) {
        return new FranRequest(scenario, newSeed, newThreads, plan, checkpointEvery);
    }

    /** Name of the agent that offloads. */
    String algorithm() {
        return (scenario.phase1().network() == FranNetwork.DUELING ? "dueling-" : "")
                + (scenario.phase1().doubleQ() ? "double-" : "") + "dqn";
    }

    /** The setup of a run that begins now. */
    FranSetup setup(NativeReport tensorflow) {
        return new FranSetup(scenario.name(), algorithm(), seed, checkpointEvery, 0,
                Build.provenance(tensorflow.version().orElse("none"), RunDevice.facts(plan, tensorflow),
                        Instant.now()),
                ScenarioWriter.toMap(scenario));
    }
}
