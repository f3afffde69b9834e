package edgetempo.agents.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.ddpg.Ddpg;
import edgetempo.metric.Measurements;
import edgetempo.scenario.mec.Scenario;
import java.util.Map;
import java.util.Optional;

/**
 * Common part of learners with replay: an agent, a trainer, and timing. Subclasses map observations to plans and frames to transitions.
 */
abstract sealed class OffPolicyLearner implements Learner permits DdpgLearner, TwinDdpgLearner {
    final Scenario scenario;
    final OffPolicyTrainer trainer;
    /** Noise on the plan that was made last. */
    double sigma;
    /** Wall time spent choosing actions, ns. */
    long actNanos;
    private final String name;
    private final Ddpg agent;

    /**
     * @param name     algorithm, for run folders and tables
     * @param agent    acts and learns; closed with this learner
     * @param scenario schedule and options
     * @param seed     root seed of exploration and replay
     */
    OffPolicyLearner(String name, Ddpg agent, Scenario scenario, long seed) {
        this.name = name;
        this.agent = agent;
        this.scenario = scenario;
        trainer = new OffPolicyTrainer(agent, scenario.agent(), seed);
    }

    @Override
    public final String name() {
        return name;
    }

    /** Measurements of the episode; the noise is that on plans. */
    @Override
    public final Measurements endEpisode() {
        return trainer.progress(sigma);
    }

    @Override
    public final Optional<TensorFile> policy() {
        return Optional.of(trainer.policy(scenario));
    }

    @Override
    public final Checkpoint checkpoint(Map<String, String> progress) {
        return trainer.checkpoint(progress);
    }

    @Override
    public final void restore(Checkpoint checkpoint) {
        trainer.restore(checkpoint);
    }

    @Override
    public final long updates() {
        return trainer.updates();
    }

    @Override
    public final long actNanos() {
        return actNanos;
    }

    @Override
    public final long updateNanos() {
        return trainer.updateNanos();
    }

    @Override
    public final void close() {
        agent.close();
    }
}
