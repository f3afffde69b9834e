package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.WorkerPool;
import edgetempo.scenario.mec.Scenario;
import java.util.concurrent.atomic.AtomicInteger;

/** Many slots by engines on some threads: one engine per thread, or per slot where the population is carried over. */
final class EngineBatch implements GaBatch {
    private final GaBackend backend;
    private final Scenario scenario;
    private final boolean carryOver;
    private final WorkerPool workers;
    private final AtomicInteger next = new AtomicInteger();
    private GaEngine[] engines;

    EngineBatch(GaBackend backend, Scenario scenario, int threads) {
        this.backend = backend;
        this.scenario = scenario;
        carryOver = scenario.ga().inForce().carryOver();
        workers = new WorkerPool(threads, "edgetempo-batch");
        engines = new GaEngine[0];
        grow(carryOver ? 1 : threads);
    }

    private void grow(int count) {
        GaEngine[] more = new GaEngine[Math.max(count, engines.length)];
        System.arraycopy(engines, 0, more, 0, engines.length);
        for (int e = engines.length; e < more.length; e++) {
            more[e] = backend.engine(scenario);
        }
        engines = more;
    }

    @Override
    public void reset() {
        for (int e = 0; e < engines.length; e++) {
            engines[e].reset();
        }
    }

    @Override
    public void solve(SlotProblem[] problems, Decision[] decisions, double[] fitness) {
        if (carryOver) {
            grow(problems.length);
        }
        next.set(0);
        workers.run(worker -> solveShare(worker, problems, decisions, fitness));
    }

    private void solveShare(int worker, SlotProblem[] problems, Decision[] decisions, double[] fitness) {
        for (int slot = next.getAndIncrement(); slot < problems.length; slot = next.getAndIncrement()) {
            fitness[slot] = engines[carryOver ? slot : worker].solve(problems[slot], GenerationListener.NONE,
                    decisions[slot]);
        }
    }

    @Override
    public long evaluations() {
        long sum = 0;
        for (int e = 0; e < engines.length; e++) {
            sum += engines[e].evaluations();
        }
        return sum;
    }

    @Override
    public void close() {
        workers.close();
        for (int e = 0; e < engines.length; e++) {
            engines[e].close();
        }
    }
}
