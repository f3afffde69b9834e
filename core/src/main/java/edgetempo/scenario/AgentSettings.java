package edgetempo.scenario;

/** Learning agent of the large timescale (LSTM-DDPG) and its schedule. */
public record AgentSettings(
        @Key(value = "Units of the first dense layer of actor and critic.", min = 1, max = 16_384, source = "released code") int hidden1,
        @Key(value = "Units of the LSTM cell.", min = 1, max = 16_384, source = "released code") int lstm,
        @Key(value = "Units of the dense layer behind the LSTM.", min = 1, max = 16_384, source = "released code") int hidden2,
        @Key(value = "Slope of LeakyReLU below zero.", min = 0, max = 1, source = "released code") double leakySlope,
        @Key(value = "Adam's step size of the actor.", min = 0, minExclusive = true, max = 10, source = "released code") double actorLearningRate,
        @Key(value = "Adam's step size of the critic.", min = 0, minExclusive = true, max = 10, source = "released code") double criticLearningRate,
        @Key(value = "Discount γ.", min = 0, max = 1, source = "released code") double discount,
        @Key(value = "Soft update τ of the target networks.", min = 0, minExclusive = true, max = 1, source = "released code") double softUpdate,
        @Key(value = "Transitions in a minibatch; an agent with memory takes them in windows of learning.sequenceLength and burn-in.", min = 1, max = 1_000_000, source = "released code") int batch,
        @Key(value = "Transitions that the replay buffer holds; at least agent.batch.", min = 1, max = 100_000_000, source = "released code") int replayCapacity,
        @Key(value = "Episodes of a training that is not told how many.", min = 1, max = 1e9, source = "released code") int episodes,
        @Key(value = "Frames before the first update.", min = 0, max = 1e9, source = "released code") int learningStartFrame,
        @Key(value = "Frames between rounds of updates.", min = 1, max = 1e9, source = "released code") int updateEveryFrames,
        @Key(value = "Updates in a round.", min = 1, max = 1e6, source = "released code") int updatesPerRound,
        @Key(value = "Standard deviation of the exploration noise at frame 0.", min = 0, max = 100, source = "released code") double noiseInitial,
        @Key(value = "Factor on the standard deviation per frame.", min = 0, max = 1, source = "released code") double noiseDecay,
        @Key(value = "Smallest standard deviation of the exploration noise.", min = 0, max = 100, source = "ours; 0 is the released code") double noiseFloor,
        @Key(value = "Standard deviation, at slot 0, of the noise on the small actor of twin-actor DDPG.", min = 0, max = 100, source = "ours") double smallNoiseInitial,
        @Key(value = "Factor on that standard deviation per slot.", min = 0, max = 1, source = "released code") double smallNoiseDecay,
        @Key(value = "Which action of a frame the agent learns from.", source = "ours; RAW is the released code") ReplayAction replayAction,
        @Key(value = "Leaves the critic untrained, as the released code does.", source = "ours") boolean criticFrozen) {}
