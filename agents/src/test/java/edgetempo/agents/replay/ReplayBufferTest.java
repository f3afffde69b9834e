package edgetempo.agents.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import edgetempo.agents.NamedTensor;
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
        for (int age = 0; age < size; age++) {
            assertHolds(replay, age, pushed - size + age);
            assertThat(replay.age(replay.row(age))).isEqualTo(age);
        }
    }

    @Test
    void aTransitionKeepsItsRowUntilItIsOverwritten() {
        ReplayBuffer replay = new ReplayBuffer(7, OBSERVATION, ACTION);
        for (int t = 0; t < 30; t++) {
            assertThat(push(replay, t)).isEqualTo(t % 7);
            for (int age = 0; age < replay.size(); age++) {
                assertThat(replay.row(age)).isEqualTo((t + 1 - replay.size() + age) % 7);
            }
        }
    }

    @Test
    void restoredBufferHoldsTheSameRowsAndGoesOnTheSame() {
        ReplayBuffer original = filled(7, 17);
        ReplayBuffer restored = new ReplayBuffer(7, OBSERVATION, ACTION);
        restored.importState(original.exportState());
        push(original, 17);
        push(restored, 17);
        assertThat(restored.exportState()).isEqualTo(original.exportState());
        for (int age = 0; age < 7; age++) {
            assertThat(restored.row(age)).isEqualTo(original.row(age));
            assertHolds(restored, age, 11 + age);
        }
    }

    @Test
    void restoringIntoASmallerBufferKeepsTheYoungest() {
        ReplayBuffer restored = new ReplayBuffer(4, OBSERVATION, ACTION);
        restored.importState(filled(10, 10).exportState());
        assertThat(restored.size()).isEqualTo(4);
        assertHolds(restored, 0, 6);
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
        replay.push(new float[50], new float[20], 1, new float[50], false, 0);
        assertThat(replay.size()).isEqualTo(1);
        assertThat(replay.capacity()).isEqualTo(100_000_000);
    }

    @Test
    void allocatesNothingOnceWarm() {
        ReplayBuffer replay = filled(100, 100);
        float[] observation = new float[OBSERVATION];
        float[] action = new float[ACTION];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                replay.push(observation, action, 0, observation, false, i);
                replay.observation(i % 100, observation, 0);
                replay.action(i % 100, action, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // Reading the counter itself may allocate a little, a thousand rounds must not.
        assertThat(least).isLessThan(1000);
    }

    @Test
    void refusesWhatDoesNotFit() {
        ReplayBuffer replay = new ReplayBuffer(5, OBSERVATION, ACTION);
        assertThatThrownBy(() -> replay.row(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.push(new float[2], new float[2], 0, new float[3], false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replay expects observations of 3 and actions of 2 values, found 2, 3 and 2");
        push(replay, 0);
        assertThatThrownBy(() -> replay.reward(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.reward(-1)).isInstanceOf(IndexOutOfBoundsException.class);
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

    private static int push(ReplayBuffer replay, int t) {
        return replay.push(new float[]{t, t + 0.1f, t + 0.2f}, new float[]{-t, -t - 0.5f}, t * 2,
                new float[]{t + 1, t + 1.1f, t + 1.2f}, t % 3 == 0, t % 5);
    }

    private static void assertHolds(ReplayBuffer replay, int age, int t) {
        float[] observation = new float[OBSERVATION + 1];
        float[] next = new float[OBSERVATION];
        float[] action = new float[ACTION];
        replay.observation(age, observation, 1);
        replay.nextObservation(age, next, 0);
        replay.action(age, action, 0);
        assertThat(observation).containsExactly(0, t, t + 0.1f, t + 0.2f);
        assertThat(next).containsExactly(t + 1, t + 1.1f, t + 1.2f);
        assertThat(action).containsExactly(-t, -t - 0.5f);
        assertThat(replay.reward(age)).isEqualTo(t * 2);
        assertThat(replay.terminated(age)).isEqualTo(t % 3 == 0);
        assertThat(replay.step(age)).isEqualTo(t % 5);
    }
}
