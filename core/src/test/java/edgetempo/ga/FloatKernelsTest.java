package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.RandomPlan;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.random.Padding;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.random.VectorThreefry;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Float kernels against the scalar specification, on awkward sizes and in every semantics. */
class FloatKernelsTest {
    private static final long SEED = 77;

    record Case(String preset, String variant, int servers, int users, int population) {
        Scenario scenario() {
            return ScenarioReader.load(preset, List.of("ga.variant=" + variant, "network.servers=" + servers,
                    "network.users=" + users, "ga.population=" + population, "ga.elites=1"));
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String preset : List.of("physical-m2-n20", "published-m2-n20", "published-m3-n30", "physical-m5-n50")) {
            for (String variant : List.of("IMPROVED", "DISCRETE", "JOINT")) {
                int[] users = {1, 2, 3, 7, 51};
                int[] population = {2, 3, 31, 33, 1021};
                int[] servers = {2, 1, 3, 5, 2};
                for (int i = 0; i < users.length; i++) {
                    cases.add(new Case(preset, variant, servers[i], users[i],
                            population[(i + users.length - 1) % users.length]));
                    cases.add(new Case(preset, variant, servers[(i + 2) % 5], users[i], population[i]));
                }
            }
        }
        return cases;
    }

    private static SlotProblem problem(Scenario scenario) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(SEED, 3);
        sampler.startFrame(0);
        sampler.sample(0, 1);
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        RandomPlan policy = new RandomPlan(scenario);
        policy.reset(SEED, 3);
        policy.plan(new double[0], 0, plan);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        builder.fill(problem, network, sampler.service(), sampler.thresholdFading(), sampler.uplinkFading(), plan,
                scenario.qos().solverThresholds());
        problem.seed = SEED;
        problem.episode = 3;
        problem.slot = 1;
        return problem;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitnessEqualsTheSpecification(Case size) {
        Scenario scenario = size.scenario();
        SlotProblem problem = problem(scenario);
        Chromosome chromosome = Chromosome.of(scenario);
        int stride = Padding.row(size.population());
        float[] genes = new float[chromosome.genes() * stride];
        new FloatBreeder(scenario.ga(), chromosome).start(problem, 0, genes, false);
        FloatFitness kernel = new FloatFitness(scenario);
        kernel.prepare(problem);
        float[] fitness = new float[stride];
        kernel.evaluate(problem, genes, size.population(), 4, fitness);
        DoubleFitness doubles = size.variant().equals("JOINT") ? null : new DoubleFitness(scenario);
        double[] exact = new double[genes.length];
        for (int i = 0; i < genes.length; i++) {
            exact[i] = genes[i];
        }
        double[] doubleFitness = new double[stride];
        if (doubles != null) {
            doubles.prepare(problem);
            doubles.evaluate(problem, exact, size.population(), 4, doubleFitness);
        }
        ScalarFitness specification = new ScalarFitness(scenario);
        for (int i = 0; i < size.population(); i++) {
            double expected = specification.evaluate(problem, exact, stride, i, 4);
            assertThat((double) fitness[i]).as("individual " + i).isCloseTo(expected,
                    within(1e-5 * Math.max(Math.abs(expected), size.users())));
            if (doubles != null) {
                assertThat(doubleFitness[i]).as("individual " + i + " in double").isCloseTo(expected,
                        within(1e-12 * Math.max(Math.abs(expected), size.users())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void childrenAreThoseOfTheSpecification(Case size) {
        // A draw that falls within float rounding of a boundary between two parents may go to the other one.
        assertThat(differingChildren(size.scenario())).isLessThanOrEqualTo(size.population() / 200);
    }

    static List<Arguments> selections() {
        List<Arguments> selections = new ArrayList<>();
        for (String selection : List.of("SOFTMAX_ROULETTE", "STOCHASTIC_UNIVERSAL", "RANK", "TOURNAMENT")) {
            for (int population : new int[]{2, 3, 31, 33, 49, 64, 65, 100, 128, 129, 1021, 3001}) {
                selections.add(Arguments.of(selection, population, Math.min(population, 2)));
            }
        }
        selections.add(Arguments.of("TOURNAMENT", 7, 1));
        selections.add(Arguments.of("TOURNAMENT", 40, 3));
        selections.add(Arguments.of("TOURNAMENT", 70, 64));
        return selections;
    }

    @ParameterizedTest
    @MethodSource("selections")
    void everySelectionIsThatOfTheSpecification(String selection, int population, int tournament) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("network.users=7",
                "ga.selection=" + selection, "ga.population=" + population, "ga.tournamentSize=" + tournament));
        boolean inFloat = selection.equals("SOFTMAX_ROULETTE");
        assertThat(differingChildren(scenario)).isLessThanOrEqualTo(inFloat ? population / 200 : 0);
    }

    private static int differingChildren(Scenario scenario) {
        SlotProblem problem = problem(scenario);
        Chromosome chromosome = Chromosome.of(scenario);
        int population = scenario.ga().population();
        int stride = Padding.row(population);
        int genes = chromosome.genes();
        double[] parents = new double[genes * population];
        float[] floatParents = new float[genes * stride];
        double[] fitness = new double[population];
        float[] floatFitness = new float[stride];
        new ScalarOperators(scenario.ga(), chromosome).start(problem, 0, parents, false);
        for (int i = 0; i < population; i++) {
            fitness[i] = i % 7;
            floatFitness[i] = i % 7;
            for (int g = 0; g < genes; g++) {
                floatParents[g * stride + i] = (float) parents[g * population + i];
            }
        }
        double[] children = new double[genes * population];
        float[] floatChildren = new float[genes * stride];
        new ScalarOperators(scenario.ga(), chromosome).breed(problem, 9, 0.1, parents, fitness, children);
        new FloatBreeder(scenario.ga(), chromosome).breed(problem, 9, 0.1, floatParents, floatFitness,
                Math.min(6, population - 1), floatChildren);
        int differing = 0;
        for (int i = 0; i < population; i++) {
            boolean differs = false;
            for (int g = 0; g < genes; g++) {
                differs |= Math.abs(floatChildren[g * stride + i] - children[g * population + i]) > 1e-6;
            }
            differing += differs ? 1 : 0;
        }
        return differing;
    }

    @Test
    void wordsAreThoseOfTheScalarGenerator() {
        int[] key = new int[4];
        RandomStream stream = new RandomStream().at(SEED, StreamUse.GA_VARIATION, 12);
        stream.copyKey(key);
        int[] words = new int[3 * 4 * 48];
        VectorThreefry.fill(key, 4, 3, 0, 41, 8, RandomStream.frameSlot(3, 2), words, 48, 1);
        for (int i = 0; i < 41; i++) {
            stream.at(3, 2, 8, i);
            for (int skip = 0; skip < 16; skip++) {
                stream.nextInt();
            }
            for (int w = 0; w < 12; w++) {
                assertThat(words[w * 48 + i]).isEqualTo(stream.nextInt());
            }
        }
    }
}
