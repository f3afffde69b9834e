package edgetempo.agents.replay;

import edgetempo.agents.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ring of the last {@code capacity} transitions. Not thread-safe.
 *
 * <p>A transition is one row [observation | action | reward | next observation | terminated | step], so that reading one touches contiguous
 * memory. Rows lie in chunks that are allocated when the ring first reaches them: a large capacity costs nothing until it is used, growing
 * copies nothing, and no single array has to hold everything. Once the ring is full nothing more is allocated.
 *
 * <p>Transitions are addressed by age, 0 being the oldest. Transitions of an episode are consecutive and carry their step within it, so
 * that windows do not cross the boundary between two episodes.
 */
public final class ReplayBuffer {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_ROWS - 1;
    /** Values of a row besides observations and action. */
    private static final int SCALARS = 3;
    /** The ring's start does not fit one float exactly; it is kept as high and low part. */
    private static final int LOW_BITS = 16;

    private static final String OBSERVATIONS = "replay/observations";
    private static final String ACTIONS = "replay/actions";
    private static final String REWARDS = "replay/rewards";
    private static final String NEXT_OBSERVATIONS = "replay/nextObservations";
    private static final String TERMINATED = "replay/terminated";
    private static final String STEPS = "replay/steps";
    private static final String OLDEST = "replay/oldest";

    private final int capacity;
    private final int observationSize;
    private final int actionSize;
    private final int stride;
    private final float[][] chunks;
    private int oldest;
    private int size;

    /**
     * Creates an empty buffer.
     *
     * @param capacity        transitions kept, at least 1
     * @param observationSize width of an observation, at least 1
     * @param actionSize      width of an action, at least 1
     * @throws IllegalArgumentException if one is smaller, or a row is too wide
     */
    public ReplayBuffer(int capacity, int observationSize, int actionSize) {
        if (capacity < 1 || observationSize < 1 || actionSize < 1) {
            throw new IllegalArgumentException("replay needs a positive capacity, observation and action size, found "
                    + capacity + ", " + observationSize + " and " + actionSize);
        }
        long width = 2L * observationSize + actionSize + SCALARS;
        int rows = Math.min(capacity, CHUNK_ROWS);
        if (width * rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a transition of " + width + " values is too wide for replay");
        }
        this.capacity = capacity;
        this.observationSize = observationSize;
        this.actionSize = actionSize;
        stride = (int) width;
        chunks = new float[(capacity - 1 >>> CHUNK_BITS) + 1][];
    }

    /** Transitions held. */
    public int size() {
        return size;
    }

    /** Capacity in transitions. */
    public int capacity() {
        return capacity;
    }

    /** Width of an observation. */
    public int observationSize() {
        return observationSize;
    }

    /** Width of an action. */
    public int actionSize() {
        return actionSize;
    }

    /**
     * Adds a transition, in place of the oldest one if the buffer is full.
     *
     * @param observation     [observationSize]. Not modified.
     * @param action          [actionSize]. Not modified.
     * @param nextObservation [observationSize]. Not modified.
     * @param terminated      whether the next state is terminal; false where the episode was truncated
     * @param step            step within the episode, counted from 0; one more than that of the transition before, or 0
     * @return the row it was written to, until it is overwritten; see {@link #row}
     * @throws IllegalArgumentException if an array has another length
     */
    public int push(float[] observation, float[] action, float reward, float[] nextObservation, boolean terminated,
            int step) {
        if (observation.length != observationSize || nextObservation.length != observationSize
                || action.length != actionSize) {
            throw new IllegalArgumentException("replay expects observations of " + observationSize + " and actions of "
                    + actionSize + " values, found " + observation.length + ", " + nextObservation.length + " and "
                    + action.length);
        }
        int row = claim();
        float[] chunk = chunks[row >>> CHUNK_BITS];
        int at = (row & CHUNK_MASK) * stride;
        System.arraycopy(observation, 0, chunk, at, observationSize);
        at += observationSize;
        System.arraycopy(action, 0, chunk, at, actionSize);
        at += actionSize;
        chunk[at++] = reward;
        System.arraycopy(nextObservation, 0, chunk, at, observationSize);
        at += observationSize;
        chunk[at] = terminated ? 1 : 0;
        chunk[at + 1] = step;
        return row;
    }

    /**
     * Row of a transition in [0, capacity): its position in the ring.
     *
     * @param age counted from 0, the oldest
     * @throws IndexOutOfBoundsException if there are not as many
     */
    public int row(int age) {
        if (age < 0 || age >= size) {
            throw new IndexOutOfBoundsException("transition " + age + " of " + size);
        }
        long ringRow = (long) oldest + age;
        return (int) (ringRow >= capacity ? ringRow - capacity : ringRow);
    }

    /** Age of the transition in a row that is in use. */
    public int age(int row) {
        int age = row - oldest;
        return age < 0 ? age + capacity : age;
    }

    /** Step of a transition within its episode. */
    public int step(int age) {
        return (int) value(age, 2 * observationSize + actionSize + 2);
    }

    /** Reward of a transition. */
    public float reward(int age) {
        return value(age, observationSize + actionSize);
    }

    /** Whether a transition's next state is terminal. */
    public boolean terminated(int age) {
        return value(age, 2 * observationSize + actionSize + 1) != 0;
    }

    /** Copies the observation of a transition to {@code target[at..]}. Target modified. */
    public void observation(int age, float[] target, int at) {
        copy(age, 0, observationSize, target, at);
    }

    /** Copies the action of a transition to {@code target[at..]}. Target modified. */
    public void action(int age, float[] target, int at) {
        copy(age, observationSize, actionSize, target, at);
    }

    /** Copies the observation after a transition to {@code target[at..]}. Target modified. */
    public void nextObservation(int age, float[] target, int at) {
        copy(age, observationSize + actionSize + 1, observationSize, target, at);
    }

    /** Copies the last {@code width} values of the observation after a transition to {@code target[at..]}. Target modified. */
    public void endOfNextObservation(int age, int width, float[] target, int at) {
        copy(age, 2 * observationSize + actionSize + 1 - width, width, target, at);
    }

    private float value(int age, int column) {
        int row = row(age);
        return chunks[row >>> CHUNK_BITS][(row & CHUNK_MASK) * stride + column];
    }

    private void copy(int age, int column, int width, float[] target, int at) {
        int row = row(age);
        System.arraycopy(chunks[row >>> CHUNK_BITS], (row & CHUNK_MASK) * stride + column, target, at, width);
    }

    /** Makes room for one transition and returns its row. */
    private int claim() {
        int row;
        if (size == capacity) {
            row = oldest;
            oldest = oldest + 1 == capacity ? 0 : oldest + 1;
        } else {
            row = (int) (((long) oldest + size) % capacity);
            size++;
        }
        int chunk = row >>> CHUNK_BITS;
        if (chunks[chunk] == null) {
            chunks[chunk] = new float[Math.min(CHUNK_ROWS, capacity - (chunk << CHUNK_BITS)) * stride];
        }
        return row;
    }

    /**
     * Copies all transitions, oldest first, and the row at which the ring starts.
     *
     * @throws IllegalStateException if they do not fit an array
     */
    public Map<String, NamedTensor> exportState() {
        if ((long) size * observationSize > Integer.MAX_VALUE - 8 || (long) size * actionSize > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    size + " transitions of " + observationSize + " and " + actionSize + " values do not fit an array");
        }
        float[] observations = new float[size * observationSize];
        float[] actions = new float[size * actionSize];
        float[] rewards = new float[size];
        float[] nextObservations = new float[size * observationSize];
        float[] terminated = new float[size];
        float[] steps = new float[size];
        for (int age = 0; age < size; age++) {
            observation(age, observations, age * observationSize);
            action(age, actions, age * actionSize);
            rewards[age] = reward(age);
            nextObservation(age, nextObservations, age * observationSize);
            terminated[age] = terminated(age) ? 1 : 0;
            steps[age] = step(age);
        }
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        put(state, OBSERVATIONS, observationSize, observations);
        put(state, ACTIONS, actionSize, actions);
        put(state, REWARDS, 1, rewards);
        put(state, NEXT_OBSERVATIONS, observationSize, nextObservations);
        put(state, TERMINATED, 1, terminated);
        put(state, STEPS, 1, steps);
        float[] start = {oldest >>> LOW_BITS, oldest & (1 << LOW_BITS) - 1};
        state.put(OLDEST, new NamedTensor(OLDEST, new long[]{1, start.length}, start));
        return state;
    }

    /**
     * Replaces all transitions by exported ones; if there are more than the capacity, by the most recent ones. Into a
     * buffer of the same capacity they keep their rows.
     *
     * @param state what {@link #exportState} gave, other entries are ignored. Not modified.
     * @throws IllegalArgumentException if one is missing or of another form; nothing changes then
     */
    public void importState(Map<String, NamedTensor> state) {
        float[] rewards = take(state, REWARDS, 1, -1);
        int rows = rewards.length;
        float[] observations = take(state, OBSERVATIONS, observationSize, rows);
        float[] actions = take(state, ACTIONS, actionSize, rows);
        float[] nextObservations = take(state, NEXT_OBSERVATIONS, observationSize, rows);
        float[] terminated = take(state, TERMINATED, 1, rows);
        float[] steps = take(state, STEPS, 1, rows);
        float[] start = take(state, OLDEST, 2, 1);
        oldest = (int) ((((long) start[0] << LOW_BITS) + (long) start[1]) % capacity);
        size = 0;
        float[] observation = new float[observationSize];
        float[] nextObservation = new float[observationSize];
        float[] action = new float[actionSize];
        for (int row = Math.max(0, rows - capacity); row < rows; row++) {
            System.arraycopy(observations, row * observationSize, observation, 0, observationSize);
            System.arraycopy(actions, row * actionSize, action, 0, actionSize);
            System.arraycopy(nextObservations, row * observationSize, nextObservation, 0, observationSize);
            push(observation, action, rewards[row], nextObservation, terminated[row] != 0, (int) steps[row]);
        }
    }

    private static void put(Map<String, NamedTensor> state, String name, int width, float[] values) {
        state.put(name, new NamedTensor(name, new long[]{values.length / width, width}, values));
    }

    private static float[] take(Map<String, NamedTensor> state, String name, int width, int rows) {
        NamedTensor tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the state lacks " + name);
        }
        long[] shape = tensor.shape();
        if (shape.length != 2 || shape[1] != width || rows >= 0 && shape[0] != rows) {
            throw new IllegalArgumentException(
                    "the state has " + tensor + ", expected " + (rows < 0 ? "any" : rows) + " x " + width);
        }
        return tensor.values();
    }
}
