package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.Settings;
import java.util.Map;

/**
 * Learning options beyond the paper; their values in the {@code published-*} presets have no effect.
 */
public record LearningSettings(
        @Key(value = "Frames in a row that an agent with an LSTM is trained on, its state carried from one to the "
                + "next, in training and while acting; 1 is an agent without memory.",
                min = 1, max = 100_000, source = "ours; 1 is the released code") int sequenceLength,
        @Key(value = "Frames before those that only bring the LSTM's state about; with learning.sequenceLength no "
                + "more than time.framesPerEpisode.",
                unit = "frames", min = 0, max = 100_000, source = "Kapturowski et al. 2019 (R2D2)") int burnIn,
        @Key(value = "Two critics, of which the smaller value is believed.",
                source = "Fujimoto et al. 2018 (TD3)") boolean twinCritics,
        @Key(value = "Standard deviation of the noise on the target actor's action; 0 for none.", min = 0, max = 10,
                source = "Fujimoto et al. 2018 (TD3)") double targetNoise,
        @Key(value = "That noise is clipped to ± this.", min = 0, max = 10,
                source = "Fujimoto et al. 2018 (TD3)") double targetNoiseClip,
        @Key(value = "Critic updates for each update of actor and target networks.", min = 1, max = 1000,
                source = "Fujimoto et al. 2018 (TD3)") int actorDelay,
        @Key(value = "Largest norm of all gradients of a network together; 0 for no limit.", min = 0, max = 1e9,
                source = "Pascanu et al. 2013") double gradientClip,
        @Key(value = "Shifts and scales each entry of the observation by its running mean and standard deviation.",
                source = "ours") boolean normaliseObservations,
        @Key(value = "Takes the running mean of all rewards from each reward before learning.",
                source = "Naik et al. 2024") boolean centreRewards,
        @Key(value = "Rewards that are summed before the critic's estimate takes over.", unit = "frames", min = 1,
                max = 10_000, source = "Sutton 1988") int nStep,
        @Key(value = "Exponent α of the priority in prioritised replay; 0 draws uniformly.", min = 0, max = 10,
                source = "Schaul et al. 2016") double priorityExponent,
        @Key(value = "Exponent β of the importance weights at the start; grows linearly to 1 over learning.scheduleFrames.",
                min = 0, max = 1, source = "Schaul et al. 2016") double priorityCorrection,
        @Key(value = "Step sizes at the end of the schedule, as a part of those at its start; 1 keeps them.", min = 0,
                max = 1, source = "ours") double learningRateFinal,
        @Key(value = "Frames over which step sizes and the importance exponent go linearly from start to end.",
                unit = "frames", min = 1, max = 1e9, source = "ours") int scheduleFrames,
        @Key(value = "Frames before the exploration noise begins to decay.", unit = "frames", min = 0, max = 1e9,
                source = "ours; 0 is the released code") int noiseHoldFrames,
        @Key(value = "What the critic sees of the actor's plan when the actor learns.",
                source = "ours, after Bengio et al. 2013; OUTPUT is the released code") ActionGradient actionGradient,
        @Key(value = "Weight of the squares of the planning actor's outputs before tanh in its loss, which keeps "
                + "them from sticking at ±1; 0 for none.",
                min = 0, max = 1000, source = "ours, after Andrychowicz et al. 2017") double outputPenalty,
        @Key(value = "Mean of the initial values of the biases behind the planning actor's outputs: below 0, first "
                + "plans are nearly empty instead of half full.",
                min = -10, max = 10, source = "ours; 0 is the released code") double outputBias,
        @Key(value = "Weight of an auxiliary loss: every network also predicts what will be requested in the next "
                + "frame; 0 for none. Needs caching.observation EXTENDED.",
                min = 0, max = 1000, source = "ours, after Jaderberg et al. 2017") double predictionWeight) {

    /** Consecutive frames that an agent with an LSTM samples from replay. */
    public int window() {
        return burnIn + sequenceLength;
    }

    /**
     * Windows in a minibatch, so that agents with and without memory learn from as many transitions.
     *
     * @param batch transitions in a minibatch
     */
    public int windows(int batch) {
        return Math.max(1, batch / window());
    }

    /** The same for an agent that has no LSTM: it learns from single transitions. */
    public LearningSettings withoutMemory() {
        return Settings.with(this, Map.of("sequenceLength", 1, "burnIn", 0));
    }
}
