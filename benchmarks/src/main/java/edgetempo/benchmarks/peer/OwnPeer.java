package edgetempo.benchmarks.peer;

import edgetempo.benchmarks.workload.Workload;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;

/** EdgeTempo's engine on one backend, with the operators of its scenario. */
final class OwnPeer implements Peer {
    private final GaEngine engine;
    private final SlotProblem problem;
    private final Decision decision;

    OwnPeer(GaBackend backend, Workload workload) {
        engine = backend.engine(workload.scenario());
        problem = workload.problem();
        decision = new Decision(problem.users, problem.servers, problem.services);
    }

    @Override
    public double solve(long seed) {
        problem.seed = seed;
        engine.reset();
        return engine.solve(problem, GenerationListener.NONE, decision);
    }

    @Override
    public long evaluations() {
        return engine.evaluations();
    }
}
