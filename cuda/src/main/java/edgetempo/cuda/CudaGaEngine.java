package edgetempo.cuda;

import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;

/** Slots one by one on the GPU: each is a launch of as many blocks as there are islands. */
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
    public long evaluations() {
        return batch.evaluations();
    }

    @Override
    public void close() {
        batch.close();
    }
}
