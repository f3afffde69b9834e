package edgetempo.benchmarks.fitness;

import edgetempo.ga.ScalarFitness;

/** Core's specification, individual by individual over the gene-major population. */
final class ScalarKernel implements FitnessKernel {
    private final FitnessInput input;
    private final ScalarFitness specification;
    private final double[] fitness;

    ScalarKernel(FitnessInput input) {
        this.input = input;
        specification = new ScalarFitness(input.scenario());
        fitness = new double[input.population()];
    }

    @Override
    public void evaluate(int batch) {
        double[] genes = input.genes()[batch];
        for (int i = 0; i < fitness.length; i++) {
            fitness[i] = specification.evaluate(input.problem(), genes, fitness.length, i, batch);
        }
    }

    @Override
    public double fitness(int individual) {
        return fitness[individual];
    }
}
