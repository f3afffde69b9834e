package edgetempo.comparison;

import edgetempo.ga.GaBackend;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.WorkerPool;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.CertificateTerms;
import edgetempo.solver.SearchLimits;
import edgetempo.solver.SlotCertifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Lets entrants solve the same slots with the same budgets. An entrant's anytime curve consists of complete runs stopped at growing
 * budgets: each point is the decision that the solver would return with that budget. With budgets in evaluations everything but time
 * depends on scenario, plan, seed and entrants alone, for any number of threads.
 *
 * @param scenario world of the slots
 * @param plan     cached in every slot. Not modified.
 * @param entrants at least one
 * @param budget   of every entrant for a slot; enough for each to have a decision
 * @param backend  runs genetic algorithms
 * @param seed     root of all random streams
 * @param slots    at least 1
 * @param repeats  how often every entrant solves a slot, each time with another search seed, at least 1; its value for the slot is the mean
 *                 over repeats, so that blocks stay independent of each other
 * @param threads  slots at a time
 */
public record SolverComparison(Scenario scenario, CachePlan plan, List<SolverEntrant> entrants, Budget budget,
        GaBackend backend, long seed, int slots, int repeats, int threads) {
    /** Between the search seeds of repeats: odd, so that all differ. */
    private static final long SEARCH_STEP = 0x9E3779B97F4A7C15L;
    /** Rounds over the first slot that bring code to its speed before anything is timed. */
    private static final int WARM_UP = 2;
    /** Budget of these rounds where the entrants' own is one of time. */
    private static final long WARM_UP_EVALUATIONS = 20_000;
    /** How long these rounds go on where results depend on that speed, ns. */
    private static final long TIMED_WARM_UP_NANOS = 3_000_000_000L;
    /** Subproblems of a slot after which its bound is taken as it is. */
    private static final long BOUND_NODES = 2000;
    /** Less than those where there are many servers, whose nodes take milliseconds. */
    private static final long BOUND_EVALUATIONS = 200_000;

    /**
     * Runs the comparison.
     *
     * @param done called for each finished slot, in no particular order, on worker threads
     */
    public SlotResults run(IntConsumer done) {
        warmUp();
        SlotResults results = emptyResults(budget);
        AtomicInteger next = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(Math.min(threads, slots), "edgetempo-compare")) {
            pool.run(worker -> {
                try (Arena arena = new Arena(results, budget)) {
                    for (int slot = next.getAndIncrement(); slot < slots; slot = next.getAndIncrement()) {
                        arena.play(slot);
                        done.accept(slot);
                    }
                }
            });
        }
        return results;
    }

    /** Budgets of time are too short to bring kernels to their speed, so it is done with evaluations, and for longer. */
    private void warmUp() {
        boolean timed = budget.unit() == Budget.Unit.MILLISECONDS;
        long least = WARM_UP_EVALUATIONS;
        for (SolverEntrant entrant : entrants) {
            least = Math.max(least, entrant.least(Budget.Unit.EVALUATIONS));
        }
        Budget spent = timed ? new Budget(Budget.Unit.EVALUATIONS, least) : budget;
        long begin = System.nanoTime();
        try (Arena arena = new Arena(emptyResults(spent), spent)) {
            for (int round = 0; round < WARM_UP
                    || timed && System.nanoTime() - begin < TIMED_WARM_UP_NANOS; round++) {
                arena.play(0);
            }
        }
    }

    private SlotResults emptyResults(Budget whole) {
        Budget[] grid = whole.grid();
        return new SlotResults(grid, new double[entrants.size()][grid.length][slots],
                new long[entrants.size()][grid.length][slots], new long[entrants.size()][grid.length][slots],
                new double[slots],
                new CertifiedSlots(CertificateTerms.of(scenario).reservations(), new double[slots], new double[slots],
                        new double[entrants.size()][slots]));
    }

    /** Everything that one thread needs. */
    private final class Arena implements AutoCloseable {
        private final SlotResults results;
        private final SlotInstances instances = new SlotInstances(scenario, plan, seed);
        private final Decision decision = instances.newDecision();
        private final Contestant[][] contestants;
        private final Budget whole;
        private final List<Contestant> references;
        private final SlotCertifier certifier = new SlotCertifier(scenario,
                new SearchLimits(0, BOUND_NODES, 0, BOUND_EVALUATIONS));

        Arena(SlotResults results, Budget whole) {
            this.results = results;
            this.whole = whole;
            references = ReferenceSolvers.contestants(scenario, whole, backend);
            contestants = new Contestant[entrants.size()][results.grid().length];
            for (int e = 0; e < contestants.length; e++) {
                for (int g = 0; g < contestants[e].length; g++) {
                    contestants[e][g] = entrants.get(e).contestant(results.grid()[g], whole, backend);
                }
            }
        }

        void play(int slot) {
            SlotProblem problem = instances.load(slot);
            certifier.prepare(instances.bounded());
            results.certified().bound()[slot] = certifier.bound();
            results.certified().known()[slot] = certifier.found();
            double best = Double.NEGATIVE_INFINITY;
            for (int e = 0; e < contestants.length; e++) {
                long least = entrants.get(e).least(whole.unit());
                for (int g = 0; g < contestants[e].length; g++) {
                    if (results.grid()[g].amount() < least) {
                        results.value()[e][g][slot] = Double.NaN;
                        continue;
                    }
                    best = Math.max(best, solve(problem, e, g, slot));
                }
            }
            problem.seed = seed;
            for (Contestant reference : references) {
                reference.solve(problem, decision);
                decision.localBeyondReach(problem);
                best = Math.max(best, instances.score(decision));
                certify(slot);
            }
            if (certifier.terms().exact()) {
                best = Math.max(best, SlotInstances.rounded(certifier.found()));
            }
            results.bestKnown()[slot] = best;
        }

        /** QoS of the current decision on the channel that bounds are for; NaN if its shares prove nothing. */
        private double certify(int slot) {
            if (certifier.fault(decision).isPresent()) {
                return Double.NaN;
            }
            double qos = certifier.certify(decision).qos();
            results.certified().known()[slot] = Math.max(results.certified().known()[slot], qos);
            return qos;
        }

        /** Solves as often as asked, and returns the best value of all. */
        private double solve(SlotProblem problem, int entrant, int budget, int slot) {
            double best = Double.NEGATIVE_INFINITY;
            double sum = 0;
            long evaluations = 0;
            long nanos = 0;
            double certified = 0;
            boolean whole = budget == results.grid().length - 1;
            for (int repeat = 0; repeat < repeats; repeat++) {
                problem.seed = seed + repeat * SEARCH_STEP;
                long begin = System.nanoTime();
                evaluations += contestants[entrant][budget].solve(problem, decision);
                nanos += System.nanoTime() - begin;
                double value = instances.score(decision);
                sum += value;
                best = Math.max(best, value);
                if (whole) {
                    certified += certify(slot);
                }
            }
            if (whole) {
                results.certified().qos()[entrant][slot] = certified / repeats;
            }
            results.value()[entrant][budget][slot] = SlotInstances.rounded(sum / repeats);
            results.evaluations()[entrant][budget][slot] = evaluations / repeats;
            results.nanos()[entrant][budget][slot] = nanos / repeats;
            return best;
        }

        @Override
        public void close() {
            Arrays.stream(contestants).flatMap(Arrays::stream).forEach(Contestant::close);
            references.forEach(Contestant::close);
        }
    }
}
