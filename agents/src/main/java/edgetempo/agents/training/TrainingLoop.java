package edgetempo.agents.training;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.metric.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Plays episodes of an environment with a learner, frame by frame, and calls listeners. */
public final class TrainingLoop {
    private final TwoTimescaleEnv env;
    private final Learner learner;
    private final long seed;
    private final List<TrainingListener> listeners = new ArrayList<>();

    /** Creates a loop over episodes of the given root seed. The caller closes environment and learner. */
    public TrainingLoop(TwoTimescaleEnv env, Learner learner, long seed) {
        this.env = env;
        this.learner = learner;
        this.seed = seed;
    }

    /** Adds a listener; listeners are called in the order they were added. */
    public TrainingLoop listen(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Plays episodes {@code first} to {@code end − 1}.
     *
     * @param stop queried before every frame; true ends the training without completing the episode
     * @return number of episodes that were played to their end
     */
    public int run(int first, int end, BooleanSupplier stop) {
        return run(first, end, stop, stop);
    }

    /**
     * Plays episodes {@code first} to {@code end − 1}.
     *
     * @param stop    queried before every episode; true ends the training between episodes
     * @param abandon asked before every frame; true ends the training without completing the episode
     * @return number of episodes that were played to their end
     */
    public int run(int first, int end, BooleanSupplier stop, BooleanSupplier abandon) {
        CachePlan plan = new CachePlan(env.scenario().network().servers(), env.scenario().services().count());
        for (int episode = first; episode < end; episode++) {
            if (stop.getAsBoolean()) {
                return episode - first;
            }
            double[] observation = env.reset(seed, episode);
            learner.startEpisode(episode);
            plan.clear();
            EpisodeResult.Tally tally = new EpisodeResult.Tally();
            int frame = 0;
            StepResult step;
            do {
                if (abandon.getAsBoolean()) {
                    return episode - first;
                }
                learner.plan(observation, frame++, plan);
                step = env.step(plan);
                learner.frameDone(step);
                observation = step.observation();
                tally.add(step.info());
                for (TrainingListener listener : listeners) {
                    listener.frame(episode, step.info(), plan);
                }
            } while (!step.terminated() && !step.truncated());
            EpisodeResult result = tally.result(episode);
            Measurements progress = learner.endEpisode();
            for (TrainingListener listener : listeners) {
                listener.episode(result, progress);
            }
        }
        return end - first;
    }
}
