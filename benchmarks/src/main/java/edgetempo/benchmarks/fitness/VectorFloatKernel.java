package edgetempo.benchmarks.fitness;

import edgetempo.ga.FloatFitness;

/** Core's Vector API kernel in single precision, over rows padded as it wants them. */
final class VectorFloatKernel implements FitnessKernel {
    private final FitnessInput input;
    private final FloatFitness kernel;
    private final float[][] genes;
    private final float[] fitness;

    VectorFloatKernel(FitnessInput input) {
        this.input = input;
        kernel = new FloatFitness(input.scenario());
        kernel.prepare(input.problem());
        int population = input.population();
        int stride = kernel.stride();
        genes = new float[FitnessInput.BATCHES][];
        for (int batch = 0; batch < FitnessInput.BATCHES; batch++) {
            double[] source = input.genes()[batch];
            genes[batch] = new float[source.length / population * stride];
            for (int g = 0; g < source.length / population; g++) {
                for (int i = 0; i < stride; i++) {
                    genes[batch][g * stride + i] = (float) source[g * population + i % population];
                }
            }
        }
        fitness = new float[stride];
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
