package edgetempo.ga;

import edgetempo.scenario.mec.GaSettings;

/** Copies the best individuals of each island over the worst of the next one, all as they were before migration. */
final class Migration {
    private final Deme[] demes;
    private final int migrants;
    private final FitnessOrder[] orders;
    private final double[] fitness;
    private final double[][][] genes;
    private final double[][] migrantFitness;

    Migration(Deme[] demes, int genes, GaSettings settings) {
        this.demes = demes;
        migrants = settings.migrants();
        fitness = new double[settings.population()];
        orders = new FitnessOrder[demes.length];
        for (int d = 0; d < demes.length; d++) {
            orders[d] = new FitnessOrder(settings.population());
        }
        this.genes = new double[demes.length][migrants][genes];
        migrantFitness = new double[demes.length][migrants];
    }

    /** Migrates between evaluated populations; the migrants keep their fitness. */
    void migrate() {
        if (migrants == 0) {
            return;
        }
        for (int d = 0; d < demes.length; d++) {
            GaPopulation population = demes[d].population();
            for (int i = 0; i < fitness.length; i++) {
                fitness[i] = population.fitness(i);
            }
            orders[d].sort(fitness);
            for (int m = 0; m < migrants; m++) {
                int emigrant = orders[d].at(fitness.length - 1 - m);
                population.copyGenes(emigrant, genes[d][m]);
                migrantFitness[d][m] = fitness[emigrant];
            }
        }
        for (int d = 0; d < demes.length; d++) {
            int next = (d + 1) % demes.length;
            for (int m = 0; m < migrants; m++) {
                demes[next].population().replace(orders[next].at(m), genes[d][m], migrantFitness[d][m]);
            }
        }
    }
}
