package edgetempo.benchmarks.peer;

import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Mutator;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Codecs;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.Limits;
import io.jenetics.util.BatchExecutor;
import io.jenetics.util.DoubleRange;
import io.jenetics.util.RandomRegistry;
import java.util.random.RandomGeneratorFactory;

/**
 * Jenetics: one chromosome of reals in (0, 1), since a chromosome has one range and crossover takes one chromosome of an individual.
 * Selection by {@code TournamentSelector(3)}, the library's default: its {@code BoltzmannSelector} scales fitness by its range before
 * it exponentiates, so that one bad individual makes the choice nearly uniform (mean result 7.0 against 8.7 at N = 50). One elite, as
 * survivor. Individuals that selection passed on unchanged are not evaluated again: about 500 evaluations for 600 individuals.
 */
final class JeneticsPeer implements Peer {
    private static final double SWAP_PROBABILITY = 0.5;
    private static final int TOURNAMENT = 3;

    private final PeerProblem problem;
    private final Engine<DoubleGene, Double> engine;

    JeneticsPeer(PeerProblem problem) {
        this.problem = problem;
        engine = Engine.builder(this::evaluate, Codecs.ofVector(new DoubleRange(0, 1), problem.genes()))
                .populationSize(problem.population())
                .survivorsSize(1)
                .survivorsSelector(new EliteSelector<>(1))
                .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                .alterers(new UniformCrossover<>(problem.crossoverProbability(), SWAP_PROBABILITY),
                        new Mutator<>(problem.mutationProbability()))
                .maximizing()
                .executor(Runnable::run)
                .fitnessExecutor(BatchExecutor.of(Runnable::run))
                .build();
    }

    private double evaluate(double[] genes) {
        for (int g = 0; g < genes.length; g++) {
            genes[g] = problem.value(g, genes[g]);
        }
        return problem.evaluate(genes);
    }

    @Override
    public double solve(long seed) {
        return RandomRegistry.with(RandomGeneratorFactory.of("L64X128MixRandom").create(seed))
                .call(() -> engine.stream()
                        // The first of its generations evaluates two populations: parents and offspring.
                        .limit(Limits.byFixedGeneration(problem.generations() - 1L))
                        .collect(EvolutionResult.toBestEvolutionResult())
                        .bestFitness());
    }

    @Override
    public long evaluations() {
        return problem.evaluations();
    }
}
