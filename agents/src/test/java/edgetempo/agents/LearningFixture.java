package edgetempo.agents;

import java.util.List;
import java.util.stream.Stream;

/** Options of learning, as changes to a preset, that do not depend on how presets are tuned. */
public final class LearningFixture {
    private static final List<String> NONE = List.of("caching.observation=EXTENDED", "learning.sequenceLength=1",
            "learning.burnIn=0", "learning.twinCritics=false", "learning.targetNoise=0", "learning.targetNoiseClip=0.5",
            "learning.actorDelay=1", "learning.gradientClip=0", "learning.normaliseObservations=false",
            "learning.centreRewards=false", "learning.nStep=1", "learning.priorityExponent=0",
            "learning.priorityCorrection=0.4", "learning.learningRateFinal=1", "learning.scheduleFrames=4000",
            "learning.noiseHoldFrames=0", "learning.actionGradient=OUTPUT", "learning.outputPenalty=0",
            "learning.outputBias=0", "learning.predictionWeight=0");

    private LearningFixture() {}

    /** No options but the given ones, such as {@code nStep=2}. */
    public static List<String> sets(String... options) {
        return Stream.concat(NONE.stream(), Stream.of(options).map(option -> "learning." + option)).toList();
    }
}
