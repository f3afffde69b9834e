package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;

/**
 * One genetic algorithm, generation by generation: evaluate, record the best, terminate or breed. Allocates nothing once constructed.
 */
final class Evolution implements GaEngine {
    private final Deme deme;
    private final Termination termination;
    private final GeneDecoder decoder;
    private final GenerationStatistics statistics = new GenerationStatistics();
    private long evaluations;

    Evolution(Scenario scenario, Chromosome chromosome, GaPopulation population) {
        deme = new Deme(scenario.ga(), chromosome.genes(), population, 0);
        termination = new Termination(scenario.ga());
        decoder = GeneDecoder.of(scenario, chromosome);
    }

    @Override
    public void reset() {
        deme.reset();
    }

    @Override
    public long evaluations() {
        return evaluations;
    }

    @Override
    public double solve(SlotProblem problem, GenerationListener listener, Decision decision) {
        int size = deme.population().size();
        deme.begin(problem);
        termination.start();
        long slotEvaluations = 0;
        for (int generation = 0;; generation++) {
            double leading = deme.evaluate(problem, generation);
            slotEvaluations += size;
            if (listener != GenerationListener.NONE) {
                statistics.of(deme.population());
                statistics.report(listener, generation, deme.best(), slotEvaluations);
            }
            if (termination.ends(generation, leading, slotEvaluations, size)) {
                break;
            }
            deme.breed(problem, generation);
        }
        evaluations += slotEvaluations;
        double returned = deme.finish();
        decoder.decode(problem, deme.result(), decision);
        return returned;
    }
}
