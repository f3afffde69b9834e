package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.gate.SimulatedMachine.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole procedure on simulated machines; every gate has its own seed, its number. */
class SequentialGateTest {
    /** Simulated gates behind each rate; 1000 with {@code -Dedgetempo.tests.all=true}. */
    private static final int GATES = Boolean.getBoolean("edgetempo.tests.all") ? 1000 : 300;
    private static final Map<String, Noise> MACHINES = Map.of("quiet", Noise.QUIET, "shared", Noise.SHARED, "awful",
            Noise.AWFUL);
    private static final List<Subject> SUITE = IntStream.range(0, 7)
            .mapToObj(i -> new Subject("Some.benchmark" + i, "", Subject.SECONDS)).toList();
    private static final Subject KERNEL = SUITE.get(3);
    private static final GateRules RULES = GateRules.of(0.1);
    private static final GateSteps NO_STEPS = new GateSteps(line -> {}, () -> 0);

    private static double rate(Noise noise, ToDoubleFunction<Subject> slowdown, ToDoubleFunction<Subject> moreBytes,
            Predicate<List<Comparison>> what) {
        int count = 0;
        for (int gate = 0; gate < GATES; gate++) {
            SimulatedMachine machine = new SimulatedMachine(gate, noise, slowdown, moreBytes);
            count += what.test(new SequentialGate(RULES, machine, NO_STEPS, SUITE).run()) ? 1 : 0;
        }
        return (double) count / GATES;
    }

    private static boolean anyRegressed(List<Comparison> comparisons) {
        return comparisons.stream().anyMatch(one -> one.verdict() == Verdict.REGRESSED);
    }

    private static boolean kernelRegressed(List<Comparison> comparisons) {
        return comparisons.get(SUITE.indexOf(KERNEL)).verdict() == Verdict.REGRESSED;
    }

    @ParameterizedTest
    @CsvSource({"quiet, 0.01", "shared, 0.01", "awful, 0.1"})
    void anUnchangedTreeHardlyEverFails(String machine, double atMost) {
        assertThat(rate(MACHINES.get(machine), subject -> 1, subject -> 0, SequentialGateTest::anyRegressed))
                .isLessThanOrEqualTo(atMost);
    }

    @ParameterizedTest
    @CsvSource({"quiet, 0.995", "shared, 0.98", "awful, 0.8"})
    void aFifthMoreTimeInOneOfSevenBenchmarksIsFound(String machine, double atLeast) {
        assertThat(rate(MACHINES.get(machine), subject -> subject == KERNEL ? 1.2 : 1, subject -> 0,
                SequentialGateTest::kernelRegressed)).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({"quiet, 0.999", "shared, 0.999", "awful, 0.999"})
    void aKernelThatSlowsDownThreeBenchmarksFailsTheGate(String machine, double atLeast) {
        assertThat(rate(MACHINES.get(machine), subject -> SUITE.indexOf(subject) < 3 ? 1.2 : 1, subject -> 0,
                SequentialGateTest::anyRegressed)).isGreaterThanOrEqualTo(machine.equals("awful") ? 0.95 : atLeast);
    }

    @ParameterizedTest
    @CsvSource({"quiet", "shared", "awful"})
    void sixtyFourBytesMoreAreAlwaysFound(String machine) {
        assertThat(rate(MACHINES.get(machine), subject -> 1, subject -> subject == KERNEL ? 64 : 0,
                SequentialGateTest::kernelRegressed)).isGreaterThanOrEqualTo(0.999);
    }

    @ParameterizedTest
    @CsvSource({"quiet, 0.995", "shared, 0.97", "awful, 0.75"})
    void aSixthLessTimeIsFoundToo(String machine, double atLeast) {
        assertThat(rate(MACHINES.get(machine), subject -> subject == KERNEL ? 1 / 1.2 : 1, subject -> 0,
                comparisons -> comparisons.get(SUITE.indexOf(KERNEL)).verdict() == Verdict.IMPROVED))
                .isGreaterThanOrEqualTo(atLeast);
    }

    /** Times of one benchmark rise by what a run says it would see, by its own scatter: that is found about as often as it says. */
    @ParameterizedTest
    @CsvSource({"quiet", "shared"})
    void whatARunSaysThatItCouldSeeIsFoundInMostRunsAndHalfOfItHardlyEver(String machine) {
        Noise noise = MACHINES.get(machine);
        double said = new SequentialGate(RULES, new SimulatedMachine(1, noise, subject -> 1, subject -> 0), NO_STEPS,
                SUITE)
                .run().get(SUITE.indexOf(KERNEL)).detectable();
        assertThat(said).as("seed 1").isBetween(RULES.threshold(), 0.4);
        assertThat(rate(noise, subject -> subject == KERNEL ? 1 + said : 1, subject -> 0,
                SequentialGateTest::kernelRegressed)).as("%s", said).isBetween(0.8, 1.0);
        assertThat(rate(noise, subject -> subject == KERNEL ? 1 + said / 2 : 1, subject -> 0,
                SequentialGateTest::kernelRegressed)).isLessThan(0.4);
    }

    @Test
    void mostOfTheTimeGoesIntoWhatIsDoubtful() {
        SimulatedMachine unchanged = new SimulatedMachine(1, Noise.QUIET, subject -> 1, subject -> 0);
        new SequentialGate(RULES, unchanged, NO_STEPS, SUITE).run();
        assertThat(unchanged.forks()).isBetween(4 * SUITE.size(), 4 * SUITE.size() + 8);
        SimulatedMachine slower = new SimulatedMachine(1, Noise.QUIET, subject -> subject == KERNEL ? 1.2 : 1,
                subject -> 0);
        new SequentialGate(RULES, slower, NO_STEPS, SUITE).run();
        assertThat(slower.forks() - unchanged.forks()).isEqualTo(12);
    }

    @Test
    void benchmarksOfOneSideAreReportedAndNotMeasuredAgain() {
        List<String> measured = new ArrayList<>();
        Subject gone = SUITE.get(0);
        Subject added = SUITE.get(1);
        Measurer machine = new Measurer() {
            @Override
            public Map<Subject, Block> times(List<Subject> subjects) {
                measured.add("times");
                return Map.of(gone, new Block(List.of(1e-6, 1e-6), List.of()), added,
                        new Block(List.of(), List.of(1e-6, 1e-6)));
            }

            @Override
            public Map<Subject, Block> allocations(List<Subject> subjects) {
                measured.add("bytes");
                return Map.of(gone, new Block(List.of(5.0), List.of()), added, new Block(List.of(), List.of(5.0)));
            }
        };
        List<Comparison> found = new SequentialGate(RULES, machine, NO_STEPS,
                List.of(gone, added)).run();
        assertThat(found).extracting(Comparison::verdict).containsExactly(Verdict.ONLY_IN_BASE,
                Verdict.ONLY_IN_CANDIDATE);
        assertThat(measured).containsExactly("bytes", "times");
    }
}
