package edgetempo.mec;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Solves the slots of a frame, on the caller's thread or on a fixed pool with one solver a thread. Slots run in parallel only if the
 * solver carries nothing from slot to slot; results are the same for any number of threads, because streams are named by the slot.
 */
public final class SlotExecutor implements AutoCloseable {
    private final SlotSolver[] solvers;
    private final ExecutorService pool;
    private final Future<?>[] pending;

    /**
     * An executor.
     *
     * @param solver  makes one solver a thread
     * @param threads number of threads, at least 1; solvers that carry state use one
     */
    public SlotExecutor(Supplier<? extends SlotSolver> solver, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
        }
        SlotSolver first = solver.get();
        int used = first.carriesState() || first.choosesPlan() ? 1 : threads;
        solvers = new SlotSolver[used];
        solvers[0] = first;
        for (int t = 1; t < used; t++) {
            solvers[t] = solver.get();
        }
        pending = new Future<?>[used];
        pool = used == 1 ? null : Executors.newFixedThreadPool(used - 1, task -> {
            Thread thread = new Thread(task, "edgetempo-slots");
            thread.setDaemon(true);
            return thread;
        });
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

    /**
     * Solves slots.
     *
     * @param problems  [slots]. Not modified.
     * @param decisions [slots] receive the decisions. Modified.
     */
    public void solve(SlotProblem[] problems, Decision[] decisions) {
        for (int t = 1; t < solvers.length; t++) {
            int worker = t;
            pending[t] = pool.submit(() -> solveShare(worker, problems, decisions));
        }
        solveShare(0, problems, decisions);
        for (int t = 1; t < solvers.length; t++) {
            await(pending[t]);
        }
    }

    private void solveShare(int worker, SlotProblem[] problems, Decision[] decisions) {
        for (int slot = worker; slot < problems.length; slot += solvers.length) {
            solvers[worker].solve(problems[slot], decisions[slot]);
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a slot solver failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while solving slots", e);
        }
    }

    /** Ends the pool. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
