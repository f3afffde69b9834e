package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Padding;
import edgetempo.scenario.mec.GaSettings;

/** {@link ScalarOperators} on padded rows of floats, where there is no Vector API. */
final class ScalarBreeder implements Breeder {
    private final ScalarOperators operators;
    private final int genes;
    private final int population;
    private final int stride;
    private final double[] parentGenes;
    private final double[] childGenes;
    private final double[] exactFitness;

    ScalarBreeder(GaSettings settings, Chromosome chromosome) {
        operators = new ScalarOperators(settings, chromosome);
        genes = chromosome.genes();
        population = settings.population();
        stride = Padding.row(population);
        parentGenes = new double[genes * population];
        childGenes = new double[genes * population];
        exactFitness = new double[population];
    }

    @Override
    public void start(SlotProblem problem, int generation, float[] target, boolean oneCopied) {
        operators.start(problem, generation, childGenes, oneCopied);
        write(target);
    }

    @Override
    public void breed(SlotProblem problem, int generation, double mutationProbability, float[] parents, float[] fitness,
            int leader, float[] children) {
        for (int i = 0; i < population; i++) {
            exactFitness[i] = fitness[i];
            for (int g = 0; g < genes; g++) {
                parentGenes[g * population + i] = parents[g * stride + i];
            }
        }
        operators.breed(problem, generation, mutationProbability, parentGenes, exactFitness, childGenes);
        write(children);
    }

    private void write(float[] target) {
        for (int g = 0; g < genes; g++) {
            for (int i = 0; i < population; i++) {
                target[g * stride + i] = (float) childGenes[g * population + i];
            }
        }
    }
}
