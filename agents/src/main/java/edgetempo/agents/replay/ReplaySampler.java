package edgetempo.agents.replay;

import edgetempo.agents.NamedTensor;
import edgetempo.random.RandomStream;
import edgetempo.scenario.mec.LearningSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws minibatches of windows from replay, uniformly or by priority, with n-step returns. Not thread-safe; allocates nothing after
 * construction.
 *
 * <p>Priority of a window is (η·max|δ| + (1 − η)·mean|δ|)^α over the temporal-difference errors δ of its transitions, with
 * η = 0.9 (Kapturowski et al., <i>Recurrent experience replay in distributed reinforcement learning</i>, ICLR 2019); for
 * windows of one transition that is |δ|^α (Schaul et al. 2016). A new window gets the largest priority so far.
 */
public final class ReplaySampler {
    private static final String PRIORITIES = "replay/priorities";
    private static final String LARGEST = "replay/largestPriority";
    /** Random draws before a sequential search; exhausted only where almost no window is whole. */
    private static final int DRAWS = 64;
    private static final double MIN_ERROR = 1e-6;
    private static final double MAX_SHARE = 0.9;

    private final ReplayBuffer replay;
    private final int window;
    private final int nStep;
    private final double discount;
    private final double exponent;
    private final PriorityTree priorities;
    private final boolean prioritised;
    private double largest = 1;

    /**
     * Creates a sampler.
     *
     * @param replay   transitions; every push must be reported by {@link #pushed}
     * @param window   transitions of a window
     * @param discount γ
     * @param options  n-step returns and priorities
     */
    public ReplaySampler(ReplayBuffer replay, int window, double discount, LearningSettings options) {
        this.replay = replay;
        this.window = window;
        this.discount = discount;
        nStep = options.nStep();
        exponent = options.priorityExponent();
        prioritised = exponent > 0;
        priorities = new PriorityTree(prioritised ? replay.capacity() : 1);
    }

    /** Whether windows are drawn by priority. */
    public boolean prioritised() {
        return prioritised;
    }

    /**
     * Registers the transition that was pushed last.
     *
     * @param row what {@link ReplayBuffer#push} returned
     */
    public void pushed(int row) {
        if (!prioritised) {
            return;
        }
        priorities.set(row, 0);
        int start = replay.size() - window;
        if (whole(start)) {
            priorities.set(replay.row(start), largest);
        }
    }

    /** Whether a window that starts with the transition of the given age lies within one episode. */
    private boolean whole(int age) {
        if (window == 1) {
            return age >= 0 && age < replay.size();
        }
        int last = age + window - 1;
        return age >= 0 && last < replay.size() && replay.step(last) == replay.step(age) + window - 1;
    }

    /** Whether there is a whole window to draw. */
    public boolean ready() {
        for (int age = replay.size() - window; age >= 0; age--) {
            if (whole(age)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Draws windows and copies them.
     *
     * @param random     stream to draw from. Modified.
     * @param correction exponent β of the importance weights; of no effect without priorities
     * @param baseline   subtracted from every reward before rewards are summed
     * @param batch      receives the windows. Modified.
     * @throws IllegalStateException if there is none; see {@link #ready}
     */
    public void sample(RandomStream random, double correction, double baseline, TransitionBatch batch) {
        draw(random, correction, batch);
        gather(baseline, batch);
    }

    /**
     * Draws windows.
     *
     * @param random     stream to draw from. Modified.
     * @param correction exponent β of the importance weights; of no effect without priorities
     * @param batch      receives their rows and weights. Modified.
     * @throws IllegalStateException if there is none; see {@link #ready}
     */
    public void draw(RandomStream random, double correction, TransitionBatch batch) {
        if (prioritised) {
            drawByPriority(random, correction, batch);
            return;
        }
        int[] rows = batch.rows();
        for (int b = 0; b < rows.length; b++) {
            rows[b] = replay.row(drawOne(random));
        }
    }

    /**
     * Copies the windows that a batch names.
     *
     * @param baseline taken off every reward before rewards are summed
     * @param batch    rows are read, observations, actions, rewards and bootstraps modified
     */
    public void gather(double baseline, TransitionBatch batch) {
        for (int b = 0; b < batch.size(); b++) {
            copy(replay.age(batch.rows()[b]), b, baseline, batch);
        }
    }

    private int drawOne(RandomStream random) {
        int ages = replay.size() - window + 1;
        if (ages < 1) {
            throw new IllegalStateException("replay holds no window of " + window + " transitions");
        }
        int age = 0;
        for (int attempt = 0; attempt < DRAWS; attempt++) {
            age = random.nextInt(ages);
            if (whole(age)) {
                return age;
            }
        }
        for (int tried = 0; tried < ages; tried++) {
            age = age + 1 == ages ? 0 : age + 1;
            if (whole(age)) {
                return age;
            }
        }
        throw new IllegalStateException("replay holds no window of " + window + " transitions");
    }

    private void drawByPriority(RandomStream random, double correction, TransitionBatch batch) {
        double total = priorities.total();
        if (total <= 0) {
            throw new IllegalStateException("replay holds no window of " + window + " transitions");
        }
        float heaviest = 0;
        for (int b = 0; b < batch.size(); b++) {
            int row = priorities.find(random.nextDouble() * total);
            batch.rows()[b] = row;
            double weight = Math.pow(replay.size() * priorities.get(row) / total, -correction);
            batch.weights()[b] = (float) weight;
            heaviest = Math.max(heaviest, (float) weight);
        }
        for (int b = 0; b < batch.size(); b++) {
            batch.weights()[b] /= heaviest;
        }
    }

    private void copy(int start, int b, double baseline, TransitionBatch batch) {
        int size = batch.size();
        int width = batch.observationSize();
        replay.observation(start, batch.observations(), b * width);
        for (int t = 0; t < window; t++) {
            int age = start + t;
            int at = t * size + b;
            replay.action(age, batch.actions(), at * batch.actionSize());
            int last = lastOfReturn(age, window == 1 ? Integer.MAX_VALUE : start + window - 1);
            double factor = 1;
            double sum = 0;
            for (int k = age; k <= last; k++) {
                sum += factor * (replay.reward(k) - baseline);
                factor *= discount;
            }
            batch.rewards()[at] = (float) sum;
            batch.bootstraps()[at] = replay.terminated(last) ? 0 : (float) factor;
            replay.nextObservation(window == 1 ? last : age, batch.observations(), (at + size) * width);
        }
    }

    /** Age of the last transition whose reward is summed: n steps ahead, or the end of the episode or of its stored part. */
    private int lastOfReturn(int age, int limit) {
        int last = age;
        int step = replay.step(age);
        for (int k = 1; k < nStep; k++) {
            int next = age + k;
            if (next > limit || next >= replay.size() || replay.step(next) != step + k) {
                break;
            }
            last = next;
        }
        return last;
    }

    /**
     * Updates the priorities of the batch that was drawn last from its errors.
     *
     * @param batch  that batch. Not modified.
     * @param errors [T·B] absolute temporal-difference errors; those before {@code from} are ignored. Not modified.
     * @param from   first step that was trained on
     */
    public void updatePriorities(TransitionBatch batch, float[] errors, int from) {
        int size = batch.size();
        for (int b = 0; b < size; b++) {
            double worst = 0;
            double sum = 0;
            for (int t = from; t < window; t++) {
                double error = errors[(t - from) * size + b];
                worst = Math.max(worst, error);
                sum += error;
            }
            double mixed = MAX_SHARE * worst + (1 - MAX_SHARE) * sum / (window - from);
            double priority = Math.pow(mixed + MIN_ERROR, exponent);
            largest = Math.max(largest, priority);
            priorities.set(batch.rows()[b], priority);
        }
    }

    /** Priorities, oldest transition first; empty if there are none. */
    public Map<String, NamedTensor> exportState() {
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        if (prioritised) {
            int size = replay.size();
            float[] bits = new float[4 * size];
            for (int age = 0; age < size; age++) {
                split(priorities.get(replay.row(age)), bits, 4 * age);
            }
            float[] largestBits = new float[4];
            split(largest, largestBits, 0);
            state.put(PRIORITIES, new NamedTensor(PRIORITIES, new long[]{size, 4}, bits));
            state.put(LARGEST, new NamedTensor(LARGEST, new long[]{1, 4}, largestBits));
        }
        return state;
    }

    /**
     * Continues from exported priorities; replay must have been restored before.
     *
     * @throws IllegalArgumentException if they are missing or do not fit replay
     */
    public void importState(Map<String, NamedTensor> state) {
        if (!prioritised) {
            return;
        }
        NamedTensor saved = state.get(PRIORITIES);
        NamedTensor savedLargest = state.get(LARGEST);
        if (saved == null || savedLargest == null) {
            throw new IllegalArgumentException("the state lacks the priorities of replay");
        }
        if (saved.values().length != 4 * replay.size() || savedLargest.values().length != 4) {
            throw new IllegalArgumentException("the state has " + saved + ", expected " + replay.size() + " x 4");
        }
        for (int age = 0; age < replay.size(); age++) {
            priorities.set(replay.row(age), join(saved.values(), 4 * age));
        }
        largest = join(savedLargest.values(), 0);
    }

    /** A double as four 16-bit numbers, each of which a float holds exactly. */
    private static void split(double value, float[] parts, int at) {
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 4; i++) {
            parts[at + i] = bits >>> 16 * i & 0xffff;
        }
    }

    private static double join(float[] parts, int at) {
        long bits = 0;
        for (int i = 0; i < 4; i++) {
            bits |= (long) parts[at + i] << 16 * i;
        }
        return Double.longBitsToDouble(bits);
    }
}
