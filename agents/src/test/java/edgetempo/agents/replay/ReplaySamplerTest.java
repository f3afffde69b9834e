package edgetempo.agents.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.agents.LearningFixture;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.LearningSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transitions whose observation is (episode, step), action (step) and reward 10·episode + step. */
class ReplaySamplerTest {
    private static final double DISCOUNT = 0.9;

    private final RandomStream random = new RandomStream().at(6, StreamUse.REPLAY, 0);

    /** Episodes of 3 to 9 steps go through a ring that holds a few of them; checked after every push. */
    @ParameterizedTest
    @CsvSource({"1, 17, 0", "1, 17, 0.6", "3, 17, 0", "3, 17, 0.6", "4, 23, 0", "4, 23, 1", "9, 9, 0", "9, 9, 0.6"})
    void drawsEveryWholeWindowAndNoneAcrossAnEnd(int window, int capacity, double exponent) {
        Ring ring = new Ring(capacity, window, "priorityExponent=" + exponent);
        TransitionBatch batch = TransitionBatch.allocate(16, window, 2, 1);
        for (int episode = 0; episode < 12; episode++) {
            int length = 3 + episode * 5 % 7;
            for (int step = 0; step < length; step++) {
                ring.push(episode, step, false);
                Set<Integer> whole = ring.wholeWindows();
                assertThat(ring.sampler.ready()).isEqualTo(!whole.isEmpty());
                if (whole.isEmpty()) {
                    assertThatThrownBy(() -> ring.sampler.sample(random, 1, 0, batch))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("replay holds no window of " + window + " transitions");
                    continue;
                }
                Set<Integer> drawn = new HashSet<>();
                for (int round = 0; round < 20; round++) {
                    ring.sampler.sample(random, 1, 0, batch);
                    assertWindows(ring, batch);
                    for (int row : batch.rows()) {
                        drawn.add(row);
                    }
                }
                // 320 draws from at most 23 windows: each is missed with probability below 10⁻⁶.
                assertThat(drawn).isEqualTo(whole);
            }
        }
    }

    private static void assertWindows(Ring ring, TransitionBatch batch) {
        float[] expected = new float[2];
        for (int b = 0; b < batch.size(); b++) {
            int start = ring.replay.age(batch.rows()[b]);
            ring.replay.observation(start, expected, 0);
            for (int t = 0; t <= batch.steps(); t++) {
                int at = t * batch.size() + b;
                assertThat(batch.observations()[2 * at]).isEqualTo(expected[0]);
                assertThat(batch.observations()[2 * at + 1]).isEqualTo(expected[1] + t);
                if (t < batch.steps()) {
                    assertThat(batch.actions()[at]).isEqualTo(expected[1] + t);
                    assertThat(batch.rewards()[at]).isEqualTo(10 * expected[0] + expected[1] + t);
                }
            }
        }
    }

    @Test
    void drawsUniformlyWithoutPriorities() {
        Ring ring = new Ring(100, 3, "priorityExponent=0");
        for (int episode = 0; episode < 4; episode++) {
            for (int step = 0; step < 7; step++) {
                ring.push(episode, step, false);
            }
        }
        int[] counts = new int[28];
        TransitionBatch batch = TransitionBatch.allocate(100, 3, 2, 1);
        for (int round = 0; round < 500; round++) {
            ring.sampler.draw(random, 1, batch);
            for (int row : batch.rows()) {
                counts[row]++;
            }
        }
        double[] expected = new double[28];
        for (int row : ring.wholeWindows()) {
            expected[row] = 1;
        }
        assertChiSquare(counts, expected);
        assertThat(batch.weights()).containsOnly(1f);
    }

    /** Rewards of a whole episode and its end by itself; then of one that is cut off; a third is still going on. */
    @Test
    void singleTransitionsReturnNRewardsOrThoseUpToTheEndOfTheirEpisode() {
        Ring ring = new Ring(100, 1, "nStep=3");
        for (int episode = 0; episode < 3; episode++) {
            for (int step = 0; step < 5; step++) {
                ring.push(episode, step, episode == 0 && step == 4);
            }
        }
        TransitionBatch batch = TransitionBatch.allocate(15, 1, 2, 1);
        for (int row = 0; row < 15; row++) {
            batch.rows()[row] = row;
        }
        double baseline = 1.5;
        ring.sampler.gather(baseline, batch);
        for (int row = 0; row < 15; row++) {
            int episode = row / 5;
            int step = row % 5;
            int terms = Math.min(3, 5 - step);
            double sum = 0;
            for (int k = 0; k < terms; k++) {
                sum += Math.pow(DISCOUNT, k) * (10 * episode + step + k - baseline);
            }
            boolean ended = episode == 0 && step + terms == 5;
            assertThat((double) batch.rewards()[row]).isCloseTo(sum, within(1e-5));
            assertThat((double) batch.bootstraps()[row]).isCloseTo(ended ? 0 : Math.pow(DISCOUNT, terms), within(1e-6));
            assertThat(batch.observations()[2 * row + 1]).isEqualTo(step);
            assertThat(batch.observations()[2 * (15 + row)]).isEqualTo(episode);
            assertThat(batch.observations()[2 * (15 + row) + 1]).isEqualTo(step + terms);
        }
    }

    @Test
    void windowsReturnNRewardsOrThoseUpToTheirOwnEnd() {
        Ring ring = new Ring(100, 4, "nStep=3");
        for (int step = 0; step < 6; step++) {
            ring.push(2, step, step == 5);
        }
        TransitionBatch batch = TransitionBatch.allocate(3, 4, 2, 1);
        for (int b = 0; b < 3; b++) {
            batch.rows()[b] = b;
        }
        ring.sampler.gather(0, batch);
        for (int b = 0; b < 3; b++) {
            for (int t = 0; t < 4; t++) {
                int terms = Math.min(3, 4 - t);
                double sum = 0;
                for (int k = 0; k < terms; k++) {
                    sum += Math.pow(DISCOUNT, k) * (20 + b + t + k);
                }
                boolean ended = b + t + terms == 6;
                assertThat((double) batch.rewards()[t * 3 + b]).isCloseTo(sum, within(1e-5));
                assertThat((double) batch.bootstraps()[t * 3 + b])
                        .isCloseTo(ended ? 0 : Math.pow(DISCOUNT, terms), within(1e-6));
                // In windows the next step's observation comes next, whatever the length of returns.
                assertThat(batch.observations()[2 * ((t + 1) * 3 + b) + 1]).isEqualTo(b + t + 1);
            }
        }
    }

    @Test
    void drawsInProportionToTheErrorsRaisedToTheExponentAndWeighsAgainstIt() {
        double exponent = 0.6;
        double correction = 0.7;
        Ring ring = new Ring(12, 1, "priorityExponent=" + exponent);
        for (int step = 0; step < 12; step++) {
            ring.push(0, step, false);
        }
        float[] errors = new float[12];
        double[] expected = new double[12];
        TransitionBatch all = TransitionBatch.allocate(12, 1, 2, 1);
        for (int row = 0; row < 12; row++) {
            all.rows()[row] = row;
            errors[row] = 0.1f * (row * row + 1);
            expected[row] = Math.pow(errors[row] + 1e-6, exponent);
        }
        ring.sampler.updatePriorities(all, errors, 0);
        int[] counts = new int[12];
        TransitionBatch batch = TransitionBatch.allocate(50, 1, 2, 1);
        for (int round = 0; round < 1000; round++) {
            ring.sampler.draw(random, correction, batch);
            double least = Double.POSITIVE_INFINITY;
            for (int row : batch.rows()) {
                counts[row]++;
                least = Math.min(least, expected[row]);
            }
            for (int b = 0; b < 50; b++) {
                // (N·P)^−β over the largest in the batch, that of the least priority: N and the sum drop out.
                assertThat((double) batch.weights()[b])
                        .isCloseTo(Math.pow(expected[batch.rows()[b]] / least, -correction), within(1e-5));
            }
        }
        assertChiSquare(counts, expected);
    }

    @Test
    void aWindowsPriorityIsMostlyItsLargestErrorAndErrorsBeforeTheFirstStepLearntDoNotCount() {
        Ring ring = new Ring(10, 3, "priorityExponent=1");
        for (int step = 0; step < 4; step++) {
            ring.push(0, step, false);
        }
        TransitionBatch both = TransitionBatch.allocate(2, 3, 2, 1);
        both.rows()[1] = 1;
        // Two steps trained behind one of burn-in: errors (1, 3) of window 0, (0.5, 0.5) of window 1.
        ring.sampler.updatePriorities(both, new float[]{1, 0.5f, 3, 0.5f}, 1);
        double first = 0.9 * 3 + 0.1 * 2;
        assertThat(ring.ratio(0, 1)).isCloseTo(first / 0.5, within(1e-4));
    }

    @Test
    void newWindowsGetTheLargestPrioritySoFarEvenWhenItIsGone() {
        Ring ring = new Ring(4, 1, "priorityExponent=1");
        for (int step = 0; step < 4; step++) {
            ring.push(0, step, false);
        }
        TransitionBatch all = TransitionBatch.allocate(4, 1, 2, 1);
        for (int row = 0; row < 4; row++) {
            all.rows()[row] = row;
        }
        ring.sampler.updatePriorities(all, new float[]{8, 2, 2, 2}, 0);
        ring.push(1, 0, false);
        assertThat(ring.ratio(0, 1)).isCloseTo(4, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "1, 40", "3, 10", "3, 40"})
    void aRestoredSamplerGoesOnToTheLastBit(int window, int pushed) {
        Ring original = new Ring(17, window, "priorityExponent=0.6 nStep=2");
        TransitionBatch batch = TransitionBatch.allocate(8, window, 2, 1);
        int[] at = {0};
        play(original, at, pushed, batch);
        Ring restored = new Ring(17, window, "priorityExponent=0.6 nStep=2");
        restored.replay.importState(original.replay.exportState());
        restored.sampler.importState(original.sampler.exportState());
        int[] from = at.clone();
        List<String> expected = replayed(original, at, batch);
        assertThat(replayed(restored, from, batch)).isEqualTo(expected);
        assertThat(restored.sampler.exportState()).isEqualTo(original.sampler.exportState());
    }

    private static void play(Ring ring, int[] at, int pushes, TransitionBatch batch) {
        RandomStream random = new RandomStream().at(7, StreamUse.REPLAY, 0);
        float[] errors = new float[batch.steps() * batch.size()];
        for (int i = 0; i < pushes; i++, at[0]++) {
            ring.push(at[0] / 7, at[0] % 7, false);
            if (ring.sampler.ready()) {
                ring.sampler.sample(random, 0.5, 0, batch);
                for (int e = 0; e < errors.length; e++) {
                    errors[e] = (float) Math.abs(random.nextGaussian());
                }
                ring.sampler.updatePriorities(batch, errors, 0);
            }
        }
    }

    private static List<String> replayed(Ring ring, int[] at, TransitionBatch batch) {
        RandomStream random = new RandomStream().at(9, StreamUse.REPLAY, 0);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ring.sampler.sample(random, 0.5, 0, batch);
            for (int b = 0; b < batch.size(); b++) {
                seen.add(batch.rows()[b] + " " + batch.weights()[b] + " " + batch.rewards()[b]);
            }
            play(ring, at, 1, batch);
        }
        return seen;
    }

    @Test
    void prioritiesThatDoNotFitAreRefused() {
        Ring ring = new Ring(5, 1, "priorityExponent=0.6");
        ring.push(0, 0, false);
        Ring other = new Ring(5, 1, "priorityExponent=0.6");
        assertThatThrownBy(() -> other.sampler.importState(new Ring(5, 1, "nStep=1").sampler.exportState()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("the state lacks the priorities of replay");
        assertThatThrownBy(() -> other.sampler.importState(ring.sampler.exportState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state has replay/priorities[1, 4], expected 0 x 4");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.6", "4, 0", "4, 0.6"})
    void allocatesNothingOnceWarm(int window, double exponent) {
        Ring ring = new Ring(100, window, "priorityExponent=" + exponent + " nStep=3");
        TransitionBatch batch = TransitionBatch.allocate(16, window, 2, 1);
        float[] errors = new float[16 * window];
        float[] observation = new float[2];
        float[] action = new float[1];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                ring.sampler.pushed(ring.replay.push(observation, action, 0, observation, false, i % 20));
                if (ring.sampler.ready()) {
                    ring.sampler.sample(random, 0.5, 0, batch);
                    if (exponent > 0) {
                        ring.sampler.updatePriorities(batch, errors, 0);
                    }
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // Reading the counter itself may allocate a little, a thousand rounds must not.
        assertThat(least).isLessThan(1000);
    }

    /** Pearson's statistic against its mean and five standard deviations of χ². */
    private static void assertChiSquare(int[] counts, double[] shares) {
        double total = 0;
        double draws = 0;
        int cells = 0;
        for (int i = 0; i < counts.length; i++) {
            total += shares[i];
            draws += counts[i];
            cells += shares[i] > 0 ? 1 : 0;
        }
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = draws * shares[i] / total;
            if (expected == 0) {
                assertThat(counts[i]).isZero();
            } else {
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
            }
        }
        double freedom = cells - 1.0;
        assertThat(statistic).isLessThan(freedom + 5 * Math.sqrt(2 * freedom));
    }

    /** A buffer and its sampler. */
    private static final class Ring {
        private final ReplayBuffer replay;
        private final ReplaySampler sampler;
        private final int window;

        Ring(int capacity, int window, String options) {
            this.window = window;
            replay = new ReplayBuffer(capacity, 2, 1);
            LearningSettings learning = ScenarioReader
                    .load("physical-m2-n20", LearningFixture.sets(options.split(" "))).learning();
            sampler = new ReplaySampler(replay, window, DISCOUNT, learning);
        }

        void push(int episode, int step, boolean terminated) {
            sampler.pushed(replay.push(new float[]{episode, step}, new float[]{step}, 10 * episode + step,
                    new float[]{episode, step + 1}, terminated, step));
        }

        /** Rows at which a window of one episode starts. */
        Set<Integer> wholeWindows() {
            Set<Integer> rows = new HashSet<>();
            float[] first = new float[2];
            float[] last = new float[2];
            for (int age = 0; age + window <= replay.size(); age++) {
                replay.observation(age, first, 0);
                replay.observation(age + window - 1, last, 0);
                if (first[0] == last[0]) {
                    rows.add(replay.row(age));
                }
            }
            return rows;
        }

        /** Priority of one window over that of another, by their importance weights with β = 1. */
        double ratio(int row, int other) {
            TransitionBatch batch = TransitionBatch.allocate(200, window, 2, 1);
            sampler.draw(new RandomStream().at(3, StreamUse.REPLAY, 0), 1, batch);
            double own = 0;
            double others = 0;
            for (int b = 0; b < batch.size(); b++) {
                own = batch.rows()[b] == row ? batch.weights()[b] : own;
                others = batch.rows()[b] == other ? batch.weights()[b] : others;
            }
            return others / own;
        }
    }
}
