package edgetempo.caching;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioKey;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The least and the greatest value of every key of the world, with every policy and with both kinds of kernels. */
class ExtremesTest {
    /** So small that all of them are played. */
    private static final List<String> SMALL = List.of("network.users=4", "time.slotsPerFrame=1",
            "time.framesPerEpisode=2", "ga.population=4", "ga.generations=3");
    /** Stand for greatest values that only take longer. */
    private static final Map<String, String> LARGE = Map.of("network.servers", "65", "network.users", "200",
            "services.count", "40", "requests.zipfRanks", "100000", "time.slotsPerFrame", "50", "time.framesPerEpisode",
            "100");
    private static final Pattern CHANGES_PLANS = Pattern.compile("^(services|caching|requests)");
    private static final List<String> SECTIONS = List.of("network", "radio", "compute", "services", "requests", "qos",
            "time", "caching", "shares");

    /** A key and a value, for both families of semantics. */
    static Stream<String> extremes() {
        List<String> sets = new ArrayList<>();
        for (ScenarioKey key : ScenarioKey.all()) {
            String section = key.path().replaceFirst("\\..*", "");
            if (!SECTIONS.contains(section)) {
                continue;
            }
            List<String> values = new ArrayList<>(key.choices());
            if (key.choices().isEmpty() && key.type() != String.class && key.type() != boolean.class) {
                values.add(Double.toString(key.key().min() + (key.key().minExclusive() ? Double.MIN_VALUE : 0)));
                values.add(LARGE.getOrDefault(key.path(), Double.toString(key.key().max())));
            }
            values.forEach(value -> sets.add(key.path() + "=" + value));
        }
        // What a key has to have beside it at its greatest.
        sets.add("services.count=17 requests.zipfRanks=17");
        sets.add("services.count=33 requests.zipfRanks=33");
        sets.add("services.count=40 requests.zipfRanks=40");
        sets.add("services.count=65 requests.zipfRanks=65 network.servers=3");
        return sets.stream();
    }

    private static Scenario scenario(String preset, String extreme) {
        List<String> sets = new ArrayList<>(SMALL);
        sets.addAll(List.of(extreme.split(" ")));
        try {
            return ScenarioReader.load(preset, sets);
        } catch (ScenarioException e) {
            assertThat(e.getMessage()).contains("allowed: ");
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void everyPolicyPlansAndEarnsAFiniteReward(String extreme) {
        for (String preset : List.of("published-m2-n20", "physical-m2-n20", "drift-m2-n20")) {
            Scenario scenario = scenario(preset, extreme);
            if (scenario == null) {
                continue;
            }
            for (String name : List.of("none", "all", "random", "popularity", "greedy")) {
                play(name, scenario, () -> new LocalSearchSolver(scenario));
            }
            if (scenario.caching().observation() == ObservationKind.EXTENDED) {
                for (CacheReplacement.Rule rule : CacheReplacement.Rule.values()) {
                    play(rule.label(), scenario, () -> new LocalSearchSolver(scenario));
                }
            }
            for (String name : List.of("best-static", "adaptive-popularity", "clairvoyant")) {
                boolean sees = scenario.caching().observation() == ObservationKind.EXTENDED
                        || !name.equals("adaptive-popularity");
                if (sees && CHANGES_PLANS.matcher(extreme).find()) {
                    play(name, scenario, () -> new BaselineSolver(BaselineSolver.Rule.ALL_LOCAL, scenario));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void everyKernelSolvesSlotsAndEarnsAFiniteReward(String extreme) {
        for (String preset : List.of("published-m2-n20", "physical-m2-n20")) {
            Scenario scenario = scenario(preset, extreme);
            if (scenario == null || scenario.network().users() > 100) {
                continue;
            }
            for (GaBackend backend : GaBackends.all()) {
                play("all", scenario, () -> new GaSolver(scenario, backend));
            }
        }
    }

    private static void play(String name, Scenario scenario, Supplier<SlotSolver> solver) {
        CachingPolicy policy = Catalogue.standard().policy(name).create(scenario, 1, solver);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver.get());
        EpisodeResult result = Episodes.play(policy, env, 1, 0);
        assertThat(result.reward()).as("%s, %s", name, solver.get().name()).isFinite();
    }

    @ParameterizedTest
    @MethodSource("unphysical")
    void whatOverflowsIsRefusedWithItsName(String set, String message) {
        assertThat(catchMessage(set)).contains(message);
    }

    static Stream<Arguments> unphysical() {
        return Stream.concat(
                Stream.of("radio.bandwidthHz", "compute.localHz", "compute.serverHz", "compute.cloudHz",
                        "compute.cloudRateBps", "compute.kappa", "services.inputKib", "services.cyclesBase",
                        "services.sizeMib", "caching.fetchMibPerS", "network.minDistanceM")
                        .flatMap(key -> Stream.of("5e-324", "1e-305")
                                .map(value -> Arguments.of(key + "=" + value,
                                        key + ": " + value + " is out of range"))),
                Stream.of(
                        Arguments.of("compute.cloudHz=1e-30",
                                "compute.cloudHz: 1e-30 is out of range; allowed: 1 to 1e15"),
                        Arguments.of("radio.pathLossPerDecadeDb=100 radio.pathLossAt1KmDb=300 network.cellSideM=100000",
                                "signal-to-noise ratios of -300 to 300 dB")));
    }

    private static String catchMessage(String sets) {
        try {
            ScenarioReader.load("physical-m2-n20", List.of(sets.split(" ")));
            return "accepted";
        } catch (ScenarioException e) {
            return e.getMessage();
        }
    }
}
