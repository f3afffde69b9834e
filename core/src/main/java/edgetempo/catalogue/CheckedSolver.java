package edgetempo.catalogue;

import edgetempo.mec.Decision;
import edgetempo.mec.DecisionCheck;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;

/**
 * Wraps a third-party slot solver and checks its decisions: targets and shares must be feasible, the problem must not be modified, and the
 * QoS by EdgeTempo's own scorer must be finite. Violations and exceptions are reported with the solver's name and origin. O(N) per slot;
 * allocates nothing once constructed.
 */
public sealed class CheckedSolver implements SlotSolver, AutoCloseable permits CheckedSolver.Observing {
    private final SlotSolver solver;
    private final Origin origin;
    private final DecisionCheck check;
    private final QosScorer scorer;
    private final double[] qos;

    private CheckedSolver(SlotSolver solver, Origin origin, Scenario scenario) {
        this.solver = solver;
        this.origin = origin;
        check = new DecisionCheck(scenario.shares(), scenario.network().servers());
        scorer = new QosScorer(scenario.shares());
        qos = new double[scenario.network().users()];
    }

    /**
     * Checks a solver.
     *
     * @param origin   for messages
     * @param scenario whose slots it solves
     */
    public static CheckedSolver of(SlotSolver solver, Origin origin, Scenario scenario) {
        return solver instanceof ObservingSolver observing
                ? new Observing(observing, origin, scenario)
                : new CheckedSolver(solver, origin, scenario);
    }

    @Override
    public void reset() {
        try {
            solver.reset();
        } catch (RuntimeException | LinkageError e) {
            throw broken("reset failed", e);
        }
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        long before = fingerprint(problem);
        try {
            solver.solve(problem, decision);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken(where(problem) + "solve failed", e);
        }
        if (fingerprint(problem) != before) {
            throw broken(where(problem) + "modifies the problem");
        }
        if (!check.holds(problem, decision, solver.choosesPlan())) {
            throw broken(where(problem) + check.problem());
        }
        double total = scorer.score(problem, decision, qos);
        if (!Double.isFinite(total)) {
            throw broken(where(problem) + "QoS of the decision is " + total);
        }
    }

    /** A digest of everything that a solver may read: equal problems have the same. */
    static long fingerprint(SlotProblem problem) {
        long hash = problem.seed;
        hash = 31 * hash + problem.episode;
        hash = 31 * hash + problem.frame;
        hash = 31 * hash + problem.slot;
        hash = 31 * hash + problem.plan.hashCode();
        hash = mix(hash, problem.interServerS);
        hash = mix(hash, problem.alpha);
        hash = mix(hash, problem.beta);
        hash = mix(hash, problem.energyPower);
        hash = mix(hash, problem.equalShare);
        hash = 31 * hash + (problem.redrawsFading ? 1 : 0);
        hash = 31 * hash + problem.thresholds.ordinal();
        hash = 31 * hash + problem.fading.ordinal();
        for (int m = 0; m < problem.servers; m++) {
            hash = mix(hash, problem.executeFactor[m]);
        }
        hash = 31 * hash + problem.users;
        for (int i = 0; i < problem.users; i++) {
            hash = 31 * hash + problem.user[i];
            hash = 31 * hash + problem.service[i];
            hash = 31 * hash + problem.cell[i];
            for (int w = 0; w < problem.words; w++) {
                hash = 31 * hash + problem.cachedAt[i * problem.words + w];
            }
            hash = mix(hash, problem.deadlineS[i]);
            hash = mix(hash, problem.transmitS[i]);
            hash = mix(hash, problem.executeS[i]);
            hash = mix(hash, problem.cloudS[i]);
            hash = mix(hash, problem.localS[i]);
            hash = mix(hash, problem.localJ[i]);
            hash = mix(hash, problem.localQos[i]);
            hash = mix(hash, problem.delayWeight[i]);
            hash = mix(hash, problem.energyWeight[i]);
            hash = mix(hash, problem.unitTransmitS[i]);
            hash = mix(hash, problem.meanSnr[i]);
        }
        return hash;
    }

    private static long mix(long hash, double value) {
        long bits = (hash ^ Double.doubleToRawLongBits(value)) * 0x9E3779B97F4A7C15L;
        return bits ^ bits >>> 29;
    }

    private static String where(SlotProblem problem) {
        return "slot " + problem.slot + " of frame " + problem.frame + ", episode " + problem.episode + ": ";
    }

    private PluginException broken(String what) {
        return new PluginException(origin.text(), solver.getClass().getName(), what);
    }

    private PluginException broken(String doing, Throwable thrown) {
        return thrown instanceof PluginException own
                ? own
                : new PluginException(origin.text(), solver.getClass().getName(), doing, thrown);
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public long evaluations() {
        return solver.evaluations();
    }

    @Override
    public boolean carriesState() {
        return solver.carriesState();
    }

    @Override
    public boolean choosesPlan() {
        return solver.choosesPlan();
    }

    /** Closes the solver, if it can be closed. */
    @Override
    public void close() {
        if (solver instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw broken("close failed", e);
            }
        }
    }

    /** One that observes. */
    static final class Observing extends CheckedSolver implements ObservingSolver {
        private final ObservingSolver observing;

        Observing(ObservingSolver solver, Origin origin, Scenario scenario) {
            super(solver, origin, scenario);
            observing = solver;
        }

        @Override
        public void observe(double[] observation) {
            observing.observe(observation);
        }

        @Override
        public void slotDone(double[] nextObservation, double runningReward) {
            observing.slotDone(nextObservation, runningReward);
        }

        @Override
        public boolean carriesState() {
            return true;
        }
    }
}
