package edgetempo.fran;

/**
 * One instance of the offloading problem: nodes, tasks, links and caches as flat primitive arrays, which environments and
 * solvers read and nobody writes. {@link FranSampler} draws them; tests write them by hand.
 */
public final class FranInstance {
    /** Number M of access points. */
    public final int faps;
    /** Number K of cooperative nodes. */
    public final int dcns;
    /** M + K. */
    public final int nodes;
    /** Number N of users. */
    public final int users;

    /** Positions. */
    public final FranLayout layout;
    /** [users] B, cycles. */
    public final double[] cycles;
    /** [users] ρᵗ: weight of the time saved. */
    public final double[] timeWeight;
    /** [users] time of local computing, s. */
    public final double[] localS;
    /** [users] energy of local computing, J. */
    public final double[] localJ;
    /** [nodes × users] P: 1 where the user may offload to the node. */
    public final double[] reachable;
    /** [nodes × users] distance, m. */
    public final double[] distanceM;
    /** [nodes × users] time to send the task, s. */
    public final double[] transmitS;
    /** [nodes × users] energy to send the task, J. */
    public final double[] transmitJ;
    /** [nodes] whole processor, cycles/s. */
    public final double[] processorHz;
    /** [nodes] users that the node serves at most. */
    public final int[] capacity;
    /** [(nodes + users) × users] C: 1 where the node, or the user's own device, holds the result of the user's task. */
    public final double[] cached;
    /** Processor of the cloud for each task, cycles/s. */
    public final double cloudHz;
    /** Time from an access point to the cloud and back, s. */
    public final double cloudDelayS;
    /** Root seed; with {@link #number} it names the random streams of this instance. */
    public final long seed;
    /** Number of the instance under its seed. */
    public final int number;

    /**
     * Creates an instance; the arrays are taken over, not copied.
     *
     * @param cached [(nodes + users) × users] 0 or 1
     * @throws IllegalArgumentException if there is no access point or no user, an array has another length than the
     *                                  sizes ask for, a weight is outside [0, 1], a processor is not positive, or a node
     *                                  has a negative capacity
     */
    public FranInstance(FranLayout layout, FranNodes node, FranTasks task, FranLinks link, double[] cached, long seed,
            int number) {
        faps = node.faps();
        nodes = node.processorHz().length;
        dcns = nodes - faps;
        users = task.cycles().length;
        require(faps >= 1 && dcns >= 0, "an F-RAN needs at least one access point; it has " + faps + " of " + nodes
                + " nodes");
        require(users >= 1, "an F-RAN needs at least one user");
        this.layout = layout;
        cycles = positive(task.cycles(), users, "cycles");
        positive(task.bits(), users, "bits");
        timeWeight = sized(task.timeWeight(), users, "weights");
        localS = sized(task.localS(), users, "local times");
        localJ = sized(task.localJ(), users, "local energies");
        reachable = sized(link.reachable(), nodes * users, "reachabilities");
        distanceM = sized(link.distanceM(), nodes * users, "distances");
        transmitS = sized(link.transmitS(), nodes * users, "times to send");
        transmitJ = sized(link.transmitJ(), nodes * users, "energies to send");
        processorHz = positive(node.processorHz(), nodes, "processors");
        capacity = node.capacity();
        this.cached = sized(cached, (nodes + users) * users, "cached results");
        sized(layout.nodeX(), nodes, "node positions");
        sized(layout.userX(), users, "user positions");
        cloudHz = node.cloudHz();
        cloudDelayS = node.cloudDelayS();
        this.seed = seed;
        this.number = number;
        for (int n = 0; n < users; n++) {
            require(timeWeight[n] >= 0 && timeWeight[n] <= 1,
                    "weight ρᵗ of user " + n + " is " + timeWeight[n] + "; allowed: 0 to 1");
        }
        require(capacity.length == nodes, "there are " + capacity.length + " capacities for " + nodes + " nodes");
        for (int m = 0; m < nodes; m++) {
            require(capacity[m] >= 0, "node " + m + " has capacity " + capacity[m]);
        }
    }

    /** Index of a node and a user in the arrays over both. */
    public int at(int node, int user) {
        return node * users + user;
    }

    /** Whether a node is an access point. */
    public boolean isFap(int node) {
        return node < faps;
    }

    private static double[] sized(double[] values, int size, String what) {
        require(values.length == size, "there are " + values.length + " " + what + " instead of " + size);
        return values;
    }

    private static double[] positive(double[] values, int size, String what) {
        sized(values, size, what);
        for (int i = 0; i < size; i++) {
            require(values[i] > 0, what + " hold " + values[i] + " at " + i + "; allowed: above 0");
        }
        return values;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
