package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Padding;
import edgetempo.scenario.mec.Scenario;

/** Vector kernels in float over a gene-major population, rows padded to {@link Padding#LANES}. */
final class FloatPopulation implements GaPopulation {
    private final int size;
    private final FloatGenes population;
    private final FloatFitness fitnessOf;
    private final FloatBreeder breeder;
    private final float[] fitness;
    private int leader;

    FloatPopulation(Scenario scenario, Chromosome chromosome) {
        size = scenario.ga().population();
        population = new FloatGenes(chromosome.genes(), size);
        fitnessOf = new FloatFitness(scenario);
        breeder = new FloatBreeder(scenario.ga(), chromosome);
        fitness = new float[population.stride];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void prepare(SlotProblem problem) {
        fitnessOf.prepare(problem);
    }

    @Override
    public void start(SlotProblem problem, int generation, boolean oneCopied) {
        breeder.start(problem, generation, population.current, oneCopied);
    }

    @Override
    public int evaluate(SlotProblem problem, int generation) {
        fitnessOf.evaluate(problem, population.current, size, generation, fitness);
        leader = 0;
        for (int i = 1; i < size; i++) {
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
        breeder.breed(problem, generation, mutationProbability, population.current, fitness, leader, population.next);
        population.swapBuffers();
    }

    @Override
    public void copyGenes(int individual, double[] target) {
        population.read(individual, target);
    }

    @Override
    public void replace(int individual, double[] source, double newFitness) {
        population.write(individual, source);
        fitness[individual] = (float) newFitness;
        leader = GaPopulation.fittest(this);
    }
}
