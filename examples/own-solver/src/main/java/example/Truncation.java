package example;

import edgetempo.ga.ParentSelection;
import edgetempo.random.RandomStream;
import java.util.Arrays;

/** Truncation selection (Mühlenbein and Schlierkamp-Voosen 1993). Ties go to the lower index. */
final class Truncation implements ParentSelection {
    private final int population;
    private final int kept;
    private final double[] sorted;
    private final int[] parents;

    Truncation(int population, double share) {
        this.population = population;
        kept = (int) Math.max(1, Math.round(share * population));
        sorted = new double[population];
        parents = new int[kept];
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        System.arraycopy(fitness, 0, sorted, 0, population);
        Arrays.sort(sorted);
        double worst = sorted[population - kept];
        int found = 0;
        for (int i = 0; i < population; i++) {
            if (fitness[i] > worst) {
                parents[found++] = i;
            }
        }
        for (int i = 0; i < population && found < kept; i++) {
            if (fitness[i] == worst) {
                parents[found++] = i;
            }
        }
        for (int child = 0; child < population; child++) {
            parent[child] = parents[RandomStream.index(words[child], kept)];
        }
    }
}
