package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FranFiguresTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static List<FranInstance> instances(FranScenario scenario, int count) {
        return IntStream.range(0, count).mapToObj(number -> new FranSampler(scenario).sample(5, number)).toList();
    }

    @Test
    void figuresAreMeansOfWhatTheEvaluatorSays() {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of());
        FranMethod method = FranMethods.all(scenario).getFirst();
        List<FranInstance> two = instances(scenario, 2);
        FranOutcome first = method.pipeline().solve(two.get(0));
        FranOutcome second = method.pipeline().solve(two.get(1));
        FranFigures figures = FranFigures.of(method, two);
        assertThat(figures.utility()).isCloseTo((first.utility() + second.utility()) / 2, EXACT);
        double users = 0;
        double utility = 0;
        for (FranMode mode : FranMode.values()) {
            assertThat(figures.mode(mode).users()).isEqualTo((first.users(mode) + second.users(mode)) / 2.0);
            assertThat(figures.mode(mode).utility()).isCloseTo((first.utility(mode) + second.utility(mode)) / 2, EXACT);
            users += figures.mode(mode).users();
            utility += figures.mode(mode).utility();
        }
        assertThat(users).isEqualTo(8);
        assertThat(utility).isCloseTo(figures.utility(), EXACT);
        assertThat(figures.instances()).isEqualTo(2);
    }

    @Test
    void noMethodBeatsTheJointSearchAndNoneThatPreprocessesBeatsTheMatchingInPhase1() {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of());
        for (FranInstance instance : instances(scenario, 40)) {
            List<FranFigures> all = FranMethods.all(scenario).stream()
                    .map(method -> FranFigures.of(method, List.of(instance))).toList();
            FranFigures exact = all.getFirst();
            FranFigures joint = all.getLast();
            assertThat(joint.method()).isEqualTo("joint-exact");
            for (FranFigures one : all) {
                // Shares that are real numbers may earn more than blocks do.
                if (!one.method().startsWith("exact-phase1+")) {
                    assertThat(one.utility()).as("%s on instance %d", one.method(), instance.number)
                            .isLessThanOrEqualTo(joint.utility() + 1e-9);
                }
                if (!one.method().equals("no-preprocessing")) {
                    assertThat(one.phase1GapTo(exact)).as("%s on instance %d", one.method(), instance.number)
                            .isGreaterThan(-1e-9);
                }
            }
        }
    }

    @Test
    void aGapIsTheShareThatIsLackingAndZeroWhereThereIsNothingToEarn() {
        assertThat(FranFigures.gap(3, 4)).isEqualTo(0.25);
        assertThat(FranFigures.gap(5, 4)).isEqualTo(-0.25);
        assertThat(FranFigures.gap(0, 0)).isZero();
    }

    @Test
    void theJointSearchAndTheAblationAreThereWhenTheyMakeSense() {
        assertThat(names("fran-small")).startsWith("exact-by-phase").contains("no-preprocessing")
                .endsWith("joint-exact");
        assertThat(names("fran-default", "cache.preprocessing=false"))
                .containsExactly("exact-by-phase", "no-d2d", "all-local", "random", "nearest-fap",
                        "exact-phase1+square-root",
                        "exact-phase1+equal");
    }

    private static List<String> names(String preset, String... sets) {
        return FranMethods.all(ScenarioReader.loadFran(preset, List.of(sets))).stream().map(FranMethod::name).toList();
    }
}
