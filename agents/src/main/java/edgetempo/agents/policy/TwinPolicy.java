package edgetempo.agents.policy;

import edgetempo.agents.network.Network;
import edgetempo.caching.CachingPolicy;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.scenario.mec.Scenario;

/**
 * A trained twin-actor agent: the large actor plans frames, the small one decides each slot. Allocates nothing while it acts. Not
 * thread-safe; policies on several threads share the weights of one {@link PolicyFile}.
 *
 * <p>Planning and deciding share no state, so that one object may plan and another of the same file decide.
 */
public final class TwinPolicy implements CachingPolicy, ObservingSolver {
    private final ActorPolicy planner;
    private final ActorNetwork network;
    private final TwinActionDecoder decoder;
    private final float[] observed;
    private final float[] outputs;
    private final double[] action;

    /**
     * Creates a policy for a scenario.
     *
     * @param name     for tables and logs
     * @param file     both actors
     * @param scenario in which it will act
     * @throws IllegalArgumentException if the file holds no actor that decides slots, or an actor observes or decides something else
     *                                  than the scenario has, with one line
     */
    public TwinPolicy(String name, PolicyFile file, Scenario scenario) {
        planner = new ActorPolicy(name, file, scenario);
        ActorWeights weights = file.slotWeights().orElseThrow(() -> new IllegalArgumentException(
                file.file() + ": the policy plans frames only, it holds no actor that decides slots"));
        Network form = weights.form();
        int users = scenario.network().users();
        if (form.inputs() != file.weights().form().inputs() || form.outputs() != 3 * users) {
            throw new IllegalArgumentException(file.file() + ": the policy decides slots by " + form.outputs()
                    + " values from " + form.inputs() + ", scenario " + scenario.name() + " asks for " + 3 * users
                    + " (" + users + " users) from " + file.weights().form().inputs());
        }
        network = ActorNetwork.vector(weights);
        decoder = new TwinActionDecoder(scenario.shares(), scenario.network().servers());
        observed = new float[form.inputs()];
        outputs = new float[form.outputs()];
        action = new double[form.outputs()];
    }

    @Override
    public String name() {
        return planner.name();
    }

    /** Resets the recurrent state of the actor that plans. */
    @Override
    public void reset(long seed, int episode) {
        planner.reset(seed, episode);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        planner.plan(observation, frame, plan);
    }

    /** Does nothing: the actor that decides slots has no memory. */
    @Override
    public void reset() {
        network.reset();
    }

    @Override
    public void observe(double[] observation) {
        for (int i = 0; i < observed.length; i++) {
            observed[i] = (float) observation[i];
        }
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        network.reset();
        network.act(observed, outputs);
        for (int i = 0; i < action.length; i++) {
            action[i] = outputs[i];
        }
        decoder.decode(problem, action, decision);
    }

    @Override
    public void slotDone(double[] nextObservation, double runningReward) {
        // Nothing is learned.
    }
}
