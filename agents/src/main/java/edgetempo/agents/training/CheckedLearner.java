package edgetempo.agents.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.catalogue.CheckedSolver;
import edgetempo.catalogue.Origin;
import edgetempo.catalogue.PluginException;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Wraps a third-party agent: exceptions and illegal modifications are reported with its name and jar; its slot decisions are checked. */
final class CheckedLearner implements Learner {
    private final Learner learner;
    private final Origin origin;
    private final Optional<SlotSolver> solver;

    CheckedLearner(Learner learner, Origin origin, Scenario scenario) {
        this.learner = learner;
        this.origin = origin;
        solver = learner.slotSolver().map(own -> CheckedSolver.of(own, origin, scenario));
    }

    private <T> T guarded(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (PluginException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new PluginException(origin.text(), learner.getClass().getName(), doing, e);
        }
    }

    private void run(String doing, Runnable call) {
        guarded(doing, () -> {
            call.run();
            return true;
        });
    }

    @Override
    public String name() {
        return learner.name();
    }

    @Override
    public Optional<SlotSolver> slotSolver() {
        return solver;
    }

    @Override
    public void startEpisode(int episode) {
        run("episode " + episode + ": startEpisode failed", () -> learner.startEpisode(episode));
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        int before = Arrays.hashCode(observation);
        run("frame " + frame + ": plan failed", () -> learner.plan(observation, frame, plan));
        if (Arrays.hashCode(observation) != before) {
            throw new PluginException(origin.text(), learner.getClass().getName(),
                    "frame " + frame + ": modifies the observation");
        }
    }

    @Override
    public void frameDone(StepResult result) {
        run("frameDone failed", () -> learner.frameDone(result));
    }

    @Override
    public Measurements endEpisode() {
        return guarded("endEpisode failed", learner::endEpisode);
    }

    @Override
    public List<Metric> metrics() {
        return guarded("metrics failed", learner::metrics);
    }

    @Override
    public Checkpoint checkpoint(Map<String, String> progress) {
        return guarded("checkpoint failed", () -> learner.checkpoint(progress));
    }

    /** Restores the agent; its rejection of the checkpoint is passed on. */
    @Override
    public void restore(Checkpoint checkpoint) {
        learner.restore(checkpoint);
    }

    @Override
    public Optional<TensorFile> policy() {
        return guarded("policy failed", learner::policy);
    }

    @Override
    public long updates() {
        return learner.updates();
    }

    @Override
    public long actNanos() {
        return learner.actNanos();
    }

    @Override
    public long updateNanos() {
        return learner.updateNanos();
    }

    @Override
    public void close() {
        run("close failed", learner::close);
    }
}
