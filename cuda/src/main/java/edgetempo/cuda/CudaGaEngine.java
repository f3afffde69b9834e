package edgetempo.cuda;

import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;

/** Slots on the GPU, one by one or a frame's in one launch: as many blocks per slot as there are islands. */
final class CudaGaEngine implements GaEngine {
    private final CudaGaBatch batch;

    CudaGaEngine(CudaGaBatch batch) {
        this.batch = batch;
    }

    @Override
    public void reset() {
        batch.reset();
    }

    @Override
    public double solve(SlotProblem problem, GenerationListener listener, Decision decision) {
        return batch.solve(problem, listener, decision);
    }

    @Override
    public boolean solvesTogether() {
        return true;
    }

    @Override
    public void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        batch.solve(problems, decisions, from, to);
    }

    @Override
    public long evaluations() {
        return batch.evaluations();
    }

    @Override
    public void close() {
        batch.close();
    }
}
