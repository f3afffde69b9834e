package edgetempo.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import org.uma.jmetal.algorithm.Algorithm;
import org.uma.jmetal.algorithm.singleobjective.geneticalgorithm.GeneticAlgorithmBuilder;
import org.uma.jmetal.algorithm.singleobjective.geneticalgorithm.GeneticAlgorithmBuilder.GeneticAlgorithmVariant;
import org.uma.jmetal.operator.crossover.CrossoverOperator;
import org.uma.jmetal.operator.mutation.impl.SimpleRandomMutation;
import org.uma.jmetal.operator.selection.impl.NaryTournamentSelection;
import org.uma.jmetal.problem.doubleproblem.impl.AbstractDoubleProblem;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.comparator.ObjectiveComparator;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;
import org.uma.jmetal.util.pseudorandom.JMetalRandom;

/**
 * jMetal: its generational algorithm, which minimises and keeps two elites, over double solutions. Selection by
 * {@code NaryTournamentSelection} of four, whose results are nearest to the softmax's; mutation by {@code SimpleRandomMutation};
 * uniform crossover,
 * which the library has for bit strings only, as an operator of its interface.
 */
final class JmetalPeer implements Peer {
    private static final int TOURNAMENT = 4;

    private final PeerProblem problem;
    private final SlotProblemOfDoubles doubles;

    JmetalPeer(PeerProblem problem) {
        this.problem = problem;
        doubles = new SlotProblemOfDoubles(problem);
    }

    @Override
    public double solve(long seed) {
        JMetalRandom.getInstance().setSeed(seed);
        Algorithm<DoubleSolution> algorithm = new GeneticAlgorithmBuilder<>(doubles,
                new UniformCrossover(problem.crossoverProbability()),
                new SimpleRandomMutation(problem.mutationProbability()))
                .setVariant(GeneticAlgorithmVariant.GENERATIONAL)
                .setPopulationSize(problem.population())
                .setMaxEvaluations(problem.population() * problem.generations())
                .setSelectionOperator(new NaryTournamentSelection<>(TOURNAMENT, new ObjectiveComparator<>(0)))
                .setSolutionListEvaluator(new SequentialSolutionListEvaluator<>())
                .build();
        algorithm.run();
        return -algorithm.result().objectives()[0];
    }

    @Override
    public long evaluations() {
        return problem.evaluations();
    }

    /** The slot in jMetal's form. */
    private static final class SlotProblemOfDoubles extends AbstractDoubleProblem {
        private static final long serialVersionUID = 1L;

        private final transient PeerProblem problem;
        private final transient double[] genes;

        SlotProblemOfDoubles(PeerProblem problem) {
            this.problem = problem;
            genes = new double[problem.genes()];
            List<Double> lower = new ArrayList<>();
            List<Double> upper = new ArrayList<>();
            for (int g = 0; g < genes.length; g++) {
                lower.add(problem.lower(g));
                upper.add(problem.upper(g));
            }
            variableBounds(lower, upper);
            numberOfObjectives(1);
            name("slot");
        }

        @Override
        public DoubleSolution evaluate(DoubleSolution solution) {
            List<Double> variables = solution.variables();
            for (int g = 0; g < genes.length; g++) {
                genes[g] = variables.get(g);
            }
            solution.objectives()[0] = -problem.evaluate(genes);
            return solution;
        }
    }

    /**
     * Exchanges each gene of two parents with probability ½.
     *
     * @param crossoverProbability probability that a pair is crossed at all
     */
    private record UniformCrossover(double crossoverProbability) implements CrossoverOperator<DoubleSolution> {
        private static final double SWAP_PROBABILITY = 0.5;

        @Override
        public List<DoubleSolution> execute(List<DoubleSolution> parents) {
            DoubleSolution first = (DoubleSolution) parents.get(0).copy();
            DoubleSolution second = (DoubleSolution) parents.get(1).copy();
            JMetalRandom random = JMetalRandom.getInstance();
            if (random.nextDouble() < crossoverProbability) {
                List<Double> a = first.variables();
                List<Double> b = second.variables();
                for (int g = 0; g < a.size(); g++) {
                    if (random.nextDouble() < SWAP_PROBABILITY) {
                        a.set(g, b.set(g, a.get(g)));
                    }
                }
            }
            List<DoubleSolution> children = new ArrayList<>(2);
            children.add(first);
            children.add(second);
            return children;
        }

        @Override
        public int numberOfRequiredParents() {
            return 2;
        }

        @Override
        public int numberOfGeneratedChildren() {
            return 2;
        }
    }
}
