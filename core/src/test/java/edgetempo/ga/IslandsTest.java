package edgetempo.ga;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.SlotProblems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IslandsTest {
    private static final long SEED = 31;

    private static Scenario scenario(String preset, String... sets) {
        List<String> all = new ArrayList<>(List.of("ga.islands=4", "ga.migrationInterval=3", "ga.migrants=2"));
        all.addAll(List.of(sets));
        return ScenarioReader.load(preset, all);
    }

    private static SlotProblem problem(Scenario scenario, long seed) {
        return SlotProblems.sample(scenario, StaticPlans.popularity(scenario), seed);
    }

    /** Everything that a search of two slots shows: every generation's statistics, and every share of the decisions. */
    private static List<Double> seen(Scenario scenario, String backend, int threads) {
        List<Double> values = new ArrayList<>();
        try (GaEngine engine = GaBackends.named(backend).engine(scenario, threads)) {
            for (int slot = 0; slot < 2; slot++) {
                SlotProblem problem = problem(scenario, SEED);
                problem.slot = slot;
                Decision decision = new Decision(problem.users, problem.servers, problem.services);
                values.add(engine.solve(problem, (generation, best, mean, worst, stdDev, bestEver,
                        evaluations) -> values.addAll(List.of((double) generation, best, mean, worst, stdDev, bestEver,
                                (double) evaluations)),
                        decision));
                assertCertified(scenario, problem, decision);
                for (int i = 0; i < problem.users; i++) {
                    values.addAll(List.of((double) decision.offload[i], decision.bandwidthShare[i],
                            decision.frequencyShare[i]));
                }
            }
            values.add((double) engine.evaluations());
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"published-m2-n20, vector, IMPROVED", "physical-m2-n20, vector, IMPROVED",
            "physical-m3-n30, vector, MEMETIC", "published-m2-n20, scalar, DISCRETE"})
    void resultsAreBitIdenticalForAnyNumberOfThreads(String preset, String backend, String variant) {
        Scenario scenario = scenario(preset, "ga.variant=" + variant, "ga.memeticGenerations=8", "ga.generations=11");
        List<Double> one = seen(scenario, backend, 1);
        assertThat(seen(scenario, backend, 1)).isEqualTo(one);
        assertThat(seen(scenario, backend, 2)).isEqualTo(one);
        assertThat(seen(scenario, backend, 3)).isEqualTo(one);
        assertThat(seen(scenario, backend, 9)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"scalar", "vector"})
    void withoutMigrantsIslandsAreIndependentSearchesTheFirstOfThemThePlainOne(String backend) {
        Scenario scenario = scenario("published-m2-n20", "ga.migrants=0", "ga.generations=10");
        Scenario plain = scenario("published-m2-n20", "ga.islands=1", "ga.generations=10");
        SlotProblem problem = problem(scenario, SEED);
        Decision decision = new Decision(20, 2, 10);
        Deme[] demes = demes(plain, 4, backend.equals("scalar") ? ScalarPopulation::new : FloatPopulation::new);
        double[] alone = new double[4];
        for (int d = 0; d < 4; d++) {
            evolve(demes[d], problem, 0, 10);
            alone[d] = demes[d].finish();
        }
        assertThat(alone).doesNotHaveDuplicates();
        GaBackend used = GaBackends.named(backend);
        assertThat(used.engine(plain).solve(problem, GenerationListener.NONE, decision)).isEqualTo(alone[0]);
        assertThat(used.engine(scenario).solve(problem, GenerationListener.NONE, decision))
                .isEqualTo(Arrays.stream(alone).max().orElseThrow());
        assertCertified(scenario, problem, decision);
    }

    private static Deme[] demes(Scenario scenario, int count) {
        return demes(scenario, count, ScalarPopulation::new);
    }

    private static Deme[] demes(Scenario scenario, int count,
            BiFunction<Scenario, Chromosome, GaPopulation> population) {
        Chromosome chromosome = Chromosome.of(scenario);
        return IntStream.range(0, count).mapToObj(island -> new Deme(scenario.ga(), chromosome.genes(),
                population.apply(scenario, chromosome), island)).toArray(Deme[]::new);
    }

    private static void evolve(Deme deme, SlotProblem problem, int from, int to) {
        for (int generation = from; generation < to; generation++) {
            if (generation == 0) {
                deme.begin(problem);
            } else {
                deme.breed(problem, generation - 1);
            }
            deme.evaluate(problem, generation);
        }
    }

    private static double[] sortedFitness(Deme deme) {
        return IntStream.range(0, deme.population().size()).mapToDouble(deme.population()::fitness).sorted().toArray();
    }

    @Test
    void theBestOfAnIslandReplaceTheWorstOfTheNextAllAtOnce() {
        Scenario scenario = scenario("physical-m2-n20", "ga.population=6");
        SlotProblem problem = problem(scenario, SEED);
        Deme[] demes = demes(scenario, 3);
        double[][] before = new double[3][];
        for (int d = 0; d < 3; d++) {
            evolve(demes[d], problem, 0, 4);
            before[d] = sortedFitness(demes[d]);
        }
        new Migration(demes, 60, scenario.ga()).migrate();
        for (int d = 0; d < 3; d++) {
            double[] source = before[(d + 2) % 3];
            double[] expected = before[d].clone();
            expected[0] = source[5];
            expected[1] = source[4];
            Arrays.sort(expected);
            assertThat(sortedFitness(demes[d])).isEqualTo(expected);
            double[] carried = sortedFitness(demes[d]);
            demes[d].evaluate(problem, 4);
            assertThat(sortedFitness(demes[d])).as("fitness carried along is that of the genes").isEqualTo(carried);
        }
    }

    @Test
    void migrationLiftsTheWorstIsland() {
        Scenario scenario = scenario("physical-m2-n20", "ga.population=10", "ga.migrants=1");
        double gain = 0;
        for (int seed = 0; seed < 20; seed++) {
            SlotProblem problem = problem(scenario, SEED + seed);
            gain += worstIsland(scenario, problem, true) - worstIsland(scenario, problem, false);
        }
        assertThat(gain / 20).as("seeds from " + SEED).isGreaterThan(0.1);
    }

    private static double worstIsland(Scenario scenario, SlotProblem problem, boolean migrates) {
        Deme[] demes = demes(scenario, 4);
        Migration migration = new Migration(demes, 60, scenario.ga());
        for (int from = 0; from < 30; from += 3) {
            for (Deme deme : demes) {
                evolve(deme, problem, from, from + 3);
            }
            if (migrates) {
                migration.migrate();
            }
        }
        return Arrays.stream(demes).mapToDouble(Deme::best).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"ga.generations=7, 7", "ga.generations=3, 3", "ga.maxEvaluations=600, 5", "ga.maxEvaluations=1, 1",
            "ga.targetFitness=-1000000, 3", "ga.generations=1, 1"})
    void limitsOfGenerationsAndEvaluationsAreKeptExactlyOthersAtTheNextMigration(String set, int generations) {
        Scenario scenario = scenario("physical-m2-n20", set);
        List<double[]> seen = new ArrayList<>();
        GaEngine engine = GaBackends.fastest().engine(scenario);
        engine.solve(problem(scenario, SEED), (generation, best, mean, worst, stdDev, bestEver,
                evaluations) -> seen.add(new double[]{generation, best, bestEver, evaluations}),
                new Decision(20, 2, 10));
        assertThat(seen).hasSize(generations);
        assertThat(engine.evaluations()).isEqualTo(120L * generations);
        double before = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < generations; g++) {
            assertThat(seen.get(g)[0]).isEqualTo(g);
            assertThat(seen.get(g)[3]).isEqualTo(120 * (g + 1));
            assertThat(seen.get(g)[2]).isEqualTo(Math.max(before, seen.get(g)[1]));
            before = seen.get(g)[2];
        }
    }

    @Test
    void statisticsOfIslandsAreThoseOfAllTheirIndividualsTogether() {
        Scenario scenario = scenario("physical-m2-n20", "ga.population=7");
        SlotProblem problem = problem(scenario, SEED);
        GenerationStatistics together = new GenerationStatistics();
        together.clear();
        double[] all = new double[0];
        for (Deme deme : demes(scenario, 3)) {
            evolve(deme, problem, 0, 2);
            GenerationStatistics one = new GenerationStatistics();
            one.of(deme.population());
            together.add(one);
            double[] fitness = sortedFitness(deme);
            double[] joined = Arrays.copyOf(all, all.length + fitness.length);
            System.arraycopy(fitness, 0, joined, all.length, fitness.length);
            all = joined;
        }
        double[] everyone = all;
        double average = Arrays.stream(everyone).average().orElseThrow();
        double variance = Arrays.stream(everyone).map(f -> (f - average) * (f - average)).average().orElseThrow();
        together.report((generation, best, mean, worst, stdDev, bestEver, evaluations) -> {
            assertThat(best).isEqualTo(Arrays.stream(everyone).max().orElseThrow());
            assertThat(worst).isEqualTo(Arrays.stream(everyone).min().orElseThrow());
            assertThat(mean).isCloseTo(average, within(1e-12));
            assertThat(stdDev).isCloseTo(Math.sqrt(variance), within(1e-12));
        }, 0, 0, 0);
    }
}
