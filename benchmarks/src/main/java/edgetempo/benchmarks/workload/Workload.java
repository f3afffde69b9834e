package edgetempo.benchmarks.workload;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scenario and its first slot with everything cached everywhere, so that a task executed at any server is a hit: the case in which
 * an evaluation has most to compute.
 *
 * @param scenario the world and its GA settings
 * @param problem  the slot; live, callers may rename its streams
 */
public record Workload(Scenario scenario, SlotProblem problem) {
    /** Root seed of everything that is measured. */
    public static final long SEED = 1;

    /** The slot of a shape, in a scenario that further {@code key=value} settings change. */
    public static Workload of(Semantics semantics, Shape shape, String... settings) {
        Scenario scenario = scenario(semantics, shape, settings);
        return new Workload(scenario, slot(scenario));
    }

    /** The scenario of a shape, with caches that hold every service. */
    public static Scenario scenario(Semantics semantics, Shape shape, String... settings) {
        List<String> sets = new ArrayList<>(List.of("caching.capacityGib=200", "network.servers=" + shape.servers(),
                "network.users=" + shape.users(), "ga.population=" + shape.population()));
        sets.addAll(Arrays.asList(settings));
        return ScenarioReader.load(semantics.label() + "-m2-n50", sets);
    }

    /** A plan that caches every service at every server. */
    public static CachePlan everything(Scenario scenario) {
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, true);
            }
        }
        return plan;
    }

    private static SlotProblem slot(Scenario scenario) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(SEED, 0);
        sampler.startFrame(0);
        sampler.sample(0, 0);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        double[] thresholdFading = sampler.thresholdFading();
        double[] uplinkFading = sampler.uplinkFading();
        if (problem.redrawsFading) {
            // What a solver sees of fading that is drawn later.
            Arrays.fill(thresholdFading, SlotSampler.meanFading(problem.fading));
            Arrays.fill(uplinkFading, SlotSampler.meanFading(problem.fading));
        }
        builder.fill(problem, network, sampler.service(), thresholdFading, uplinkFading, everything(scenario),
                scenario.qos().solverThresholds());
        problem.seed = SEED;
        return problem;
    }
}
