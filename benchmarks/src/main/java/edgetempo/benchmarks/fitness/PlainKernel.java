package edgetempo.benchmarks.fitness;

/** {@link PlainFitness} over individual-major populations. */
final class PlainKernel implements FitnessKernel {
    private final PlainFitness plain;
    private final int genesEach;
    private final double[][] genes;
    private final double[] fitness;

    PlainKernel(FitnessInput input) {
        plain = new PlainFitness(input.scenario(), input.problem());
        genesEach = 3 * input.problem().users;
        fitness = new double[input.population()];
        genes = new double[FitnessInput.BATCHES][];
        for (int batch = 0; batch < genes.length; batch++) {
            genes[batch] = input.individualMajor(batch, 0, genesEach);
        }
    }

    @Override
    public void evaluate(int batch) {
        double[] individuals = genes[batch];
        for (int i = 0; i < fitness.length; i++) {
            fitness[i] = plain.evaluate(individuals, i * genesEach);
        }
    }

    @Override
    public double fitness(int individual) {
        return fitness[individual];
    }
}
