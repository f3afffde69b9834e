package edgetempo.agents.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {
    private final RandomStream random = new RandomStream().at(4, StreamUse.REPLAY, 1);

    /** The second entry is far from 0, where sums of squares would lose everything. */
    @Test
    void agreeWithTwoPassesOverAllVectors() {
        int count = 5000;
        float[][] vectors = new float[count][];
        RunningMoments moments = new RunningMoments(2);
        for (int n = 0; n < count; n++) {
            vectors[n] = new float[]{(float) random.nextGaussian(), (float) (1e6 + random.nextGaussian())};
            moments.add(vectors[n]);
        }
        for (int i = 0; i < 2; i++) {
            double mean = 0;
            for (float[] vector : vectors) {
                mean += vector[i] / (double) count;
            }
            double variance = 0;
            for (float[] vector : vectors) {
                variance += (vector[i] - mean) * (vector[i] - mean) / count;
            }
            assertThat(moments.mean(i) / mean).isCloseTo(1, within(1e-9));
            assertThat(moments.deviation(i)).isCloseTo(Math.sqrt(variance), within(1e-7));
        }
        assertThat(moments.count()).isEqualTo(count);
    }

    @Test
    void oneVectorIsNoSpreadAndAnEntryThatNeverMovesIsNotBlownUp() {
        RunningMoments moments = new RunningMoments(1);
        assertThat(moments.mean(0)).isZero();
        assertThat(moments.deviation(0)).isEqualTo(1);
        moments.add(new float[]{3});
        assertThat(moments.mean(0)).isEqualTo(3);
        assertThat(moments.deviation(0)).isEqualTo(1);
        moments.add(new float[]{3});
        assertThat(moments.deviation(0)).isEqualTo(1e-3);
    }

    @Test
    void savedMomentsGoOnToTheLastBit() {
        RunningMoments original = new RunningMoments(3);
        draw(original, 17);
        RunningMoments restored = new RunningMoments(3);
        restored.restore(original.save());
        assertThat(restored.save()).isEqualTo(original.save());
        random.at(4, StreamUse.REPLAY, 2);
        draw(original, 10);
        random.at(4, StreamUse.REPLAY, 2);
        draw(restored, 10);
        assertThat(restored.save()).isEqualTo(original.save());
        assertThat(restored.count()).isEqualTo(27);
    }

    @Test
    void momentsOfAnotherWidthAreRefused() {
        String two = new RunningMoments(2).save();
        assertThatThrownBy(() -> new RunningMoments(3).restore(two)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("running moments of 2 entries, expected 3");
    }

    private void draw(RunningMoments moments, int count) {
        for (int n = 0; n < count; n++) {
            moments.add(new float[]{(float) random.nextDouble(), (float) random.nextGaussian(), n});
        }
    }
}
