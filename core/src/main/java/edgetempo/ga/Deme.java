package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.GaResult;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaStart;

/** One population that evolves, alone or as an island, and the best individual of it. Allocates nothing once constructed. */
final class Deme {
    /** Shift of the island's number in the generation that keys random streams; no slot has as many generations. */
    private static final int ISLAND_SHIFT = 24;

    private final GaSettings settings;
    private final GaPopulation population;
    private final int firstStream;
    private final MutationRate mutationRate;
    private final double[] bestGenes;
    private boolean carried;
    private boolean lastLeads;
    private int leader;
    private double best;
    private double returned;

    /**
     * Creates a population to evolve.
     *
     * @param settings   in force
     * @param genes      genes of an individual
     * @param population the population
     * @param island     names the random streams; 0 where there is but one population
     */
    Deme(GaSettings settings, int genes, GaPopulation population, int island) {
        this.settings = settings;
        this.population = population;
        firstStream = island << ISLAND_SHIFT;
        mutationRate = new MutationRate(settings);
        bestGenes = new double[genes];
    }

    /** The population. */
    GaPopulation population() {
        return population;
    }

    /** Forgets the population carried over from earlier slots. */
    void reset() {
        carried = false;
    }

    /** Prepares for a slot. */
    void begin(SlotProblem problem) {
        population.prepare(problem);
        if (!settings.carryOver() || !carried) {
            population.start(problem, firstStream, settings.start() == GaStart.ONE_COPIED);
            carried = true;
        }
        mutationRate.start();
        best = Double.NEGATIVE_INFINITY;
        // Where nothing better can have been lost, the result is the leader of the last generation.
        lastLeads = settings.result() == GaResult.BEST_OF_LAST_GENERATION
                || settings.elites() > 0 && !problem.redrawsFading;
    }

    /** Evaluates a generation, counted from 0; returns its best fitness. */
    double evaluate(SlotProblem problem, int generation) {
        leader = population.evaluate(problem, firstStream + generation);
        double leading = population.fitness(leader);
        if (!lastLeads && (generation == 0 || leading > best)) {
            keepLeader();
        }
        best = Math.max(best, leading);
        return leading;
    }

    /** Replaces the evaluated generation by its children. */
    void breed(SlotProblem problem, int generation) {
        double probability = mutationRate.next(generation, population.fitness(leader));
        population.breed(problem, firstStream + generation, probability);
    }

    /** Ends the slot with the generation evaluated last; returns the fitness of the result. */
    double finish() {
        if (lastLeads) {
            keepLeader();
        }
        return returned;
    }

    private void keepLeader() {
        population.copyGenes(leader, bestGenes);
        returned = population.fitness(leader);
    }

    /** [genes] the result of a finished slot. */
    double[] result() {
        return bestGenes;
    }

    /** Largest fitness since the slot began. */
    double best() {
        return best;
    }
}
