package edgetempo.benchmarks.fitness;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;

/**
 * One slot and several random populations of the {@code improved} chromosome. Several, because a branch predictor memorises a single one,
 * which it could not in a real search; {@value #BATCHES} of them still fit into a second-level cache.
 *
 * @param scenario   the world
 * @param problem    the slot
 * @param population individuals of a batch
 * @param genes      [batches][genes × population] gene-major: offload targets 0..M, then bandwidth and frequency genes in (0, 1)
 */
public record FitnessInput(Scenario scenario, SlotProblem problem, int population, double[][] genes) {
    /** Number of populations. */
    public static final int BATCHES = 16;

    /** Random populations for the slot of a shape. */
    public static FitnessInput of(Semantics semantics, Shape shape) {
        Workload workload = Workload.of(semantics, shape);
        double[][] genes = new double[BATCHES][];
        RandomStream random = new RandomStream().at(Workload.SEED, StreamUse.GA_START, 0);
        for (int batch = 0; batch < BATCHES; batch++) {
            genes[batch] = population(random, batch, shape);
        }
        return new FitnessInput(workload.scenario(), workload.problem(), shape.population(), genes);
    }

    private static double[] population(RandomStream random, int batch, Shape shape) {
        int offloadGenes = shape.users() * shape.population();
        double[] genes = new double[3 * offloadGenes];
        random.at(0, 0, batch, 0);
        for (int g = 0; g < genes.length; g++) {
            genes[g] = g < offloadGenes
                    ? random.nextInt(shape.servers() + 1)
                    : RandomStream.openUniform(random.nextInt());
        }
        return genes;
    }

    /**
     * Copies a range of genes of a batch, individual by individual.
     *
     * @param batch index of the population
     * @param from  first gene
     * @param count number of genes
     * @return [population × count]
     */
    public double[] individualMajor(int batch, int from, int count) {
        double[] copy = new double[population * count];
        for (int i = 0; i < population; i++) {
            for (int g = 0; g < count; g++) {
                copy[i * count + g] = genes[batch][(from + g) * population + i];
            }
        }
        return copy;
    }
}
