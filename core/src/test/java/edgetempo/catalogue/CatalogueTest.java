package edgetempo.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.comparison.SlotInstances;
import edgetempo.ga.GaBackends;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.SlotProblems;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Scenario SCENARIO = ScenarioReader.load("physical-m2-n20", List.of("network.users=6"));

    /** A solver of somebody else. */
    private record Foreign(String name) implements SlotSolverProvider {
        @Override
        public String description() {
            return "somebody's";
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.whole("depth", 1, 9, 3, "How deep."), Setting.number("heat", 0, 2.5, 1, "How hot."),
                    Setting.flag("warm", false, "Whether warm."),
                    Setting.choice("start", List.of("LOCAL", "NEAREST"), "Where."),
                    Setting.text("note", "none", "What."));
        }

        @Override
        public SlotSolver create(SolverContext context) {
            return new LocalSearchSolver(context.scenario());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"physical-m2-n20 | | exact", "drift-m5-n50 | | exact", "rhythm-m4-n40 | | exact",
                    "melbourne-m20-n100 | | fast", "published-m2-n50 | | improved", "published-m3-n30 | | discrete",
                    "physical-m2-n20 | time.solver=ga | improved", "published-m2-n20 | ga.variant=MEMETIC | memetic",
                    "published-m2-n20 | time.solver=exact{gap: 0.01} | exact{gap: 0.01}"})
    void aScenarioNamesItsSolver(String preset, String set, String solver) {
        Scenario scenario = ScenarioReader.load(preset, set == null ? List.of() : List.of(set));
        assertThat(Catalogue.standard().solverOf(scenario)).isEqualTo(solver);
        assertThat(Catalogue.standard().solver(solver).text()).isEqualTo(solver);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"exat | is not one of ga, discrete, | nearest: exact",
            "exact{gpa: 1} | is refused | gap", "improved{ga.elites: 2} | is refused | ga.elites is a key of its own"})
    void aSolverThatThereIsNotIsRefused(String solver, String problem, String hint) {
        assertThatThrownBy(() -> ScenarioReader.load("physical-m2-n20", List.of("time.solver=" + solver)))
                .hasMessageContainingAll("time.solver", problem, hint);
    }

    @Test
    void everyBuiltInHasANameOfItsOwnAndADescription() {
        Catalogue catalogue = Catalogue.installed();
        for (Registry<?> registry : List.of(catalogue.solvers(), catalogue.policies(), catalogue.selections(),
                catalogue.crossovers())) {
            assertThat(registry.names()).isNotEmpty().doesNotHaveDuplicates();
            for (Registry.Entry<?> entry : registry.entries()) {
                assertThat(entry.provider().description()).isNotBlank().doesNotContain("\n");
                assertThat(entry.origin()).isEqualTo(Origin.BUILT_IN);
                Set<String> settings = new HashSet<>();
                entry.provider().settings()
                        .forEach(setting -> assertThat(settings.add(setting.name())).as(setting.name()).isTrue());
            }
        }
    }

    @Test
    void whatIsAddedInCodeIsFoundAndForeignAndChecked() {
        Catalogue catalogue = Catalogue.installed();
        assertThatThrownBy(() -> catalogue.solver("somebodys")).isInstanceOf(CatalogueException.class)
                .hasMessageContaining("nearest");
        // The package of this test is one of EdgeTempo, so the origin is given.
        catalogue.add(new Foreign("somebodys"), new Origin("here", true));
        assertThat(catalogue.solvers().names()).endsWith("somebodys");
        assertThat(catalogue.solver("somebodys").factory(SCENARIO, GaBackends.named("scalar")).get())
                .isInstanceOf(CheckedSolver.class);
        assertThat(Catalogue.standard().solvers().find("somebodys")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"improved", "local-search"})
    void aNameThatIsTakenIsRefused(String name) {
        Catalogue catalogue = Catalogue.installed();
        assertThatThrownBy(() -> catalogue.add(new Foreign(name))).isInstanceOf(PluginException.class)
                .hasMessageContaining(name).hasMessageContaining("taken").hasMessageContaining("Foreign");
        assertThat(catalogue.solvers().names()).doesNotHaveDuplicates();
    }

    @Test
    void aSolverMayBeCalledLikeAPolicyAsRandomIs() {
        Catalogue catalogue = Catalogue.installed();
        catalogue.add(new Foreign("popularity"));
        assertThat(catalogue.solvers().find("popularity")).isPresent();
        assertThat(catalogue.solvers().names()).contains("random");
        assertThat(catalogue.policies().names()).contains("random");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"dept=3 | has no setting \"dept\" | nearest: depth",
            "depth=0 | depth: 0 is out of range | 1 to 9", "depth=10 | out of range | 1 to 9",
            "depth=2.5 | is not a whole number | 1 to 9", "heat=NaN | out of range | 0 to 2.5",
            "heat=hot | is not a number | 0 to 2.5", "warm=maybe | is not known | true, false",
            "start=local | is not known | LOCAL, NEAREST"})
    void settingsAreCheckedWithWhatIsAllowed(String pair, String says, String allowed) {
        String[] parts = pair.split("=");
        assertThatThrownBy(() -> SettingValues.parse("mine", new Foreign("mine").settings(),
                Map.of(parts[0].strip(), parts[1].strip()))).isInstanceOf(CatalogueException.class)
                .hasMessageContaining("mine").hasMessageContaining(says).hasMessageContaining(allowed);
    }

    @Test
    void settingsHaveTheirTypesAndDefaults() {
        SettingValues values = SettingValues.parse("mine", new Foreign("mine").settings(),
                Map.of("depth", "5", "warm", "true", "note", "a b"));
        assertThat(values.whole("depth")).isEqualTo(5);
        assertThat(values.number("heat")).isEqualTo(1);
        assertThat(values.flag("warm")).isTrue();
        assertThat(values.text("start")).isEqualTo("LOCAL");
        assertThat(values.text("note")).isEqualTo("a b");
        assertThat(values.given()).containsOnlyKeys("depth", "warm", "note");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"mine | mine", "mine{} | mine", " mine { depth : 3 } | mine{depth: 3}",
            "mine{depth=3,start=a} | mine{depth: 3, start: a}",
            "improved{ga.selection: BOLTZMANN{heat: 2}, elites: 1} | improved{ga.selection: BOLTZMANN{heat: 2}, elites: 1}"})
    void namesWithSettingsReadBackAsTheyAreWritten(String text, String canonical) {
        NameAndSettings parsed = NameAndSettings.parse(text);
        assertThat(parsed.toString()).isEqualTo(canonical);
        assertThat(NameAndSettings.parse(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mine{", "mine{a: 1", "mine{a: 1}}", "mine{a: 1}b", "mine{a}", "mine{: 1}", "mine{a: 1, a: 2}",
                    "mine{a: 1}{b: 2}"})
    void brokenSettingsAreRefused(String text) {
        assertThatThrownBy(() -> NameAndSettings.parse(text)).isInstanceOf(CatalogueException.class);
    }

    @Test
    void aCheckedSolverReportsWhatIsWrongWithWhereItComesFrom() {
        SlotProblem problem = SlotProblems.sample(SCENARIO, StaticPlans.all(SCENARIO), 1);
        Decision decision = new Decision(6, 2, 10);
        SlotSolver thief = new SlotSolver() {
            @Override
            public String name() {
                return "thief";
            }

            @Override
            public void reset() {
                // Nothing is carried.
            }

            @Override
            public void solve(SlotProblem slot, Decision of) {
                of.clear();
                slot.plan.set(0, 0, !slot.plan.get(0, 0));
            }
        };
        SlotSolver checked = CheckedSolver.of(thief, new Origin("some.jar", true), SCENARIO);
        assertThatThrownBy(() -> checked.solve(problem, decision)).isInstanceOf(PluginException.class)
                .hasMessageContaining("some.jar").hasMessageContaining(thief.getClass().getName())
                .hasMessageContaining("modifies the problem");
    }

    @Test
    void everyEntryOfAProblemIsWatched() {
        SlotProblem problem = SlotProblems.sample(SCENARIO, StaticPlans.all(SCENARIO), 1);
        Arrays.fill(problem.deadlineS, 1);
        long before = CheckedSolver.fingerprint(problem);
        for (double[] array : List.of(problem.transmitS, problem.executeS, problem.cloudS, problem.localS,
                problem.localJ, problem.localQos, problem.delayWeight, problem.energyWeight, problem.unitTransmitS,
                problem.meanSnr, problem.deadlineS)) {
            for (int i = 0; i < array.length; i++) {
                double was = array[i];
                array[i] = Math.nextUp(was);
                assertThat(CheckedSolver.fingerprint(problem)).isNotEqualTo(before);
                array[i] = was;
            }
        }
        for (int[] array : List.of(problem.service, problem.cell, problem.cachedAt)) {
            for (int i = 0; i < array.length; i++) {
                array[i]++;
                assertThat(CheckedSolver.fingerprint(problem)).isNotEqualTo(before);
                array[i]--;
            }
        }
        assertThat(CheckedSolver.fingerprint(problem)).isEqualTo(before);
    }

    @Test
    void checkingASolverAllocatesNothing() {
        SlotProblem problem = SlotProblems.sample(SCENARIO, StaticPlans.all(SCENARIO), 1);
        Decision decision = new Decision(6, 2, 10);
        SlotSolver checked = CheckedSolver.of(new LocalSearchSolver(SCENARIO), Origin.BUILT_IN, SCENARIO);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2000 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            checked.solve(problem, decision);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    /** Work on a slot of all servers and users of a city. */
    private static long evaluations(String text, Scenario city) {
        SlotSolver solver = Catalogue.standard().solver(text).create(city, GaBackends.named("scalar"),
                SolverLimits.NONE);
        SlotProblem problem = new SlotInstances(city, StaticPlans.all(city), 1).load(0);
        solver.solve(problem, new Decision(problem.users, problem.servers, problem.services));
        return solver.evaluations();
    }

    @Test
    void exactEndsByItselfWhereSlotsAreLargeAndNobodyLimitsThem() {
        Scenario city = ScenarioReader.load("melbourne-m5-n50", List.of("network.servers=60", "network.users=60"));
        assertThat(Catalogue.standard().solver("exact").caution(city)).hasValueSatisfying(said -> assertThat(said)
                .contains("20000 evaluations a slot", "exact{gap: 0}").doesNotContain("\n"));
        assertThat(evaluations("exact", city)).isBetween(10_000L, 20_000L);
        assertThat(evaluations("exact{nodes: 20000}", city)).isGreaterThan(20_000);
        assertThat(evaluations("exact{evaluations: 5000}", city)).isBetween(2000L, 5000L);
        for (String asked : List.of("exact{gap: 0}", "exact{nodes: 10}", "fast")) {
            assertThat(Catalogue.standard().solver(asked).caution(city)).as(asked).isEmpty();
        }
        assertThat(Catalogue.standard().solver("exact").caution(ScenarioReader.load("physical-m5-n50"))).isEmpty();
    }
}
