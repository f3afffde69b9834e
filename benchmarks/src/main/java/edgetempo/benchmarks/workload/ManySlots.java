package edgetempo.benchmarks.workload;

import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.mec.Scenario;

/**
 * Many slots of physical semantics, each of an episode of its own, with everything cached everywhere. Beyond {@value #DISTINCT} they come
 * again.
 *
 * @param scenario  the world and its GA settings, 20 generations
 * @param problems  [slots]
 * @param decisions [slots] room for their decisions
 */
public record ManySlots(Scenario scenario, SlotProblem[] problems, Decision[] decisions) {
    /** Slots that differ. */
    public static final int DISTINCT = 4096;

    /** Slots of two servers, in a scenario that further {@code key=value} settings change. */
    public static ManySlots of(int users, int population, int slots, String... settings) {
        String[] sets = new String[settings.length + 1];
        sets[0] = "ga.generations=20";
        System.arraycopy(settings, 0, sets, 1, settings.length);
        Scenario scenario = Workload.scenario(Semantics.PHYSICAL, new Shape(2, users, population), sets);
        SlotSampler sampler = new SlotSampler(scenario);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem[] problems = new SlotProblem[slots];
        Decision[] decisions = new Decision[slots];
        for (int i = 0; i < slots; i++) {
            if (i < DISTINCT) {
                EdgeNetwork network = sampler.startEpisode(Workload.SEED, i);
                sampler.sample(0, 0);
                problems[i] = builder.newProblem();
                builder.fill(problems[i], network, sampler.service(), sampler.thresholdFading(),
                        sampler.uplinkFading(), Workload.everything(scenario), scenario.qos().solverThresholds());
                problems[i].seed = Workload.SEED;
                problems[i].episode = i;
            } else {
                problems[i] = problems[i % DISTINCT];
            }
            decisions[i] = new Decision(problems[i].users, problems[i].servers, problems[i].services);
        }
        return new ManySlots(scenario, problems, decisions);
    }
}
