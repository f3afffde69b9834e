package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.GaVariant;
import edgetempo.scenario.Scenario;
import java.util.Locale;

/** The genetic algorithm as a slot solver. */
public final class GaSolver implements SlotSolver {
    private final GaEngine engine;
    private final GaVariant variant;
    private final boolean carryOver;
    private GenerationListener listener = GenerationListener.NONE;

    /** A solver for the scenario's GA settings on the given backend. */
    public GaSolver(Scenario scenario, GaBackend backend) {
        engine = backend.engine(scenario);
        variant = scenario.ga().variant();
        carryOver = scenario.ga().carryOver();
    }

    /** Sets who is told of every generation from now on. */
    public void listen(GenerationListener newListener) {
        listener = newListener;
    }

    @Override
    public void reset() {
        engine.reset();
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        engine.solve(problem, listener, decision);
    }

    @Override
    public String name() {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public long evaluations() {
        return engine.evaluations();
    }

    @Override
    public boolean carriesState() {
        return carryOver;
    }

    @Override
    public boolean choosesPlan() {
        return variant == GaVariant.JOINT;
    }
}
