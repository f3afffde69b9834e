package edgetempo.agents.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.agents.NamedTensor;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayBufferTest {
    private static final int OBSERVATION = 3;
    private static final int ACTION = 2;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "7, 3", "7, 7", "7, 20", "4096, 4096", "4097, 10000", "5000, 12001"})
    void keepsTheLastTransitionsByAge(int capacity, int pushed) {
        ReplayBuffer replay = filled(capacity, pushed);
        int size = Math.min(capacity, pushed);
        assertThat(replay.size()).isEqualTo(size);
        int[] ages = new int[size];
        for (int age = 0; age < size; age++) {
            ages[age] = age;
        }
        TransitionBatch batch = TransitionBatch.allocate(size, OBSERVATION, ACTION);
        replay.gather(ages, batch);
        for (int age = 0; age < size; age++) {
            assertHolds(batch, age, pushed - size + age);
        }
    }

    @Test
    void gathersInTheOrderOfTheIndicesWithRepeats() {
        ReplayBuffer replay = filled(10, 10);
        TransitionBatch batch = TransitionBatch.allocate(4, OBSERVATION, ACTION);
        replay.gather(new int[]{9, 0, 9, 4}, batch);
        assertHolds(batch, 0, 9);
        assertHolds(batch, 1, 0);
        assertHolds(batch, 2, 9);
        assertHolds(batch, 3, 4);
    }

    @Test
    void samplesUniformlyWithReplacement() {
        ReplayBuffer replay = filled(20, 10);
        int draws = 100_000;
        int[] indices = new int[draws];
        replay.sample(new RandomStream().at(8, StreamUse.REPLAY, 0), draws, indices);
        int[] counts = new int[10];
        for (int index : indices) {
            counts[index]++;
        }
        for (int count : counts) {
            // Binomial(100 000, 0.1): standard deviation 95; five of them.
            assertThat(count).isCloseTo(draws / 10, within(475));
        }
    }

    @Test
    void restoredBufferSamplesTheSameAndGoesOnTheSame() {
        ReplayBuffer original = filled(7, 17);
        ReplayBuffer restored = new ReplayBuffer(7, OBSERVATION, ACTION);
        restored.importState(original.exportState());
        push(original, 17);
        push(restored, 17);
        assertThat(restored.exportState()).isEqualTo(original.exportState());
        int[] expected = new int[50];
        int[] actual = new int[50];
        original.sample(new RandomStream().at(1, StreamUse.REPLAY, 2), 50, expected);
        restored.sample(new RandomStream().at(1, StreamUse.REPLAY, 2), 50, actual);
        assertThat(actual).containsExactly(expected);
    }

    @Test
    void restoringIntoASmallerBufferKeepsTheYoungest() {
        ReplayBuffer restored = new ReplayBuffer(4, OBSERVATION, ACTION);
        restored.importState(filled(10, 10).exportState());
        assertThat(restored.size()).isEqualTo(4);
        TransitionBatch batch = TransitionBatch.allocate(1, OBSERVATION, ACTION);
        restored.gather(new int[]{0}, batch);
        assertHolds(batch, 0, 6);
    }

    @Test
    void emptyBufferSurvivesARoundTrip() {
        ReplayBuffer restored = filled(5, 5);
        restored.importState(new ReplayBuffer(5, OBSERVATION, ACTION).exportState());
        assertThat(restored.size()).isZero();
    }

    @Test
    void doesNotReserveItsCapacity() {
        // At this width the capacity stands for 49 GB.
        ReplayBuffer replay = new ReplayBuffer(100_000_000, 50, 20);
        replay.push(new float[50], new float[20], 1, new float[50], false);
        assertThat(replay.size()).isEqualTo(1);
        assertThat(replay.capacity()).isEqualTo(100_000_000);
    }

    @Test
    void allocatesNothingOnceWarm() {
        ReplayBuffer replay = filled(100, 100);
        RandomStream random = new RandomStream().at(1, StreamUse.REPLAY, 0);
        TransitionBatch batch = TransitionBatch.allocate(16, OBSERVATION, ACTION);
        int[] indices = new int[16];
        float[] observation = new float[OBSERVATION];
        float[] action = new float[ACTION];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                replay.push(observation, action, 0, observation, false);
                replay.sample(random, 16, indices);
                replay.gather(indices, batch);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // Reading the counter itself may allocate a little, a thousand rounds must not.
        assertThat(least).isLessThan(1000);
    }

    @Test
    void refusesWhatDoesNotFit() {
        ReplayBuffer replay = new ReplayBuffer(5, OBSERVATION, ACTION);
        assertThatThrownBy(() -> replay.sample(new RandomStream(), 1, new int[1]))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> replay.push(new float[2], new float[2], 0, new float[3], false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replay expects observations of 3 and actions of 2 values, found 2, 3 and 2");
        push(replay, 0);
        TransitionBatch batch = TransitionBatch.allocate(1, OBSERVATION, ACTION);
        assertThatThrownBy(() -> replay.gather(new int[]{1}, batch)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.gather(new int[1], TransitionBatch.allocate(1, 4, ACTION)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplayBuffer(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        Map<String, NamedTensor> other = new ReplayBuffer(5, 4, ACTION).exportState();
        assertThatThrownBy(() -> replay.importState(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state has replay/observations[0, 4], expected 0 x 3");
        assertThat(replay.size()).isEqualTo(1);
    }

    private static ReplayBuffer filled(int capacity, int pushed) {
        ReplayBuffer replay = new ReplayBuffer(capacity, OBSERVATION, ACTION);
        for (int t = 0; t < pushed; t++) {
            push(replay, t);
        }
        return replay;
    }

    private static void push(ReplayBuffer replay, int t) {
        replay.push(new float[]{t, t + 0.1f, t + 0.2f}, new float[]{-t, -t - 0.5f}, t * 2,
                new float[]{t + 1, t + 1.1f, t + 1.2f}, t % 3 == 0);
    }

    private static void assertHolds(TransitionBatch batch, int slot, int t) {
        assertThat(batch.observations()[slot * OBSERVATION + 1]).isEqualTo(t + 0.1f);
        assertThat(batch.actions()[slot * ACTION + 1]).isEqualTo(-t - 0.5f);
        assertThat(batch.rewards()[slot]).isEqualTo(t * 2);
        assertThat(batch.nextObservations()[slot * OBSERVATION + 2]).isEqualTo(t + 1.2f);
        assertThat(batch.terminated()[slot]).isEqualTo(t % 3 == 0 ? 1 : 0);
    }
}
