package edgetempo.mec;

import java.util.Arrays;

/**
 * The requests of a slot: users, services and tasks. A user may request more than once, or not at all. Filled by a {@link SlotSource}; the
 * arrays are public because they are copied into every slot's problem.
 */
public final class SlotRequests {
    /** [capacity] index of the user that makes each request. */
    public final int[] user;
    /** [capacity] requested service, index from 0. */
    public final int[] service;
    /** [capacity] input of each request, bit, NaN where it is its service's; read only if {@link #ownTasks}. */
    public final double[] inputBits;
    /** [capacity] processor cycles of each request, NaN where they are its service's; read only if {@link #ownTasks}. */
    public final double[] cycles;
    /** [capacity] threshold of each request's delay, s, NaN where it is the scenario's; read only if {@link #ownTasks}. */
    public final double[] deadlineS;
    /** Whether requests may have individual input, cycles or deadlines. */
    public boolean ownTasks;
    /** Number of requests of the slot: entries from here on are meaningless. */
    public int count;

    /**
     * Creates an array of requests; initially, every user requests service 0 once.
     *
     * @param capacity largest number of requests of a slot, N
     */
    public SlotRequests(int capacity) {
        this(new int[capacity]);
    }

    /** One request of every user, in order of the users; {@code service} is [users] and is not copied. */
    public static SlotRequests ofEveryone(int[] service) {
        return new SlotRequests(service);
    }

    /** Takes over the requests of a slot of the same capacity. */
    public void copyFrom(SlotProblem problem) {
        count = problem.users;
        System.arraycopy(problem.user, 0, user, 0, count);
        System.arraycopy(problem.service, 0, service, 0, count);
        System.arraycopy(problem.inputBits, 0, inputBits, 0, count);
        System.arraycopy(problem.cycles, 0, cycles, 0, count);
        System.arraycopy(problem.deadlineS, 0, deadlineS, 0, count);
        ownTasks = true;
    }

    /** A copy. */
    public SlotRequests copy() {
        SlotRequests copy = new SlotRequests(service.clone());
        copy.count = count;
        System.arraycopy(user, 0, copy.user, 0, count);
        System.arraycopy(inputBits, 0, copy.inputBits, 0, count);
        System.arraycopy(cycles, 0, copy.cycles, 0, count);
        System.arraycopy(deadlineS, 0, copy.deadlineS, 0, count);
        copy.ownTasks = ownTasks;
        return copy;
    }

    private SlotRequests(int[] service) {
        this.service = service;
        user = new int[service.length];
        inputBits = new double[service.length];
        cycles = new double[service.length];
        deadlineS = new double[service.length];
        count = service.length;
        Arrays.setAll(user, i -> i);
        Arrays.fill(inputBits, Double.NaN);
        Arrays.fill(cycles, Double.NaN);
        Arrays.fill(deadlineS, Double.NaN);
    }
}
