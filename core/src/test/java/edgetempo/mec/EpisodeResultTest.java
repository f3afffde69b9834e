package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodeResultTest {
    @Test
    void rewardsPenaltiesSwitchingAndTasksAreSumsAndTheRestAreMeans() {
        EpisodeResult.Tally tally = new EpisodeResult.Tally();
        tally.add(new FrameResult(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        tally.add(new FrameResult(1, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 100, 200, 400));
        assertThat(tally.result(7)).isEqualTo(new EpisodeResult(7, 2, 17, 34, 67, 132, 130.5, 518, 515.5, 1028, 2052.5,
                110, 211, 412));
    }

    @Test
    void nothingPlayedIsNoDivisionByZero() {
        assertThat(new EpisodeResult.Tally().result(0))
                .isEqualTo(new EpisodeResult(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
