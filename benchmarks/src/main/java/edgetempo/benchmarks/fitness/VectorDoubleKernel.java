package edgetempo.benchmarks.fitness;

import edgetempo.ga.DoubleFitness;
import edgetempo.random.Padding;

/** Core's Vector API kernel in double precision, over rows padded as it wants them. */
final class VectorDoubleKernel implements FitnessKernel {
    private final FitnessInput input;
    private final DoubleFitness kernel;
    private final double[][] genes;
    private final double[] fitness;

    VectorDoubleKernel(FitnessInput input) {
        this.input = input;
        kernel = new DoubleFitness(input.scenario());
        kernel.prepare(input.problem());
        int population = input.population();
        int stride = Padding.row(population);
        genes = new double[FitnessInput.BATCHES][];
        for (int batch = 0; batch < FitnessInput.BATCHES; batch++) {
            double[] source = input.genes()[batch];
            genes[batch] = new double[source.length / population * stride];
            for (int g = 0; g < source.length / population; g++) {
                for (int i = 0; i < stride; i++) {
                    genes[batch][g * stride + i] = source[g * population + i % population];
                }
            }
        }
        fitness = new double[stride];
    }

    @Override
    public void evaluate(int batch) {
        kernel.evaluate(input.problem(), genes[batch], input.population(), batch, fitness);
    }

    @Override
    public double fitness(int individual) {
        return fitness[individual];
    }
}
