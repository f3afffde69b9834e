package edgetempo.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.caching.RandomPlan;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels, run on the processor, against the vector backend bit for bit: every word, every child, every fitness. */
class CudaGaBatchTest {
    /** Five servers of different processors. */
    static final String UNEQUAL = " network.serversFile=src/test/resources/edgetempo/cuda/unequal-servers.csv";

    private static final long SEED = 4242;

    static List<String> settings() {
        List<String> cases = new ArrayList<>();
        for (String preset : List.of("physical-m2-n20", "published-m2-n20", "published-m3-n30", "physical-m5-n50")) {
            for (String variant : List.of("IMPROVED", "DISCRETE")) {
                cases.add(preset + " ga.variant=" + variant);
                cases.add(preset + " ga.variant=" + variant + " ga.population=2 network.users=7 ga.elites=1");
                cases.add(preset + " ga.variant=" + variant + " ga.population=33 network.users=13 ga.elites=3");
            }
        }
        for (String selection : List.of("SOFTMAX_ROULETTE", "STOCHASTIC_UNIVERSAL", "RANK", "TOURNAMENT")) {
            cases.add("physical-m2-n20 ga.selection=" + selection);
            cases.add("physical-m2-n20 ga.population=100 ga.elites=5 network.users=9 ga.selection=" + selection);
            cases.add("published-m2-n20 ga.population=32 ga.tournamentSize=9 ga.elites=2 ga.selection=" + selection);
        }
        cases.add("physical-m2-n20 ga.mutationSchedule=LINEAR_DECAY");
        cases.add("physical-m2-n20 ga.mutationSchedule=STAGNATION ga.mutationPatience=2");
        cases.add("physical-m2-n20 ga.islands=3 ga.migrationInterval=4 ga.migrants=2");
        cases.add("published-m2-n20 ga.variant=DISCRETE ga.islands=2 ga.migrationInterval=7 ga.migrants=1");
        cases.add("physical-m2-n20 ga.islands=2 ga.migrationInterval=3 ga.migrants=20 ga.mutationSchedule=STAGNATION");
        cases.add("physical-m2-n20 ga.islands=3 ga.migrationInterval=2 ga.stagnationGenerations=3 ga.generations=60");
        cases.add("physical-m2-n20 ga.stagnationGenerations=3 ga.generations=60");
        cases.add("physical-m2-n20 ga.targetFitness=5 ga.generations=60");
        cases.add("physical-m2-n20 ga.maxEvaluations=155");
        cases.add("physical-m2-n20 ga.maxMillis=100000 ga.targetFitness=6");
        cases.add("physical-m2-n20 ga.elites=0 ga.mutationProbability=1 ga.crossoverProbability=1");
        cases.add("physical-m2-n20 ga.start=ONE_COPIED ga.mutationProbability=0 ga.generations=3");
        cases.add("physical-m2-n20 ga.generations=150 network.users=3 ga.population=5");
        cases.add("physical-m2-n20 shares.decimals=3 shares.frequencyContenders=OFFLOADED");
        cases.add("physical-m2-n20 network.users=1 network.servers=1");
        cases.add("physical-m2-n20 radio.fadingRedraw=PER_EVALUATION");
        cases.addAll(unequalServers());
        return cases;
    }

    private static List<String> unequalServers() {
        return List.of("physical-m2-n20" + UNEQUAL, "physical-m5-n50 ga.variant=DISCRETE" + UNEQUAL,
                "published-m3-n30 ga.population=33" + UNEQUAL,
                "physical-m2-n20 network.users=9 radio.fadingRedraw=PER_EVALUATION" + UNEQUAL);
    }

    static List<String> sparseSettings() {
        List<String> cases = new ArrayList<>(unequalServers());
        cases.addAll(List.of("physical-m2-n20", "physical-m5-n50 ga.population=33 ga.elites=3",
                "published-m2-n20 ga.variant=DISCRETE ga.islands=2 ga.migrationInterval=7 ga.migrants=1",
                "published-m3-n30 radio.fadingRedraw=PER_EVALUATION"));
        return cases;
    }

    static Scenario scenario(String text) {
        List<String> words = List.of(text.split(" "));
        return ScenarioReader.load(words.getFirst(), words.subList(1, words.size()));
    }

    /** A slot in which every user requests. */
    static SlotProblem problem(Scenario scenario, int slot) {
        return problem(scenario, slot, scenario.network().users(), 1);
    }

    /** A slot of so many requests, of every {@code apart}-th user in turn, several of one user where they do not suffice. */
    static SlotProblem problem(Scenario scenario, int slot, int count, int apart) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(SEED, 2);
        sampler.startFrame(0);
        sampler.sample(0, slot);
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        RandomPlan policy = new RandomPlan(scenario);
        policy.reset(SEED, slot);
        policy.plan(new double[0], 0, plan);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        SlotRequests requests = new SlotRequests(scenario.network().users());
        requests.count = count;
        for (int r = 0; r < count; r++) {
            requests.user[r] = r * apart % scenario.network().users();
            requests.service[r] = sampler.service()[r];
        }
        builder.fill(problem, network, requests, sampler.thresholdFading(), sampler.uplinkFading(), plan,
                scenario.qos().solverThresholds());
        // Whoever reads behind the requests spoils every sum.
        for (double[] array : List.of(problem.localQos, problem.transmitS, problem.delayWeight, problem.meanSnr)) {
            Arrays.fill(array, count, problem.capacity, Double.NaN);
        }
        problem.seed = SEED;
        problem.episode = 2;
        problem.slot = slot;
        return problem;
    }

    static Decision decision(SlotProblem problem) {
        return new Decision(problem.capacity, problem.servers, problem.services);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void manySlotsAreSolvedAsTheVectorBackendSolvesEach(String text) {
        Scenario scenario = scenario(text);
        solvesAsTheVectorBackend(text, scenario, problem(scenario, 0), problem(scenario, 1), problem(scenario, 2));
    }

    @ParameterizedTest
    @MethodSource("sparseSettings")
    void slotsOfFewerRequestsThanUsersAreToo(String text) {
        Scenario scenario = scenario(text);
        solvesAsTheVectorBackend(text, scenario, problem(scenario, 0, 0, 1), problem(scenario, 1, 1, 1),
                problem(scenario, 2, 5, scenario.network().users() / 2),
                problem(scenario, 3, scenario.network().users() - 1, 3));
    }

    private static void solvesAsTheVectorBackend(String text, Scenario scenario, SlotProblem... problems) {
        int slots = problems.length;
        Decision[] decisions = new Decision[slots];
        for (int slot = 0; slot < slots; slot++) {
            decisions[slot] = decision(problems[slot]);
        }
        GaEngine[] engines = new GaEngine[slots];
        for (int slot = 0; slot < slots; slot++) {
            engines[slot] = GaBackends.named("vector").engine(scenario);
        }
        double[] fitness = new double[slots];
        // A block of one warp adds up users directly, others by way of terms.
        int warps = Math.floorMod(text.hashCode(), 2) == 0 ? 1 : 0;
        try (CudaGaBatch batch = new CudaGaBatch(StubDriver.device(), scenario, 2, warps)) {
            for (int round = 0; round < 2; round++) {
                batch.solve(problems, decisions, fitness);
                long evaluations = 0;
                for (int slot = 0; slot < slots; slot++) {
                    Decision expected = decision(problems[slot]);
                    double seen = engines[slot].solve(problems[slot], GenerationListener.NONE, expected);
                    String what = "seed " + SEED + ", round " + round + ", slot " + slot;
                    assertThat(fitness[slot]).as(what).isEqualTo(seen);
                    assertThat(decisions[slot].offload).as(what).isEqualTo(expected.offload);
                    assertThat(decisions[slot].bandwidthShare).as(what).isEqualTo(expected.bandwidthShare);
                    assertThat(decisions[slot].frequencyShare).as(what).isEqualTo(expected.frequencyShare);
                    evaluations += engines[slot].evaluations();
                    problems[slot].frame++;
                }
                assertThat(batch.evaluations()).isEqualTo(evaluations);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void listenersHearTheSame(String text) {
        Scenario scenario = scenario(text);
        SlotProblem problem = problem(scenario, 1);
        List<String> expected = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        GaBackends.named("vector").engine(scenario).solve(problem, into(expected), decision(problem));
        try (GaEngine engine = new CudaGaEngine(new CudaGaBatch(StubDriver.device(), scenario, 1))) {
            engine.solve(problem, into(heard), decision(problem));
        }
        assertThat(heard).isEqualTo(expected);
    }

    private static GenerationListener into(List<String> heard) {
        return (generation, best, mean, worst, stdDev, bestEver, evaluations) -> heard.add(
                String.format(Locale.ROOT, "%d %s %s %s %.9g %s %d", generation, best, mean, worst, stdDev, bestEver,
                        evaluations));
    }
}
