package edgetempo.agents.recall;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.policy.RecallForm;
import edgetempo.mec.CachePlan;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.random.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ring buffer of the last episodes: requests, plans and rewards. Grows as it fills. Not thread-safe. */
public final class EpisodeReplay {
    private static final String SHARES = "replay/shares";
    private static final String PLANS = "replay/plans";
    private static final String EARNED = "replay/earned";

    private final RecallForm form;
    private final int capacity;
    private final float[] action;
    private float[] shares = new float[0];
    private float[] plans = new float[0];
    private float[] earned = new float[0];
    private long pushed;
    private int frame;

    /**
     * Creates an empty buffer.
     *
     * @param capacity capacity in episodes
     */
    public EpisodeReplay(RecallForm form, int capacity) {
        this.form = form;
        this.capacity = Math.max(1, capacity);
        action = new float[form.servers() * form.services()];
    }

    /** Number of whole episodes. */
    public int size() {
        return (int) Math.min(pushed, capacity);
    }

    /** Start of an episode; an unfinished one is discarded. */
    public void startEpisode() {
        frame = 0;
    }

    /**
     * Adds a frame.
     *
     * @param observation ends in the [services] frequencies of the frame's requests. Not modified.
     * @param plan        that the frame ran under. Not modified.
     * @param gained      by it, in the critic's units
     */
    public void push(double[] observation, CachePlan plan, float gained) {
        int services = form.services();
        int row = (int) (pushed % capacity) * form.frames() + frame;
        grow((row / form.frames() + 1) * form.frames());
        int at = observation.length - services;
        double requested = LargeTimescaleState.requested(observation, at, services);
        for (int k = 0; k < services; k++) {
            shares[row * services + k] = (float) (observation[at + k] / requested);
        }
        plan.encode(action, 0);
        for (int i = 0; i < action.length; i++) {
            plans[row * action.length + i] = action[i] > 0 ? 1 : 0;
        }
        earned[row] = gained;
        if (++frame == form.frames()) {
            pushed++;
            frame = 0;
        }
    }

    private void grow(int rows) {
        if (rows > earned.length) {
            int now = (int) Math.min((long) capacity * form.frames(), Math.max(rows, 2L * earned.length));
            shares = Arrays.copyOf(shares, now * form.services());
            plans = Arrays.copyOf(plans, now * action.length);
            earned = Arrays.copyOf(earned, now);
        }
    }

    /**
     * Draws episodes with replacement.
     *
     * @param random modified
     * @param count  of episodes
     * @return numbers of episodes that are kept, below {@link #size}
     */
    public int[] draw(RandomStream random, int count) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = random.nextInt(size());
        }
        return drawn;
    }

    /**
     * Fills a batch with the requests of episodes, for the forecaster.
     *
     * @param episodes as {@link #draw} gave them. Not modified.
     * @param from     index of the first of them; as many follow as the batch holds
     * @param batch    modified
     */
    public void putRequests(int[] episodes, int from, EpisodeBatch batch) {
        for (int at = 0; at < batch.size(); at++) {
            batch.putRequests(at, shares, episodes[from + at] * form.frames() * form.services());
        }
    }

    /** Fills a batch with plans and what they earned, for the critic; see {@link #putRequests}. */
    public void putPlans(int[] episodes, int from, EpisodeBatch batch) {
        for (int at = 0; at < batch.size(); at++) {
            batch.putPlans(at, shares, episodes[from + at] * form.frames() * form.services(), plans, earned);
        }
    }

    /** Copies the buffer, by name. */
    public Map<String, NamedTensor> exportState() {
        int rows = size() * form.frames();
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        state.put(SHARES, tensor(SHARES, shares, rows, form.services()));
        state.put(PLANS, tensor(PLANS, plans, rows, action.length));
        state.put(EARNED, tensor(EARNED, earned, rows, 1));
        return state;
    }

    private static NamedTensor tensor(String name, float[] values, int rows, int width) {
        return new NamedTensor(name, new long[]{rows, width}, Arrays.copyOf(values, rows * width));
    }

    /**
     * Restores an exported state.
     *
     * @param episodes pushed so far
     * @throws IllegalArgumentException if a tensor is missing or of another shape
     */
    public void importState(Map<String, NamedTensor> state, long episodes) {
        int rows = (int) Math.min(episodes, capacity) * form.frames();
        float[] newShares = values(state, SHARES, rows, form.services());
        float[] newPlans = values(state, PLANS, rows, action.length);
        earned = values(state, EARNED, rows, 1);
        shares = newShares;
        plans = newPlans;
        pushed = episodes;
        frame = 0;
    }

    private static float[] values(Map<String, NamedTensor> state, String name, int rows, int width) {
        NamedTensor tensor = state.get(name);
        if (tensor == null || !Arrays.equals(tensor.shape(), new long[]{rows, width})) {
            throw new IllegalArgumentException("needs " + name + "[" + rows + ", " + width + "], found " + tensor);
        }
        return tensor.values().clone();
    }

    /** Episodes pushed since training began. */
    public long pushed() {
        return pushed;
    }
}
