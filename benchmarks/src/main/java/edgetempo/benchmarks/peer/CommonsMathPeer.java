package edgetempo.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.genetics.AbstractListChromosome;
import org.apache.commons.math3.genetics.Chromosome;
import org.apache.commons.math3.genetics.ElitisticListPopulation;
import org.apache.commons.math3.genetics.FixedGenerationCount;
import org.apache.commons.math3.genetics.GeneticAlgorithm;
import org.apache.commons.math3.genetics.TournamentSelection;
import org.apache.commons.math3.genetics.UniformCrossover;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Commons Math genetics: a list chromosome of doubles, {@code UniformCrossover}, an elitistic population with one elite. Selection
 * by {@code TournamentSelection}, the only one there is, of four, whose results are nearest to the softmax's; a mutation policy
 * that redraws each gene with the mutation
 * probability, since the library's own ({@code RandomKeyMutation}) changes one gene an individual.
 */
final class CommonsMathPeer implements Peer {
    private static final double SWAP_PROBABILITY = 0.5;
    private static final int TOURNAMENT = 4;
    /** Elites of a population are counted downwards from a rounded share: one and a half makes one. */
    private static final double ELITES = 1.5;

    private final PeerProblem problem;
    private final GeneticAlgorithm algorithm;
    private final double[] scratch;

    CommonsMathPeer(PeerProblem problem) {
        this.problem = problem;
        scratch = new double[problem.genes()];
        algorithm = new GeneticAlgorithm(new UniformCrossover<Double>(SWAP_PROBABILITY), problem.crossoverProbability(),
                this::mutate, 1, new TournamentSelection(TOURNAMENT));
    }

    @Override
    public double solve(long seed) {
        RandomGenerator random = new JDKRandomGenerator();
        random.setSeed(seed);
        GeneticAlgorithm.setRandomGenerator(random);
        List<Chromosome> start = new ArrayList<>(problem.population());
        for (int i = 0; i < problem.population(); i++) {
            List<Double> genes = new ArrayList<>(problem.genes());
            for (int g = 0; g < problem.genes(); g++) {
                genes.add(problem.value(g, random.nextDouble()));
            }
            start.add(new SlotChromosome(this, genes));
        }
        ElitisticListPopulation first = new ElitisticListPopulation(start, problem.population(),
                ELITES / problem.population());
        return algorithm.evolve(first, new FixedGenerationCount(problem.generations() - 1))
                .getFittestChromosome()
                .getFitness();
    }

    private Chromosome mutate(Chromosome original) {
        SlotChromosome parent = (SlotChromosome) original;
        RandomGenerator random = GeneticAlgorithm.getRandomGenerator();
        List<Double> genes = new ArrayList<>(parent.genes());
        for (int g = 0; g < genes.size(); g++) {
            if (random.nextDouble() < problem.mutationProbability()) {
                genes.set(g, problem.value(g, random.nextDouble()));
            }
        }
        return new SlotChromosome(this, genes);
    }

    private double evaluate(List<Double> genes) {
        for (int g = 0; g < scratch.length; g++) {
            scratch[g] = genes.get(g);
        }
        return problem.evaluate(scratch);
    }

    @Override
    public long evaluations() {
        return problem.evaluations();
    }

    /** An individual; the library asks it for its fitness once. */
    private static final class SlotChromosome extends AbstractListChromosome<Double> {
        private final CommonsMathPeer peer;

        SlotChromosome(CommonsMathPeer peer, List<Double> genes) {
            super(genes, false);
            this.peer = peer;
        }

        List<Double> genes() {
            return getRepresentation();
        }

        @Override
        public double fitness() {
            return peer.evaluate(getRepresentation());
        }

        @Override
        protected void checkValidity(List<Double> genes) {
            // Every list is an individual: bounds are kept where genes are drawn.
        }

        @Override
        public AbstractListChromosome<Double> newFixedLengthChromosome(List<Double> genes) {
            return new SlotChromosome(peer, genes);
        }
    }
}
