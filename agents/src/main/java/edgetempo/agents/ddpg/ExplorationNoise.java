package edgetempo.agents.ddpg;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.AgentSettings;
import edgetempo.scenario.LearningSettings;

/**
 * Gaussian noise on actions whose standard deviation decays geometrically: σ = max(floor, initial·decay^(frames − hold)). Draws
 * depend on seed, episode and frame only. Not thread-safe.
 */
public final class ExplorationNoise {
    private final RandomStream random = new RandomStream();
    private final long seed;
    private final double initial;
    private final double decay;
    private final double floor;
    private final long hold;

    /**
     * @param seed    root seed
     * @param initial σ at frame 0
     * @param decay   factor per frame, in [0, 1]
     * @param floor   smallest σ
     * @param hold    frames before the decay begins
     */
    public ExplorationNoise(long seed, double initial, double decay, double floor, long hold) {
        this.seed = seed;
        this.initial = initial;
        this.decay = decay;
        this.floor = floor;
        this.hold = hold;
    }

    /** Noise as an agent's settings have it. */
    public ExplorationNoise(long seed, AgentSettings settings, LearningSettings options) {
        this(seed, settings.noiseInitial(), settings.noiseDecay(), settings.noiseFloor(), options.noiseHoldFrames());
    }

    /**
     * Standard deviation.
     *
     * @param frames frames since training began, over all episodes
     */
    public double sigma(long frames) {
        return Math.max(floor, initial * Math.pow(decay, Math.max(0, frames - hold)));
    }

    /**
     * Adds noise to an action and clips it to [−1, 1].
     *
     * @param action  Modified.
     * @param episode episode of the draw
     * @param frame   frame within the episode
     * @param frames  frames since training began, over all episodes
     */
    public void perturb(float[] action, int episode, int frame, long frames) {
        double sigma = sigma(frames);
        random.at(seed, StreamUse.EXPLORATION, episode).at(frame, 0, 0, 0);
        for (int i = 0; i < action.length; i++) {
            action[i] = (float) Math.clamp(action[i] + sigma * random.nextGaussian(), -1.0, 1.0);
        }
    }
}
