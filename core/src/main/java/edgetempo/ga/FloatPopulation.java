package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.scenario.Scenario;

/** Vector kernels in float over a gene-major population, rows padded to {@link Lanes#PADDING}. */
final class FloatPopulation implements GaPopulation {
    private final int size;
    private final int stride;
    private final int genes;
    private final FloatFitness fitnessOf;
    private final FloatBreeder breeder;
    private final float[] fitness;
    private int leader;
    private float[] current;
    private float[] next;

    FloatPopulation(Scenario scenario, Chromosome chromosome) {
        size = scenario.ga().population();
        stride = Lanes.pad(size);
        genes = chromosome.genes();
        fitnessOf = new FloatFitness(scenario);
        breeder = new FloatBreeder(scenario.ga(), chromosome);
        fitness = new float[stride];
        current = new float[genes * stride];
        next = new float[genes * stride];
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
        breeder.start(problem, generation, current, oneCopied);
    }

    @Override
    public int evaluate(SlotProblem problem, int generation) {
        fitnessOf.evaluate(problem, current, size, generation, fitness);
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
        breeder.breed(problem, generation, mutationProbability, current, fitness, leader, next);
        float[] swap = current;
        current = next;
        next = swap;
    }

    @Override
    public void copyGenes(int individual, double[] target) {
        for (int g = 0; g < genes; g++) {
            target[g] = current[g * stride + individual];
        }
    }

    @Override
    public void replace(int individual, double[] source, double newFitness) {
        for (int g = 0; g < genes; g++) {
            current[g * stride + individual] = (float) source[g];
        }
        fitness[individual] = (float) newFitness;
        leader = GaPopulation.fittest(this);
    }
}
