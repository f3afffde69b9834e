package edgetempo.ga;

/** Best, mean, worst and spread of a generation's fitness, over one population or several. */
public final class GenerationStatistics {
    private int count;
    private double best;
    private double worst;
    private double mean;
    private double squares;

    /** Forgets everything. */
    public void clear() {
        count = 0;
        best = Double.NEGATIVE_INFINITY;
        worst = Double.POSITIVE_INFINITY;
        mean = 0;
        squares = 0;
    }

    /** Becomes the statistics of an evaluated population. */
    void of(GaPopulation population) {
        clear();
        count = population.size();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double fitness = population.fitness(i);
            sum += fitness;
            best = Math.max(best, fitness);
            worst = Math.min(worst, fitness);
        }
        mean = sum / count;
        for (int i = 0; i < count; i++) {
            squares += (population.fitness(i) - mean) * (population.fitness(i) - mean);
        }
    }

    /**
     * Becomes the statistics of a population whose fitness is given.
     *
     * @param fitness holds the fitness of individuals in a row. Not modified.
     * @param first   of the row
     * @param size    individuals
     */
    public void of(float[] fitness, int first, int size) {
        clear();
        count = size;
        double sum = 0;
        for (int i = first; i < first + size; i++) {
            sum += fitness[i];
            best = Math.max(best, fitness[i]);
            worst = Math.min(worst, fitness[i]);
        }
        mean = sum / count;
        for (int i = first; i < first + size; i++) {
            squares += (fitness[i] - mean) * (fitness[i] - mean);
        }
    }

    /** Merges another population's statistics (Chan, Golub, LeVeque 1979). */
    public void add(GenerationStatistics other) {
        int total = count + other.count;
        double apart = other.mean - mean;
        mean += apart * other.count / total;
        squares += other.squares + apart * apart * count * other.count / total;
        count = total;
        best = Math.max(best, other.best);
        worst = Math.min(worst, other.worst);
    }

    /** Reports to a listener. */
    public void report(GenerationListener listener, int generation, double bestEver, long evaluations) {
        listener.generation(generation, best, mean, worst, Math.sqrt(squares / count), bestEver, evaluations);
    }

    /** Largest fitness. */
    public double best() {
        return best;
    }
}
