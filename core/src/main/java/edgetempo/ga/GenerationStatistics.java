package edgetempo.ga;

/** Best, mean, worst and spread of a generation's fitness, over one population or several. */
final class GenerationStatistics {
    private int count;
    private double best;
    private double worst;
    private double mean;
    private double squares;

    /** Forgets everything. */
    void clear() {
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

    /** Takes in another population's statistics (Chan, Golub, LeVeque 1979). */
    void add(GenerationStatistics other) {
        int total = count + other.count;
        double apart = other.mean - mean;
        mean += apart * other.count / total;
        squares += other.squares + apart * apart * count * other.count / total;
        count = total;
        best = Math.max(best, other.best);
        worst = Math.min(worst, other.worst);
    }

    /** Tells a listener. */
    void report(GenerationListener listener, int generation, double bestEver, long evaluations) {
        listener.generation(generation, best, mean, worst, Math.sqrt(squares / count), bestEver, evaluations);
    }

    /** Largest fitness. */
    double best() {
        return best;
    }
}
