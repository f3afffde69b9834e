package edgetempo.benchmarks.peer;

import org.moeaframework.algorithm.single.GeneticAlgorithm;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.comparator.LinearDominanceComparator;
import org.moeaframework.core.initialization.RandomInitialization;
import org.moeaframework.core.objective.Maximize;
import org.moeaframework.core.operator.CompoundVariation;
import org.moeaframework.core.operator.UniformCrossover;
import org.moeaframework.core.operator.real.UM;
import org.moeaframework.core.variable.RealVariable;
import org.moeaframework.problem.AbstractProblem;

/**
 * MOEA Framework: its single-objective genetic algorithm, which keeps one elite and selects by binary tournament, with
 * {@code UniformCrossover} and {@code UM} over real variables.
 */
final class MoeaPeer implements Peer {
    private final PeerProblem problem;

    MoeaPeer(PeerProblem problem) {
        this.problem = problem;
    }

    @Override
    public double solve(long seed) {
        PRNG.setSeed(seed);
        SlotProblemOfReals reals = new SlotProblemOfReals(problem);
        GeneticAlgorithm algorithm = new GeneticAlgorithm(reals, problem.population(), new LinearDominanceComparator(),
                new RandomInitialization(reals), new CompoundVariation(
                        new UniformCrossover(problem.crossoverProbability()), new UM(problem.mutationProbability())));
        algorithm.run(problem.population() * problem.generations());
        return algorithm.getResult().get(0).getObjectiveValue(0);
    }

    @Override
    public long evaluations() {
        return problem.evaluations();
    }

    /** The slot in MOEA Framework's form. */
    private static final class SlotProblemOfReals extends AbstractProblem {
        private final PeerProblem problem;

        SlotProblemOfReals(PeerProblem problem) {
            super(problem.genes(), 1);
            this.problem = problem;
        }

        @Override
        public void evaluate(Solution solution) {
            solution.setObjectiveValue(0, problem.evaluate(RealVariable.getReal(solution)));
        }

        @Override
        public Solution newSolution() {
            Solution solution = new Solution(problem.genes(), 1);
            for (int g = 0; g < problem.genes(); g++) {
                solution.setVariable(g, new RealVariable(problem.lower(g), problem.upper(g)));
            }
            solution.setObjective(0, new Maximize());
            return solution;
        }
    }
}
