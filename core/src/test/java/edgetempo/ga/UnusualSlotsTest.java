package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.RandomPlan;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.DecisionCheck;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSampler;
import edgetempo.random.Padding;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.PoisonedSlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slots of fewer requests than users, some of one user, some with tasks of their own, on servers alike and unequal: kernels against their specification, engines against the scorer. */
class UnusualSlotsTest {
    private static final int USERS = 9;

    @TempDir
    private Path folder;

    /** A preset, a variant and a number of requests. */
    record Case(String preset, String variant, int requests, int population) {
        Scenario scenario(String... more) {
            List<String> sets = new ArrayList<>(List.of("ga.variant=" + variant, "network.users=" + USERS,
                    "ga.population=" + population, "ga.elites=1", "ga.generations=5"));
            sets.addAll(List.of(more));
            return ScenarioReader.load(preset, sets);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String preset : List.of("physical-m2-n20", "published-m2-n20", "physical-m5-n50")) {
            for (String variant : List.of("IMPROVED", "DISCRETE", "JOINT", "MEMETIC")) {
                for (int requests : new int[]{0, 1, 4, 8}) {
                    cases.add(new Case(preset, variant, requests, requests == 4 ? 33 : 16));
                }
            }
        }
        return cases;
    }

    private static SlotProblem problem(Scenario scenario, int count) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(5, 1);
        sampler.startFrame(0);
        sampler.sample(0, 0);
        SlotRequests requests = new SlotRequests(USERS);
        requests.count = count;
        for (int r = 0; r < count; r++) {
            requests.user[r] = r * 5 % 7;
            requests.service[r] = sampler.service()[r];
            requests.inputBits[r] = r % 3 == 0 ? Double.NaN : 1e6 * (1 + r);
            requests.cycles[r] = r % 4 == 1 ? Double.NaN : 7e8 * (1 + r % 5);
            requests.deadlineS[r] = r % 2 == 0 ? Double.NaN : 0.2 * (1 + r);
        }
        requests.ownTasks = count == 8;
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        RandomPlan policy = new RandomPlan(scenario);
        policy.reset(5, 1);
        policy.plan(new double[0], 0, plan);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        builder.fill(problem, network, requests, sampler.thresholdFading(), sampler.uplinkFading(), plan,
                scenario.qos().solverThresholds());
        problem.seed = 5;
        PoisonedSlots.poison(problem);
        return problem;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitnessEqualsTheSpecification(Case size) {
        check(size, size.scenario());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitnessEqualsTheSpecificationOnUnequalServers(Case size) throws IOException {
        Path file = Files.writeString(folder.resolve("servers.csv"), """
                server,x_m,y_m,capacity_gib,processor_hz,bandwidth_hz
                big,-100,0,40,5e10,4e7
                small,100,0,8,4e9,1e7
                a,300,0,,,
                b,500,0,,2e9,
                c,700,0,10,3e10,
                """);
        check(size, size.scenario("network.serversFile=" + file));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitnessEqualsTheSpecificationOnMoreServersThanAnIntHasBits(Case size) {
        check(size, size.scenario("network.servers=70", "network.serversFile=bundled:melbourne-sites.csv",
                "network.serversColumns=server=SITE_ID, latitude=LATITUDE, longitude=LONGITUDE"));
    }

    private static void check(Case size, Scenario scenario) {
        if (size.variant().equals("MEMETIC")) {
            return;
        }
        SlotProblem problem = problem(scenario, size.requests());
        Chromosome chromosome = Chromosome.of(scenario);
        int stride = Padding.row(size.population());
        float[] genes = new float[chromosome.genes() * stride];
        new FloatBreeder(scenario.ga(), chromosome).start(problem, 0, genes, false);
        FloatFitness kernel = new FloatFitness(scenario);
        // A fuller slot before it leaves nothing behind.
        kernel.prepare(problem(scenario, USERS - 1));
        kernel.prepare(problem);
        float[] fitness = new float[stride];
        kernel.evaluate(problem, genes, size.population(), 4, fitness);
        double[] exact = new double[genes.length];
        for (int i = 0; i < genes.length; i++) {
            exact[i] = genes[i];
        }
        double[] doubles = new double[stride];
        boolean joint = size.variant().equals("JOINT");
        if (!joint) {
            DoubleFitness doubleKernel = new DoubleFitness(scenario);
            doubleKernel.prepare(problem);
            doubleKernel.evaluate(problem, exact, size.population(), 4, doubles);
        }
        ScalarFitness specification = new ScalarFitness(scenario);
        for (int i = 0; i < size.population(); i++) {
            double expected = specification.evaluate(problem, exact, stride, i, 4);
            assertThat((double) fitness[i]).as("individual " + i).isCloseTo(expected,
                    within(1e-5 * Math.max(Math.abs(expected), USERS)));
            assertThat(joint ? expected : doubles[i]).as("individual " + i + " in double").isCloseTo(expected,
                    within(1e-12 * Math.max(Math.abs(expected), USERS)));
            if (size.requests() == 0 && !joint) {
                assertThat(expected).isZero();
            }
        }
    }

    @Test
    void aDeadlineChangesLocalFitnessByItsDelayTermAloneWhereFadingIsRedrawn() {
        Scenario scenario = new Case("published-m2-n20", "IMPROVED", 1, 16).scenario();
        SlotProblem problem = problem(scenario, 1);
        ScalarFitness specification = new ScalarFitness(scenario);
        double[] everyoneLocal = new double[Chromosome.of(scenario).genes()];
        double without = specification.evaluate(problem, everyoneLocal, 1, 0, 4);
        problem.deadlineS[0] = problem.localS[0] / 3;
        double with = specification.evaluate(problem, everyoneLocal, 1, 0, 4);
        assertThat(problem.redrawsFading).isTrue();
        assertThat(with - without).isCloseTo(-2 * problem.alpha, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void enginesDecideTheRequestsThatThereAre(Case size) {
        Scenario scenario = size.scenario();
        SlotProblem problem = problem(scenario, size.requests());
        boolean joint = size.variant().equals("JOINT");
        for (String backend : List.of("scalar", "vector")) {
            Decision decision = new Decision(USERS, problem.servers, problem.services);
            GaEngine engine = GaBackends.named(backend).engine(scenario);
            double fitness = engine.solve(problem, GenerationListener.NONE, decision);
            assertThat(fitness).isFinite();
            DecisionCheck check = new DecisionCheck(scenario.shares(), problem.servers);
            assertThat(check.holds(problem, decision, joint)).as(check.problem()).isTrue();
            double[] qos = new double[USERS];
            double scored = new QosScorer(scenario.shares()).score(problem, decision, qos);
            assertThat(scored).isFinite();
            if (!joint && !problem.redrawsFading) {
                assertThat(scored).isCloseTo(fitness, within(1e-4));
            }
            engine.close();
        }
    }
}
