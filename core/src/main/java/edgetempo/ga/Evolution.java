package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.GaResult;
import edgetempo.scenario.GaSettings;
import edgetempo.scenario.GaStart;
import edgetempo.scenario.Scenario;

/**
 * One genetic algorithm, generation by generation: evaluate, note the best, end or breed. Allocates nothing once constructed.
 */
final class Evolution implements GaEngine {
    private final GaSettings settings;
    private final GaPopulation population;
    private final Termination termination;
    private final GeneDecoder decoder;
    private final double[] bestGenes;
    private boolean carried;
    private long evaluations;

    Evolution(Scenario scenario, Chromosome chromosome, GaPopulation population) {
        settings = scenario.ga();
        this.population = population;
        termination = new Termination(settings);
        decoder = new GeneDecoder(scenario, chromosome);
        bestGenes = new double[chromosome.genes()];
    }

    @Override
    public void reset() {
        carried = false;
    }

    @Override
    public long evaluations() {
        return evaluations;
    }

    @Override
    public double solve(SlotProblem problem, GenerationListener listener, Decision decision) {
        population.prepare(problem);
        if (!settings.carryOver() || !carried) {
            population.start(problem, settings.start() == GaStart.ONE_COPIED);
            carried = true;
        }
        // Where nothing better can have been lost, the result is the leader of the last generation.
        boolean lastLeads = settings.result() == GaResult.BEST_OF_LAST_GENERATION
                || settings.elites() > 0 && !problem.redrawsFading;
        termination.start();
        double best = Double.NEGATIVE_INFINITY;
        double returned = Double.NEGATIVE_INFINITY;
        long slotEvaluations = 0;
        for (int generation = 0;; generation++) {
            int leader = population.evaluate(problem, generation);
            slotEvaluations += population.size();
            double leading = population.fitness(leader);
            boolean improved = generation == 0 || leading > best;
            best = Math.max(best, leading);
            if (listener != GenerationListener.NONE) {
                report(listener, generation, leading, best, slotEvaluations);
            }
            boolean ends = termination.ends(generation, leading, slotEvaluations, population.size());
            if (lastLeads ? ends : improved) {
                population.copyGenes(leader, bestGenes);
                returned = leading;
            }
            if (ends) {
                break;
            }
            population.breed(problem, generation);
        }
        evaluations += slotEvaluations;
        decoder.decode(problem, bestGenes, decision);
        return returned;
    }

    private void report(GenerationListener listener, int generation, double best, double bestEver,
            long slotEvaluations) {
        int size = population.size();
        double sum = 0;
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            sum += population.fitness(i);
            worst = Math.min(worst, population.fitness(i));
        }
        double mean = sum / size;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (population.fitness(i) - mean) * (population.fitness(i) - mean);
        }
        listener.generation(generation, best, mean, worst, Math.sqrt(squares / size), bestEver, slotEvaluations);
    }
}
