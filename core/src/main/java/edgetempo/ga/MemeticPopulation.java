package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.VectorApi;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.ClosedFormShares;

/**
 * Offload vectors improved by local search: whenever an individual is evaluated, its users first take turns in best responses, each in
 * O(M), and the improved vector is what it passes on (Lamarckian). Fitness is the slot's QoS at the closed-form shares, in double
 * precision; where fading is redrawn, that of the mean channel.
 *
 * <pre>
 *  child      0 2 2 1 0 2      crossed and mutated
 *  responses  0 2 1 1 0 0      users 3 and 6 gained by moving
 *             └─────────────▶ fitness, and parent of the next generation
 * </pre>
 *
 * <p>The first population holds the responses to everyone local, those to everyone at the server of its cell, and those to random
 * vectors. An evaluation is counted once, whatever number of moves it takes. Children are bred by
 * the vector kernels on every backend, where there is a Vector API.
 */
final class MemeticPopulation implements GaPopulation {
    private final int size;
    private final int users;
    private final FloatGenes population;
    private final int passes;
    private final ClosedFormShares shares;
    private final Breeder breeder;
    private final int[] offload;
    private final double[] fitness;
    private final float[] selectionFitness;
    private int leader;

    MemeticPopulation(Scenario scenario, Chromosome chromosome) {
        size = scenario.ga().population();
        users = chromosome.users();
        population = new FloatGenes(users, size);
        passes = scenario.ga().memeticPasses();
        shares = new ClosedFormShares(scenario.shares(), users, chromosome.servers());
        breeder = VectorApi.isPresent()
                ? new FloatBreeder(scenario.ga(), chromosome)
                : new ScalarBreeder(scenario.ga(), chromosome);
        offload = new int[users];
        fitness = new double[size];
        selectionFitness = new float[population.stride];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void prepare(SlotProblem problem) {
        shares.prepare(problem);
    }

    @Override
    public void start(SlotProblem problem, int generation, boolean oneCopied) {
        breeder.start(problem, generation, population.current, oneCopied);
        float[] current = population.current;
        int stride = population.stride;
        for (int i = 0; i < problem.users; i++) {
            current[i * stride] = 0;
            current[i * stride + 1] = problem.cell[i] + 1;
        }
    }

    @Override
    public int evaluate(SlotProblem problem, int generation) {
        float[] current = population.current;
        int stride = population.stride;
        leader = 0;
        for (int individual = 0; individual < size; individual++) {
            for (int i = 0; i < problem.users; i++) {
                offload[i] = (int) current[i * stride + individual];
            }
            shares.load(offload);
            shares.improve(offload, passes);
            fitness[individual] = shares.qos(offload);
            selectionFitness[individual] = (float) fitness[individual];
            for (int i = 0; i < problem.users; i++) {
                current[i * stride + individual] = offload[i];
            }
            if (fitness[individual] > fitness[leader]) {
                leader = individual;
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
        breeder.breed(problem, generation, mutationProbability, population.current, selectionFitness, leader,
                population.next);
        population.swapBuffers();
    }

    @Override
    public void copyGenes(int individual, double[] target) {
        population.read(individual, target);
    }

    @Override
    public void replace(int individual, double[] genes, double newFitness) {
        population.write(individual, genes);
        fitness[individual] = newFitness;
        selectionFitness[individual] = (float) newFitness;
        leader = GaPopulation.fittest(this);
    }
}
