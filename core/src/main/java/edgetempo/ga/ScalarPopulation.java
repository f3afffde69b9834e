package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;

/** Plain loops in double precision over a gene-major population, [genes × size]. */
final class ScalarPopulation implements GaPopulation {
    private final int size;
    private final int genes;
    private final ScalarFitness fitnessOf;
    private final ScalarOperators operators;
    private final double[] fitness;
    private double[] current;
    private double[] next;

    ScalarPopulation(Scenario scenario, Chromosome chromosome) {
        size = scenario.ga().population();
        genes = chromosome.genes();
        fitnessOf = new ScalarFitness(scenario);
        operators = new ScalarOperators(scenario.ga(), chromosome);
        fitness = new double[size];
        current = new double[genes * size];
        next = new double[genes * size];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void prepare(SlotProblem problem) {
        // Reads the problem's own arrays.
    }

    @Override
    public void start(SlotProblem problem, int generation, boolean oneCopied) {
        operators.start(problem, generation, current, oneCopied);
    }

    @Override
    public int evaluate(SlotProblem problem, int generation) {
        int leader = 0;
        for (int i = 0; i < size; i++) {
            fitness[i] = fitnessOf.evaluate(problem, current, size, i, generation);
            if (fitness[i] > fitness[leader]) {
                leader = i;
            }
        }
        return leader;
    }

    @Override
    public double fitness(int individual) {
        return fitness[individual];
    }

    @Override
    public void breed(SlotProblem problem, int generation, double mutationProbability) {
        operators.breed(problem, generation, mutationProbability, current, fitness, next);
        double[] swap = current;
        current = next;
        next = swap;
    }

    @Override
    public void copyGenes(int individual, double[] target) {
        for (int g = 0; g < genes; g++) {
            target[g] = current[g * size + individual];
        }
    }

    @Override
    public void replace(int individual, double[] source, double newFitness) {
        for (int g = 0; g < genes; g++) {
            current[g * size + individual] = source[g];
        }
        fitness[individual] = newFitness;
    }
}
