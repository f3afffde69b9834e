package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.GaResult;
import edgetempo.scenario.GaSettings;
import edgetempo.scenario.GaStart;
import edgetempo.scenario.GaVariant;
import edgetempo.scenario.Scenario;

/**
 * The genetic algorithm in plain loops, generation by generation: evaluate, select, cross, mutate. Populations are gene-major,
 * {@code [genes × population]}. Allocates nothing once constructed.
 */
final class ScalarGaEngine implements GaEngine {
    private final GaSettings settings;
    private final Chromosome chromosome;
    private final int population;
    private final ScalarFitness fitnessOf;
    private final ScalarOperators operators;
    private final Termination termination;
    private final ShareDecoder decoder;
    private final double[] fitness;
    private final double[] bestGenes;
    private double[] current;
    private double[] next;
    private boolean carried;
    private long evaluations;

    ScalarGaEngine(Scenario scenario) {
        settings = scenario.ga();
        chromosome = new Chromosome(settings.variant(), scenario.network().users(), scenario.network().servers(),
                scenario.services().count());
        population = settings.population();
        fitnessOf = new ScalarFitness(scenario);
        operators = new ScalarOperators(settings, chromosome);
        termination = new Termination(settings);
        decoder = new ShareDecoder(scenario.shares(), chromosome.servers());
        fitness = new double[population];
        bestGenes = new double[chromosome.genes()];
        current = new double[chromosome.genes() * population];
        next = new double[current.length];
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
        if (!settings.carryOver() || !carried) {
            operators.start(problem, current, settings.start() == GaStart.ONE_COPIED);
            carried = true;
        }
        boolean bestEver = settings.result() == GaResult.BEST_EVER;
        termination.start();
        double best = Double.NEGATIVE_INFINITY;
        long slotEvaluations = 0;
        for (int generation = 0;; generation++) {
            int leader = evaluate(problem, generation);
            slotEvaluations += population;
            double leading = fitness[leader];
            if (leading > best || !bestEver) {
                for (int g = 0; g < bestGenes.length; g++) {
                    bestGenes[g] = current[g * population + leader];
                }
            }
            double bestSoFar = Math.max(best, leading);
            best = bestEver ? bestSoFar : leading;
            if (listener != GenerationListener.NONE) {
                report(listener, generation, leading, bestSoFar, slotEvaluations);
            }
            if (termination.ends(generation, leading, slotEvaluations, population)) {
                break;
            }
            operators.breed(problem, generation, current, fitness, next);
            double[] swap = current;
            current = next;
            next = swap;
        }
        evaluations += slotEvaluations;
        decode(problem, decision);
        return best;
    }

    private int evaluate(SlotProblem problem, int generation) {
        int leader = 0;
        for (int i = 0; i < population; i++) {
            fitness[i] = fitnessOf.evaluate(problem, current, population, i, generation);
            if (fitness[i] > fitness[leader]) {
                leader = i;
            }
        }
        return leader;
    }

    private void report(GenerationListener listener, int generation, double best, double bestEver,
            long slotEvaluations) {
        double sum = 0;
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < population; i++) {
            sum += fitness[i];
            worst = Math.min(worst, fitness[i]);
        }
        double mean = sum / population;
        double squares = 0;
        for (int i = 0; i < population; i++) {
            squares += (fitness[i] - mean) * (fitness[i] - mean);
        }
        listener.generation(generation, best, mean, worst, Math.sqrt(squares / population), bestEver, slotEvaluations);
    }

    private void decode(SlotProblem problem, Decision decision) {
        int users = chromosome.users();
        double offset = chromosome.shareOffset();
        for (int i = 0; i < users; i++) {
            decision.offload[i] = (int) bestGenes[i];
            decision.bandwidthShare[i] = bestGenes[users + i] + offset;
            decision.frequencyShare[i] = bestGenes[2 * users + i] + offset;
        }
        if (chromosome.variant() == GaVariant.JOINT) {
            fitnessOf.readPlan(bestGenes, 1, 0, decision.plan);
        }
        decoder.decode(problem, decision);
    }
}
