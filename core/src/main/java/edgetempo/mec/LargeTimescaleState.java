package edgetempo.mec;

import edgetempo.scenario.mec.ObservationKind;
import java.util.Arrays;

/**
 * The observation of the large timescale: cache bits, service gain, offload popularity and, in the extended layout, the request histogram.
 *
 * <p>Layout: M·K cache bits server by server; K gains; M·K popularities; extended: K request frequencies of the last frame,
 * as shares of one request of every user in every slot. In the
 * published layout gain is normalised in place after every slot and keeps accumulating, and popularity keeps raw counts of the
 * episode; in the extended layout both count the last frame only and are normalised in the observation.
 */
public final class LargeTimescaleState {
    /** Sums of frequencies from here on are 1, rounded. */
    private static final double ALL = 1 - 1e-9;

    private final int servers;
    private final int services;
    private final boolean extended;
    private final double[] gain;
    private final double[] popularity;
    private final double[] requests;
    private double requestCount;

    /** Creates an all-zero state. */
    public LargeTimescaleState(ObservationKind kind, int servers, int services) {
        this.servers = servers;
        this.services = services;
        extended = kind == ObservationKind.EXTENDED;
        gain = new double[services];
        popularity = new double[servers * services];
        requests = new double[services];
    }

    /** Length of an observation. */
    public static int size(ObservationKind kind, int servers, int services) {
        return services * ((kind == ObservationKind.EXTENDED ? 2 : 1) + 2 * servers);
    }

    /** Start of an episode: everything zero. */
    public void reset() {
        Arrays.fill(gain, 0);
        Arrays.fill(popularity, 0);
        Arrays.fill(requests, 0);
        requestCount = 0;
    }

    /** Start of a frame: the extended layout forgets the frame before. */
    public void startFrame() {
        if (extended) {
            reset();
        }
    }

    /**
     * Counts one slot.
     *
     * @param problem  the slot. Not modified.
     * @param decision what was decided. Not modified.
     * @param qos      [users] QoS of each user. Not modified.
     */
    public void addSlot(SlotProblem problem, Decision decision, double[] qos) {
        for (int i = 0; i < problem.users; i++) {
            int s = problem.service[i];
            int target = decision.offload[i];
            requests[s]++;
            if (target != 0) {
                gain[s] += qos[i] - problem.localQos[i];
                if (problem.hit(i, target)) {
                    popularity[(target - 1) * services + s]++;
                }
            }
        }
        requestCount += problem.capacity;
        if (!extended) {
            normalise(gain, gain, 0, services);
        }
    }

    /**
     * Writes the observation.
     *
     * @param plan   cache plan in force. Not modified.
     * @param target [size] receives the observation. Modified.
     */
    public void observe(CachePlan plan, double[] target) {
        int at = 0;
        for (int m = 0; m < servers; m++) {
            for (int s = 0; s < services; s++) {
                target[at++] = plan.get(m, s) ? 1 : 0;
            }
        }
        if (extended) {
            normalise(gain, target, at, services);
        } else {
            System.arraycopy(gain, 0, target, at, services);
        }
        at += services;
        normalise(popularity, target, at, servers * services);
        at += servers * services;
        if (extended) {
            for (int s = 0; s < services; s++) {
                target[at + s] = requestCount == 0 ? 0 : requests[s] / requestCount;
            }
        }
    }

    /**
     * Sum of the request frequencies of an extended observation: 1 where every user requested in every slot, up to rounding, and where no
     * user requested.
     *
     * @param observation not modified
     * @param at          where its K request frequencies begin
     */
    public static double requested(double[] observation, int at, int services) {
        double sum = 0;
        for (int s = 0; s < services; s++) {
            sum += observation[at + s];
        }
        return sum > 0 && sum < ALL ? sum : 1;
    }

    /** (max − x)/(max − min), a minimum of 0 read as 0.1; equal maximum and minimum give zeros. */
    private static void normalise(double[] source, double[] target, int at, int length) {
        double max = Double.NEGATIVE_INFINITY;
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, source[i]);
            min = Math.min(min, source[i]);
        }
        if (min == 0) {
            min = 0.1;
        }
        double range = max - min;
        for (int i = 0; i < length; i++) {
            // + 0.0 turns the −0.0 of an all-zero source into 0.0.
            target[at + i] = range == 0 ? 0 : (max - source[i]) / range + 0.0;
        }
    }
}
