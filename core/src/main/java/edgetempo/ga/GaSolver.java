package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioValidation;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Locale;

/** The genetic algorithm as a slot solver. */
public final class GaSolver implements SlotSolver, AutoCloseable {
    private final GaEngine engine;
    private final GaVariant variant;
    private final boolean carryOver;
    private final int users;
    private final int servers;
    private GenerationListener listener = GenerationListener.NONE;

    /** Creates a solver for the scenario's GA settings on the given backend and the caller's thread. */
    public GaSolver(Scenario scenario, GaBackend backend) {
        this(scenario, backend, 1);
    }

    /**
     * Creates a solver for the scenario's GA settings on the given backend, its islands on at most {@code threads} threads.
     *
     * @throws edgetempo.scenario.ScenarioException if the settings contradict each other, as they may once the variant was changed
     */
    public GaSolver(Scenario scenario, GaBackend backend, int threads) {
        ScenarioValidation.check(scenario, scenario.name() + " with " + scenario.ga().variant());
        engine = backend.engine(scenario, threads);
        variant = scenario.ga().variant();
        users = scenario.network().users();
        servers = scenario.network().servers();
        carryOver = scenario.ga().inForce().carryOver();
    }

    /** Sets the listener that is called for every generation from now on. */
    public void listen(GenerationListener newListener) {
        listener = newListener;
    }

    @Override
    public void reset() {
        engine.reset();
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        problem.requireShape(users, servers);
        engine.solve(problem, listener, decision);
    }

    @Override
    public boolean solvesTogether() {
        return engine.solvesTogether() && !carryOver && listener == GenerationListener.NONE;
    }

    @Override
    public void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            problems[slot].requireShape(users, servers);
        }
        engine.solve(problems, decisions, from, to);
    }

    /** Stops the threads of islands. */
    @Override
    public void close() {
        engine.close();
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
