package edgetempo.agents.policy;

import edgetempo.caching.CachingPolicy;
import edgetempo.mec.CachePlan;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;

/**
 * A trained recall agent as a caching policy: forecasts the requests of the frames ahead and plans by its critic. Not thread-safe;
 * policies on several threads share their weights.
 */
public final class RecallPolicy implements CachingPolicy {
    private final String name;
    private final RecallForm form;
    private final RecallForecast forecast;
    private final RecallPlanner planner;
    private final int frames;
    private final float[][] popularities;
    private final float[] none;

    /**
     * Creates a policy for a scenario.
     *
     * @param name     for tables and logs
     * @param file     that the weights are from, for messages
     * @param bounded  whether plans keep within capacity
     * @param scenario scenario in which it will act
     * @throws IllegalArgumentException if the agent is of other services, servers or frames, or there is no histogram; one line
     */
    public RecallPolicy(String name, Path file, RecallWeights weights, boolean bounded, Scenario scenario) {
        this.name = name;
        form = weights.form();
        frames = scenario.time().framesPerEpisode();
        if (scenario.services().count() != form.services() || scenario.network().servers() != form.servers()
                || frames > form.frames()) {
            throw new IllegalArgumentException(file + ": the policy plans " + form.servers() + " servers, "
                    + form.services() + " services and up to " + form.frames() + " frames, scenario " + scenario.name()
                    + " has " + scenario.network().servers() + ", " + scenario.services().count() + " and " + frames);
        }
        requireHistogram(scenario);
        forecast = new RecallForecast(weights);
        planner = new RecallPlanner(weights, scenario, unit(scenario), bounded);
        popularities = new float[form.stages()][form.services()];
        none = new float[scenario.planLength()];
    }

    /**
     * Checks that a scenario provides the observation that a recall agent needs.
     *
     * @throws IllegalArgumentException if the scenario's observation holds no histogram of requests; one line
     */
    public static void requireHistogram(Scenario scenario) {
        if (scenario.caching().observation() != ObservationKind.EXTENDED) {
            throw new IllegalArgumentException("lstm-recall needs a histogram of requests: caching.observation: "
                    + scenario.caching().observation() + " has none; allowed: EXTENDED");
        }
    }

    /** Reward unit of the critic's values: about a tenth of a frame's reward. */
    public static double unit(Scenario scenario) {
        return 0.05 * scenario.caching().qosRewardScale() * scenario.network().users();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void reset(long seed, int episode) {
        forecast.reset();
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        int width = LargeTimescaleState.size(ObservationKind.EXTENDED, form.servers(), form.services());
        if (observation.length != width) {
            throw new IllegalArgumentException(
                    "the policy observes " + width + " values, found " + observation.length);
        }
        if (frame > 0) {
            forecast.observe(observation, observation.length - form.services());
        }
        forecast.forecast(popularities);
        planner.plan(popularities, frames - frame, true, none, plan);
    }
}
