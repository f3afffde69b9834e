package edgetempo.agents.replay;

import edgetempo.agents.NamedTensor;
import edgetempo.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ring of the last {@code capacity} transitions. Not thread-safe.
 *
 * <p>A transition is one row [observation | action | reward | next observation | terminated], so that gathering one
 * touches one stretch of memory. Rows lie in chunks that are allocated when the ring first reaches them: a large capacity
 * costs nothing until it is used, growing copies nothing, and no single array has to hold everything. Once the ring has
 * gone round nothing is allocated any more.
 *
 * <p>Transitions are addressed by age, 0 being the oldest, so that a buffer restored from {@link #exportState} samples
 * the same transitions as the original wherever its ring happens to start.
 */
public final class ReplayBuffer {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_ROWS - 1;

    private static final String OBSERVATIONS = "replay/observations";
    private static final String ACTIONS = "replay/actions";
    private static final String REWARDS = "replay/rewards";
    private static final String NEXT_OBSERVATIONS = "replay/nextObservations";
    private static final String TERMINATED = "replay/terminated";

    private final int capacity;
    private final int observationSize;
    private final int actionSize;
    private final int stride;
    private final float[][] chunks;
    private int oldest;
    private int size;

    /**
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
        long width = 2L * observationSize + actionSize + 2;
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

    /** Transitions held at most. */
    public int capacity() {
        return capacity;
    }

    /**
     * Adds a transition, in place of the oldest one if the buffer is full.
     *
     * @param observation     [observationSize]. Not modified.
     * @param action          [actionSize]. Not modified.
     * @param nextObservation [observationSize]. Not modified.
     * @param terminated      whether nothing follows; false where the episode was merely cut off
     * @throws IllegalArgumentException if an array has another length
     */
    public void push(float[] observation, float[] action, float reward, float[] nextObservation, boolean terminated) {
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
        chunk[at + observationSize] = terminated ? 1 : 0;
    }

    /**
     * Draws transitions uniformly with replacement.
     *
     * @param random  stream to draw from. Modified.
     * @param batch   number of draws
     * @param indices receives ages in [0, size). First {@code batch} entries modified.
     * @throws IllegalStateException if the buffer is empty
     */
    public void sample(RandomStream random, int batch, int[] indices) {
        if (size == 0) {
            throw new IllegalStateException("cannot sample from an empty replay buffer");
        }
        for (int i = 0; i < batch; i++) {
            indices[i] = random.nextInt(size);
        }
    }

    /**
     * Copies transitions into a batch.
     *
     * @param indices ages, the first {@code batch.size()} are used. Not modified.
     * @param batch   receives the transitions. Modified.
     * @throws IllegalArgumentException  if the batch is of another form
     * @throws IndexOutOfBoundsException if an age is not in [0, size)
     */
    public void gather(int[] indices, TransitionBatch batch) {
        if (batch.observationSize() != observationSize || batch.actionSize() != actionSize) {
            throw new IllegalArgumentException("replay holds observations of " + observationSize + " and actions of "
                    + actionSize + " values, the batch " + batch.observationSize() + " and " + batch.actionSize());
        }
        for (int i = 0; i < batch.size(); i++) {
            int age = indices[i];
            if (age < 0 || age >= size) {
                throw new IndexOutOfBoundsException("transition " + age + " of " + size);
            }
            copyOut(age, i, batch);
        }
    }

    private void copyOut(int age, int slot, TransitionBatch batch) {
        long ringRow = (long) oldest + age;
        int row = (int) (ringRow >= capacity ? ringRow - capacity : ringRow);
        float[] chunk = chunks[row >>> CHUNK_BITS];
        int at = (row & CHUNK_MASK) * stride;
        System.arraycopy(chunk, at, batch.observations(), slot * observationSize, observationSize);
        at += observationSize;
        System.arraycopy(chunk, at, batch.actions(), slot * actionSize, actionSize);
        at += actionSize;
        batch.rewards()[slot] = chunk[at++];
        System.arraycopy(chunk, at, batch.nextObservations(), slot * observationSize, observationSize);
        batch.terminated()[slot] = chunk[at + observationSize];
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
     * Copies all transitions, oldest first.
     *
     * @throws IllegalStateException if they do not fit an array
     */
    public Map<String, NamedTensor> exportState() {
        if ((long) size * observationSize > Integer.MAX_VALUE - 8 || (long) size * actionSize > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    size + " transitions of " + observationSize + " and " + actionSize + " values do not fit an array");
        }
        TransitionBatch all = TransitionBatch.allocate(size, observationSize, actionSize);
        for (int age = 0; age < size; age++) {
            copyOut(age, age, all);
        }
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        put(state, OBSERVATIONS, observationSize, all.observations());
        put(state, ACTIONS, actionSize, all.actions());
        put(state, REWARDS, 1, all.rewards());
        put(state, NEXT_OBSERVATIONS, observationSize, all.nextObservations());
        put(state, TERMINATED, 1, all.terminated());
        return state;
    }

    /**
     * Replaces all transitions by exported ones; if there are more than the capacity, by the youngest of them.
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
        oldest = 0;
        size = 0;
        float[] observation = new float[observationSize];
        float[] nextObservation = new float[observationSize];
        float[] action = new float[actionSize];
        for (int row = Math.max(0, rows - capacity); row < rows; row++) {
            System.arraycopy(observations, row * observationSize, observation, 0, observationSize);
            System.arraycopy(actions, row * actionSize, action, 0, actionSize);
            System.arraycopy(nextObservations, row * observationSize, nextObservation, 0, observationSize);
            push(observation, action, rewards[row], nextObservation, terminated[row] != 0);
        }
    }

    private void put(Map<String, NamedTensor> state, String name, int width, float[] values) {
        state.put(name, new NamedTensor(name, new long[]{size, width}, values));
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
