package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.WorkerPool;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Several genetic algorithms with migration: each island evolves independently for an epoch of generations; then copies of its best
 * individuals replace the worst of the next island, all islands at once.
 *
 * <pre>
 *  island 0 ──best──▶ island 1 ──best──▶ island 2
 *     ▲                                     │
 *     └────────────────best─────────────────┘
 * </pre>
 *
 * <p>Each island draws from its own streams, island 0 from those of a plain {@link Evolution}, so that results do not depend on how many
 * threads run them. Generations and evaluations end a slot exactly where the settings say; target fitness, stagnation, wall time and
 * listeners see a generation when its epoch has ended. Evaluations are counted over all islands.
 */
final class Islands implements GaEngine {
    private final int migrationInterval;
    private final Deme[] demes;
    private final int individuals;
    private final Termination termination;
    private final GeneDecoder decoder;
    private final Migration migration;
    private final WorkerPool workers;
    private final IntConsumer epoch = this::evolve;
    private final List<GenerationStatistics[]> statistics = new ArrayList<>();
    private long evaluations;

    private SlotProblem problem;
    private int from;
    private int to;
    private boolean observed;

    /**
     * Creates islands in a ring.
     *
     * @param scenario   settings in force; at least 2 islands
     * @param population makes the population of each island
     * @param threads    largest number of threads that run islands
     */
    Islands(Scenario scenario, Chromosome chromosome, Supplier<GaPopulation> population, int threads) {
        GaSettings settings = scenario.ga();
        migrationInterval = settings.migrationInterval();
        demes = new Deme[settings.islands()];
        for (int d = 0; d < demes.length; d++) {
            demes[d] = new Deme(settings, chromosome.genes(), population.get(), d);
        }
        individuals = demes.length * settings.population();
        termination = new Termination(settings);
        decoder = GeneDecoder.of(scenario, chromosome);
        migration = new Migration(demes, chromosome.genes(), settings);
        workers = new WorkerPool(Math.min(threads, demes.length), "edgetempo-islands");
    }

    @Override
    public void reset() {
        for (Deme deme : demes) {
            deme.reset();
        }
    }

    @Override
    public long evaluations() {
        return evaluations;
    }

    @Override
    public void close() {
        workers.close();
    }

    @Override
    public double solve(SlotProblem slot, GenerationListener listener, Decision decision) {
        problem = slot;
        observed = listener != GenerationListener.NONE;
        termination.start();
        long slotEvaluations = 0;
        double reported = Double.NEGATIVE_INFINITY;
        to = 0;
        while (true) {
            from = to;
            to = from + termination.allowed(from, slotEvaluations, individuals, migrationInterval);
            growStatistics();
            workers.run(epoch);
            if (observed) {
                reported = report(listener, slotEvaluations, reported);
            }
            slotEvaluations += (long) (to - from) * individuals;
            if (termination.ends(to - 1, best(), slotEvaluations, individuals)) {
                break;
            }
            migration.migrate();
        }
        evaluations += slotEvaluations;
        Deme winner = demes[0];
        double returned = winner.finish();
        for (int d = 1; d < demes.length; d++) {
            double other = demes[d].finish();
            if (other > returned) {
                returned = other;
                winner = demes[d];
            }
        }
        decoder.decode(problem, winner.result(), decision);
        return returned;
    }

    /** Runs every island of a worker from its population of generation {@code from − 1} through generation {@code to − 1}. */
    private void evolve(int worker) {
        for (int d = worker; d < demes.length; d += workers.threads()) {
            Deme deme = demes[d];
            for (int generation = from; generation < to; generation++) {
                if (generation == 0) {
                    deme.begin(problem);
                } else {
                    deme.breed(problem, generation - 1);
                }
                deme.evaluate(problem, generation);
                if (observed) {
                    statistics.get(generation - from)[d].of(deme.population());
                }
            }
        }
    }

    private double best() {
        double best = Double.NEGATIVE_INFINITY;
        for (Deme deme : demes) {
            best = Math.max(best, deme.best());
        }
        return best;
    }

    private void growStatistics() {
        while (observed && statistics.size() < to - from) {
            GenerationStatistics[] row = new GenerationStatistics[demes.length];
            for (int d = 0; d < row.length; d++) {
                row[d] = new GenerationStatistics();
            }
            statistics.add(row);
        }
    }

    private double report(GenerationListener listener, long evaluationsBefore, double bestBefore) {
        double bestEver = bestBefore;
        for (int generation = from; generation < to; generation++) {
            GenerationStatistics[] row = statistics.get(generation - from);
            for (int d = 1; d < row.length; d++) {
                row[0].add(row[d]);
            }
            bestEver = Math.max(bestEver, row[0].best());
            row[0].report(listener, generation, bestEver,
                    evaluationsBefore + (long) (generation - from + 1) * individuals);
        }
        return bestEver;
    }
}
