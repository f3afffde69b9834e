package edgetempo.mec;

import java.util.function.Supplier;

/**
 * Solves the slots of a frame, on the caller's thread or on a fixed pool with one solver per thread. Slots run in parallel only if the
 * solver carries nothing from slot to slot; results are the same for any number of threads, because streams are named by the slot. A
 * solver that solves slots together gets them in one call.
 */
public final class SlotExecutor implements AutoCloseable {
    private final SlotSolver[] solvers;
    private final WorkerPool workers;
    /** [threads] time spent in each solver, ns. */
    private final long[] nanos;
    private final Object order = new Object();
    /** Slot to be prepared next; guarded by {@link #order}. */
    private int next;

    /**
     * Creates an executor.
     *
     * @param solver  makes one solver per thread
     * @param threads number of threads, at least 1; solvers that carry state and those that solve slots together use one
     */
    public SlotExecutor(Supplier<? extends SlotSolver> solver, int threads) {
        SlotSolver first = solver.get();
        boolean alone = first.carriesState() || first.choosesPlan() || first.solvesTogether();
        workers = new WorkerPool(alone ? Math.min(1, threads) : threads, "edgetempo-slots");
        solvers = new SlotSolver[workers.threads()];
        nanos = new long[solvers.length];
        solvers[0] = first;
        for (int t = 1; t < solvers.length; t++) {
            solvers[t] = solver.get();
        }
    }

    /** The solver of the caller's thread. */
    public SlotSolver solver() {
        return solvers[0];
    }

    /** Threads in use. */
    public int threads() {
        return solvers.length;
    }

    /** Start of an episode: every solver forgets what it carried. */
    public void reset() {
        for (SlotSolver solver : solvers) {
            solver.reset();
        }
    }

    /** Fitness evaluations of all solvers since construction. */
    public long evaluations() {
        long sum = 0;
        for (SlotSolver solver : solvers) {
            sum += solver.evaluations();
        }
        return sum;
    }

    /** Time spent in the solvers since construction, ns, divided by the number of threads in use. */
    public long solveNanos() {
        long sum = 0;
        for (long spent : nanos) {
            sum += spent;
        }
        return sum / nanos.length;
    }

    /**
     * Solves a range of slots.
     *
     * @param problems  [slots]. Not modified.
     * @param decisions [slots] receive the decisions. Modified.
     * @param from      first slot
     * @param to        first slot after the range
     */
    public void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        solve(problems, decisions, from, to, SlotStages.NONE);
    }

    /**
     * Prepares and solves a range of slots and processes the decisions.
     *
     * @param problems  [slots]. Not modified but by the stages.
     * @param decisions [slots] receive the decisions. Modified.
     * @param from      first slot
     * @param to        slot behind the last one
     * @param stages    processing before and after the solver
     */
    public void solve(SlotProblem[] problems, Decision[] decisions, int from, int to, SlotStages stages) {
        if (solvers[0].solvesTogether()) {
            solveTogether(problems, decisions, from, to, stages);
            return;
        }
        synchronized (order) {
            next = from;
        }
        if (solvers.length == 1) {
            solveShare(0, problems, decisions, to, stages);
        } else {
            workers.run(worker -> solveShare(worker, problems, decisions, to, stages));
        }
    }

    private void solveTogether(SlotProblem[] problems, Decision[] decisions, int from, int to, SlotStages stages) {
        for (int slot = from; slot < to; slot++) {
            stages.prepare(slot);
        }
        long start = System.nanoTime();
        solvers[0].solve(problems, decisions, from, to);
        for (int slot = from; slot < to; slot++) {
            decisions[slot].localBeyondReach(problems[slot]);
        }
        nanos[0] += System.nanoTime() - start;
        for (int slot = from; slot < to; slot++) {
            stages.decided(0, slot);
        }
    }

    /** Takes slots one by one, so that a delayed thread does not delay the others. */
    private void solveShare(int worker, SlotProblem[] problems, Decision[] decisions, int to, SlotStages stages) {
        for (int slot = take(to, stages); slot < to; slot = take(to, stages)) {
            long start = System.nanoTime();
            solvers[worker].solve(problems[slot], decisions[slot]);
            decisions[slot].localBeyondReach(problems[slot]);
            nanos[worker] += System.nanoTime() - start;
            stages.decided(worker, slot);
        }
    }

    /** The next slot, prepared; {@code to} if there is none. */
    private int take(int to, SlotStages stages) {
        synchronized (order) {
            if (next < to) {
                stages.prepare(next);
                return next++;
            }
            return to;
        }
    }

    /** Ends the pool. */
    @Override
    public void close() {
        workers.close();
    }
}
