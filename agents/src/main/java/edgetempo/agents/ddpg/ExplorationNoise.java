package edgetempo.agents.ddpg;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;

/**
 * Gaussian noise on actions whose standard deviation decays geometrically with every step: σ = max(floor, initial·decay^(steps − hold)).
 * A step is a frame or, for the small timescale, a slot. Draws depend on seed, episode, frame and slot only. Not thread-safe.
 */
public final class ExplorationNoise {
    private final RandomStream random = new RandomStream();
    private final long seed;
    private final StreamUse use;
    private final double initial;
    private final double decay;
    private final double floor;
    private final long hold;

    /**
     * Creates noise on plans.
     *
     * @param seed    root seed
     * @param initial σ at frame 0
     * @param decay   factor per frame, in [0, 1]
     * @param floor   smallest σ
     * @param hold    frames before the decay begins
     */
    public ExplorationNoise(long seed, double initial, double decay, double floor, long hold) {
        this(seed, StreamUse.EXPLORATION, initial, decay, floor, hold);
    }

    private ExplorationNoise(long seed, StreamUse use, double initial, double decay, double floor, long hold) {
        this.seed = seed;
        this.use = use;
        this.initial = initial;
        this.decay = decay;
        this.floor = floor;
        this.hold = hold;
    }

    /** Creates noise on plans from an agent's settings. */
    public ExplorationNoise(long seed, AgentSettings settings, LearningSettings options) {
        this(seed, settings.noiseInitial(), settings.noiseDecay(), settings.noiseFloor(), options.noiseHoldFrames());
    }

    /** Creates noise on slot decisions from an agent's settings; its steps are slots. */
    public static ExplorationNoise ofSlots(long seed, AgentSettings settings, LearningSettings options,
            int slotsPerFrame) {
        return new ExplorationNoise(seed, StreamUse.SMALL_EXPLORATION, settings.smallNoiseInitial(),
                settings.smallNoiseDecay(), settings.noiseFloor(), (long) options.noiseHoldFrames() * slotsPerFrame);
    }

    /**
     * Standard deviation.
     *
     * @param steps steps since training began, over all episodes
     */
    public double sigma(long steps) {
        return Math.max(floor, initial * Math.pow(decay, Math.max(0, steps - hold)));
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
        perturb(action, episode, frame, 0, frames);
    }

    /**
     * Adds noise to a whole action and clips it to [−1, 1].
     *
     * @param action  Modified.
     * @param episode episode of the draw
     * @param frame   frame within the episode
     * @param slot    slot within the frame
     * @param steps   steps since training began, over all episodes
     */
    public void perturb(float[] action, int episode, int frame, int slot, long steps) {
        double sigma = sigma(steps);
        random.at(seed, use, episode).at(frame, slot, 0, 0);
        for (int i = 0; i < action.length; i++) {
            action[i] = (float) Math.clamp(action[i] + sigma * random.nextGaussian(), -1.0, 1.0);
        }
    }
}
