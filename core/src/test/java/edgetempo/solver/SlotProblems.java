package edgetempo.solver;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.mec.Scenario;

/** Sampled slots for tests. */
public final class SlotProblems {
    private SlotProblems() {}

    /** The first slot of an episode under a plan, with the fading known. */
    public static SlotProblem sample(Scenario scenario, CachePlan plan, long seed) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(seed, 0);
        sampler.startFrame(0);
        sampler.sample(0, 0);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        builder.fill(problem, network, sampler.service(), sampler.thresholdFading(), sampler.uplinkFading(), plan,
                scenario.qos().scoreThresholds());
        problem.seed = seed;
        return problem;
    }
}
