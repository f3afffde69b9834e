package edgetempo.mec;

import edgetempo.scenario.mec.Fading;
import edgetempo.scenario.mec.Thresholds;
import java.util.Arrays;

/**
 * The normal form of one slot, shared by every solver: flat arrays over the users that request, computed once per slot. A user that
 * requests twice has two entries, with the same channel; one that does not request has none.
 *
 * <pre>
 * edge QoS  = α + β − delayWeight·(transmitS/b + (hit ? executeS·executeFactor/φ : cloudS) + (o ≠ cell ? interServerS : 0))
 *                   − energyWeight·transmitS/b
 * local QoS = localQos
 * </pre>
 *
 * <p>Filled by {@link SlotProblemBuilder}; solvers only read. The arrays are public because kernels read them.
 */
public final class SlotProblem {
    /** Largest number of requests of a slot, N: length of the arrays over users. */
    public final int capacity;
    /**
     * Users that share the slot, each counted as often as it requests: entries from here on are meaningless. N where every user requests
     * once.
     */
    public int users;
    /** Number of servers M. */
    public final int servers;
    /** Number of services K. */
    public final int services;

    /** [users] index in the network of the user whose request it is. */
    public final int[] user;
    /** [users] requested service, index from 0. */
    public final int[] service;
    /** [users] D: input of the request, bit. */
    public final double[] inputBits;
    /** [users] C: processor cycles of the request. */
    public final double[] cycles;
    /** [users] T_th of requests with an individual delay threshold, s; NaN where it is that of {@link #thresholds}. */
    public final double[] deadlineS;
    /** [users] index of the server whose band the user shares. */
    public final int[] cell;
    /** Words of {@link #cachedAt} a user: 1 up to 32 servers. */
    public final int words;
    /** [users × words] bit b of word w: server 32·w + b holds the requested service. */
    public final int[] cachedAt;
    /** [users] D/(W·e): uplink time with the whole band, s. */
    public final double[] transmitS;
    /** [users] C/f: execution time with the whole processor of a server that has the scenario's, s. */
    public final double[] executeS;
    /** [servers] ratio of execution time on each server's processor to that on the scenario's. */
    public final double[] executeFactor;
    /** [users] time from the server through the cloud when the server lacks the service, s. */
    public final double[] cloudS;
    /** [users] time of local execution, s. */
    public final double[] localS;
    /** [users] energy of local execution, J. */
    public final double[] localJ;
    /** [users] quality of service of local execution. */
    public final double[] localQos;
    /** [users] whether no server reaches the user. Its uplink then costs so much time and energy that offloading never pays. */
    public final boolean[] unreached;
    /** [users] α/T_th, 1/s. */
    public final double[] delayWeight;
    /** [users] β·P/E_th, 1/s. */
    public final double[] energyWeight;

    /** [users] D/W: uplink time with the whole band at a spectral efficiency of 1 bit/s/Hz, s. */
    public final double[] unitTransmitS;
    /** [users] signal-to-noise ratio for a fading factor of 1, linear. */
    public final double[] meanSnr;

    /** Additional delay of execution by a server of another cell, s. */
    public double interServerS;
    /** Weight α of the delay. */
    public double alpha;
    /** Weight β of the energy. */
    public double beta;
    /** Power P of the energy model, W (or the dBm number in published semantics). */
    public double energyPower;
    /** Bandwidth share M/N of the energy threshold, capped at 1. */
    public double equalShare;
    /** Which thresholds the weights were computed with. */
    public Thresholds thresholds = Thresholds.LOCAL_AND_EQUAL_SHARE;
    /** Whether fading is redrawn for every evaluation; the arrays then hold the mean channel. */
    public boolean redrawsFading;
    /** Distribution of redrawn fading factors. */
    public Fading fading = Fading.RAYLEIGH_POWER;

    /** Root seed; with episode, frame and slot it names the random streams of this slot. */
    public long seed;
    /** Episode, counted from 0. */
    public int episode;
    /** Frame in the episode, counted from 0. */
    public int frame;
    /** Slot in the frame, counted from 0. */
    public int slot;

    /** The cache plan in force. Solvers that choose a plan read it as the previous one. */
    public final CachePlan plan;

    /** Creates an unfilled problem of the given size, in which all users request. */
    public SlotProblem(int users, int servers, int services) {
        capacity = users;
        this.users = users;
        this.servers = servers;
        this.services = services;
        user = new int[users];
        service = new int[users];
        inputBits = new double[users];
        cycles = new double[users];
        deadlineS = new double[users];
        cell = new int[users];
        words = CachePlan.words(servers);
        cachedAt = new int[users * words];
        transmitS = new double[users];
        executeS = new double[users];
        executeFactor = new double[servers];
        cloudS = new double[users];
        localS = new double[users];
        localJ = new double[users];
        localQos = new double[users];
        unreached = new boolean[users];
        delayWeight = new double[users];
        energyWeight = new double[users];
        unitTransmitS = new double[users];
        meanSnr = new double[users];
        plan = new CachePlan(servers, services);
        Arrays.setAll(user, i -> i);
        Arrays.fill(executeFactor, 1);
        Arrays.fill(deadlineS, Double.NaN);
    }

    /**
     * Rejects a slot of another size than a solver was created for.
     *
     * @throws IllegalArgumentException naming both sizes
     */
    public void requireShape(int expectedUsers, int expectedServers) {
        if (capacity != expectedUsers || servers != expectedServers) {
            throw new IllegalArgumentException("the solver was made for " + expectedUsers + " users and "
                    + expectedServers + " servers; the slot has " + capacity + " and " + servers);
        }
    }

    /** Whether server {@code offload} (counted from 1) holds the service that a request is for. */
    public boolean hit(int request, int offload) {
        int server = offload - 1;
        return (cachedAt[request * words + (server >>> 5)] >>> server & 1) != 0;
    }

    /**
     * Delay term α(T_th − localS)/T_th of local execution under {@link Thresholds#LOCAL_AND_EQUAL_SHARE}, for kernels that redraw the
     * energy threshold: 0, because T_th is localS, unless the request has its own deadline.
     */
    public double localDelayQos(int request) {
        double ownS = deadlineS[request];
        return Double.isNaN(ownS) ? 0 : alpha * (ownS - localS[request]) / ownS;
    }

    /** Updates {@link #cachedAt} of a request from the {@link #plan}. */
    public void hold(int request) {
        for (int w = 0; w < words; w++) {
            cachedAt[request * words + w] = plan.holders(service[request], w);
        }
    }
}
