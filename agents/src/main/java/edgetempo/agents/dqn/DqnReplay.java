package edgetempo.agents.dqn;

import edgetempo.agents.NamedTensor;
import edgetempo.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ring buffer of the last transitions, with sparse observations that successive transitions of an epoch share, and the actions that are
 * allowed in the next state. Not thread-safe.
 */
final class DqnReplay {
    private static final String LENGTHS = "lengths";
    private static final String INDEX = "index";
    private static final String VALUES = "values";
    private static final String SHARED = "shared";
    private static final String ACTIONS = "actions";
    private static final String REWARDS = "rewards";
    private static final String TERMINATED = "terminated";
    private static final String ALLOWED = "allowed";
    /** Actions whose flags go into one float, which represents integers of 24 bits exactly. */
    private static final int FLAGS = 16;

    private final SparseRow[] observations;
    private final SparseRow[] nexts;
    private final int[] actions;
    private final float[] rewards;
    private final boolean[][] allowed;
    private final boolean[] terminated;
    private int size;
    private int oldest;

    DqnReplay(int capacity) {
        observations = new SparseRow[capacity];
        nexts = new SparseRow[capacity];
        actions = new int[capacity];
        rewards = new float[capacity];
        allowed = new boolean[capacity][];
        terminated = new boolean[capacity];
    }

    /** Transitions held. */
    int size() {
        return size;
    }

    /**
     * Adds a transition, in place of the oldest one if the buffer is full.
     *
     * @param nextAllowed which actions are allowed next. Kept.
     * @param terminal    whether nothing follows
     */
    void push(SparseRow observation, int action, double reward, SparseRow next, boolean[] nextAllowed,
            boolean terminal) {
        int row = (oldest + size) % actions.length;
        if (size == actions.length) {
            oldest = (oldest + 1) % actions.length;
        } else {
            size++;
        }
        observations[row] = observation;
        actions[row] = action;
        rewards[row] = (float) reward;
        nexts[row] = next;
        allowed[row] = nextAllowed;
        terminated[row] = terminal;
    }

    /**
     * Draws a minibatch with replacement.
     *
     * @param random   in place. Modified.
     * @param discount γ
     * @param batch    modified
     */
    void sample(RandomStream random, double discount, DqnBatch batch) {
        Arrays.fill(batch.observations(), 0);
        Arrays.fill(batch.nextObservations(), 0);
        Arrays.fill(batch.chosen(), 0);
        int width = batch.observationSize();
        int choices = batch.actionCount();
        for (int i = 0; i < batch.size(); i++) {
            int row = (oldest + random.nextInt(size)) % actions.length;
            observations[row].scatter(batch.observations(), i * width);
            nexts[row].scatter(batch.nextObservations(), i * width);
            batch.chosen()[i * choices + actions[row]] = 1;
            batch.rewards()[i] = rewards[row];
            batch.bootstraps()[i] = terminated[row] ? 0 : (float) discount;
            for (int a = 0; a < choices; a++) {
                batch.forbidden()[i * choices + a] = allowed[row][a] ? 0 : DqnBatch.FORBIDDEN;
            }
        }
    }

    /**
     * Copies all transitions, oldest first. The rows of observations follow each other, one that neighbours share once: of each its length,
     * and the places and values of its entries. The start of the ring is not stored: draws are by age.
     *
     * @param choices number of actions
     * @throws IllegalStateException if they do not fit an array
     */
    Map<String, NamedTensor> exportState(int choices) {
        List<SparseRow> rows = new ArrayList<>();
        float[] shared = new float[size];
        int words = (choices + FLAGS - 1) / FLAGS;
        if ((long) size * words > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(size + " transitions of " + choices + " actions do not fit an array");
        }
        float[] flags = new float[size * words];
        float[] chosen = new float[size];
        float[] gained = new float[size];
        float[] ended = new float[size];
        SparseRow last = null;
        for (int age = 0; age < size; age++) {
            int row = (int) (((long) oldest + age) % actions.length);
            if (observations[row] == last) {
                shared[age] = 1;
            } else {
                rows.add(observations[row]);
            }
            last = nexts[row];
            rows.add(last);
            chosen[age] = actions[row];
            gained[age] = rewards[row];
            ended[age] = terminated[row] ? 1 : 0;
            for (int a = 0; a < choices; a++) {
                flags[age * words + a / FLAGS] += allowed[row][a] ? 1 << a % FLAGS : 0;
            }
        }
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        exportRows(rows, state);
        put(state, SHARED, shared);
        put(state, ACTIONS, chosen);
        put(state, REWARDS, gained);
        put(state, TERMINATED, ended);
        put(state, ALLOWED, flags);
        return state;
    }

    private static void exportRows(List<SparseRow> rows, Map<String, NamedTensor> state) {
        long entries = rows.stream().mapToLong(SparseRow::length).sum();
        if (entries > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(entries + " entries of observations do not fit an array");
        }
        float[] lengths = new float[rows.size()];
        float[] index = new float[(int) entries];
        float[] values = new float[(int) entries];
        int next = 0;
        for (int r = 0; r < lengths.length; r++) {
            SparseRow row = rows.get(r);
            lengths[r] = row.length();
            for (int entry = 0; entry < row.length(); entry++) {
                index[next] = row.index(entry);
                values[next++] = row.value(entry);
            }
        }
        put(state, LENGTHS, lengths);
        put(state, INDEX, index);
        put(state, VALUES, values);
    }

    private static void put(Map<String, NamedTensor> state, String name, float[] values) {
        state.put(name, new NamedTensor(name, new long[]{values.length}, values));
    }

    /**
     * Replaces all transitions by exported ones.
     *
     * @param state   what {@link #exportState} gave. Not modified.
     * @param inputs  length of an observation
     * @param choices number of actions
     * @throws IllegalArgumentException if something is missing or of another form; nothing changes then
     */
    void importState(Map<String, NamedTensor> state, int inputs, int choices) {
        float[] chosen = take(state, ACTIONS, -1);
        int count = chosen.length;
        require(count <= actions.length, count + " transitions", "at most " + actions.length);
        int words = (choices + FLAGS - 1) / FLAGS;
        float[] shared = take(state, SHARED, count);
        float[] gained = take(state, REWARDS, count);
        float[] ended = take(state, TERMINATED, count);
        float[] flags = take(state, ALLOWED, Math.multiplyExact(count, words));
        for (float action : chosen) {
            require(action >= 0 && action < choices, "action " + action, "one of " + choices);
        }
        List<SparseRow> rows = importRows(state, inputs);
        int kept = 0;
        for (float one : shared) {
            kept += one != 0 ? 1 : 2;
        }
        require(rows.size() == kept && (count == 0 || shared[0] == 0), rows.size() + " observations", "" + kept);
        size = 0;
        oldest = 0;
        int next = 0;
        SparseRow last = null;
        for (int i = 0; i < count; i++) {
            SparseRow observation = shared[i] != 0 ? last : rows.get(next++);
            last = rows.get(next++);
            boolean[] may = new boolean[choices];
            for (int a = 0; a < choices; a++) {
                may[a] = ((int) flags[i * words + a / FLAGS] >> a % FLAGS & 1) != 0;
            }
            push(observation, (int) chosen[i], gained[i], last, may, ended[i] != 0);
        }
    }

    private static List<SparseRow> importRows(Map<String, NamedTensor> state, int inputs) {
        float[] lengths = take(state, LENGTHS, -1);
        float[] index = take(state, INDEX, -1);
        float[] values = take(state, VALUES, index.length);
        List<SparseRow> rows = new ArrayList<>();
        int from = 0;
        for (float length : lengths) {
            require(length >= 0 && length <= index.length - from, "an observation of " + length + " entries",
                    "at most " + (index.length - from));
            int[] places = new int[(int) length];
            for (int entry = 0; entry < places.length; entry++) {
                float place = index[from + entry];
                require(place >= 0 && place < inputs, "place " + place, "one of " + inputs);
                places[entry] = (int) place;
            }
            rows.add(SparseRow.of(places, Arrays.copyOfRange(values, from, from + places.length)));
            from += places.length;
        }
        return rows;
    }

    private static float[] take(Map<String, NamedTensor> state, String name, int length) {
        NamedTensor tensor = state.get(name);
        require(tensor != null, "no replay/" + name, "it");
        float[] values = tensor.values();
        require(length < 0 || values.length == length, "" + tensor, "" + length);
        return values;
    }

    private static void require(boolean holds, String found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("the state has " + found + ", expected " + expected);
        }
    }
}
