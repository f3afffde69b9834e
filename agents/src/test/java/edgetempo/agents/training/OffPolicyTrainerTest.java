package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.LearningFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.LstmDdpg;
import edgetempo.agents.ddpg.PlainDdpg;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.replay.RunningMoments;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffPolicyTrainerTest {
    private static final int OBSERVATION = 60;
    private static final int ACTION = 20;
    private static final int SERVICES = 10;
    private static final int FRAMES_PER_EPISODE = 20;
    private static final long SEED = 3;
    private static final String EVERYTHING = "sequenceLength=3 burnIn=1 twinCritics=true targetNoise=0.2 actorDelay=2 "
            + "gradientClip=1 normaliseObservations=true centreRewards=true nStep=2 priorityExponent=0.6 "
            + "learningRateFinal=0.1 scheduleFrames=100 actionGradient=STRAIGHT_THROUGH outputPenalty=0.003 "
            + "outputBias=-0.5 predictionWeight=0.1";

    @TempDir
    private Path folder;

    private static Scenario scenario(String options) {
        List<String> sets = new ArrayList<>(LearningFixture.sets());
        sets.addAll(List.of("agent.hidden1=8", "agent.lstm=8", "agent.hidden2=8", "agent.batch=8",
                "agent.replayCapacity=50", "agent.learningStartFrame=20", "agent.updateEveryFrames=2",
                "agent.updatesPerRound=2"));
        for (String option : options.split(" ")) {
            sets.add(option.startsWith("agent.") ? option : "learning." + option);
        }
        return ScenarioReader.load("physical-m2-n20", sets);
    }

    private static LstmDdpg lstm(Scenario scenario, long seed) {
        return new LstmDdpg(OBSERVATION, ACTION, SERVICES, scenario.agent(), scenario.learning(), seed,
                GraphFixture.ONE_THREAD);
    }

    private static PlainDdpg plain(Scenario scenario) {
        return new PlainDdpg(OBSERVATION, ACTION, SERVICES, scenario.agent(), scenario.learning(), SEED,
                GraphFixture.ONE_THREAD);
    }

    /** The ring of 50 transitions has gone round more than once by then. */
    @Test
    void withEveryOptionATrainerGoesOnFromItsCheckpointToTheLastBit() throws IOException {
        Scenario scenario = scenario(EVERYTHING);
        try (Ddpg agent = lstm(scenario, 1); Ddpg other = lstm(scenario, 2)) {
            OffPolicyTrainer original = new OffPolicyTrainer(agent, scenario.agent(), SEED);
            play(original, 0, 6);
            Path file = folder.resolve("checkpoint.safetensors");
            original.checkpoint(Map.of("episode", "6")).save(file);
            OffPolicyTrainer resumed = new OffPolicyTrainer(other, scenario.agent(), SEED);
            resumed.restore(Checkpoint.load(file));
            List<String> expected = play(original, 6, 9);
            assertThat(play(resumed, 6, 9)).isEqualTo(expected);
            assertThat(resumed.checkpoint(Map.of())).isEqualTo(original.checkpoint(Map.of()));
            assertThat(resumed.updates()).isEqualTo(original.updates()).isEqualTo(162);
        }
    }

    /**
     * Requests of the next frame are 80 % for service 0 after an observation that starts with 1, else 20 %; the rest goes to
     * service 1. The observation's other entries are noise, some of it far from 0.
     */
    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "true, 3"})
    void predictionsComeTrueWhateverIsDoneToObservations(boolean normalised, int nStep) {
        Scenario scenario = scenario("predictionWeight=1 normaliseObservations=" + normalised + " nStep=" + nStep
                + " agent.actorLearningRate=0.005 agent.batch=32 agent.replayCapacity=2000 agent.updatesPerRound=4");
        try (Ddpg agent = plain(scenario)) {
            OffPolicyTrainer trainer = new OffPolicyTrainer(agent, scenario.agent(), SEED);
            RandomStream random = new RandomStream().at(SEED, StreamUse.REQUEST, 0);
            float[] observation = observation(random, 0.5f);
            float[] action = new float[ACTION];
            for (int frame = 0; frame < 1000; frame++) {
                float[] next = observation(random, observation[0] == 1 ? 0.8f : 0.2f);
                trainer.store(observation, action, 0, next, false, frame % FRAMES_PER_EPISODE);
                trainer.frameDone(frame / FRAMES_PER_EPISODE, frame % FRAMES_PER_EPISODE);
                observation = next;
            }
            for (int i = 0; i < 20; i++) {
                observation = observation(random, 0.5f);
                double[] predicted = predicted(agent, trainer, observation, normalised);
                double first = observation[0] == 1 ? 0.8 : 0.2;
                assertThat(predicted[0]).isCloseTo(first, within(0.08));
                assertThat(predicted[1]).isCloseTo(1 - first, within(0.08));
            }
        }
    }

    private static float[] observation(RandomStream random, float share) {
        float[] observation = new float[OBSERVATION];
        observation[0] = random.nextInt(2);
        observation[1] = (float) (0.3 * random.nextGaussian());
        observation[OBSERVATION - SERVICES] = share;
        observation[OBSERVATION - SERVICES + 1] = 1 - share;
        return observation;
    }

    private static double[] predicted(Ddpg agent, OffPolicyTrainer trainer, float[] observation, boolean normalised) {
        RunningMoments moments = new RunningMoments(OBSERVATION);
        moments.restore(trainer.checkpoint(Map.of()).progress().get("observationMoments"));
        double[] x = new double[OBSERVATION];
        for (int i = 0; i < OBSERVATION; i++) {
            x[i] = normalised ? (observation[i] - moments.mean(i)) / moments.deviation(i) : observation[i];
        }
        Activation leaky = new Activation.Leaky(0.01);
        Network actor = new Network(OBSERVATION,
                List.of(new Dense(8, leaky), new Dense(8, leaky), new Dense(ACTION, new Activation.Tanh())));
        Network head = new Network(8, List.of(new Dense(SERVICES, new Activation.Linear())));
        Map<String, double[]> weights = ReferenceNetwork.widen(agent.exportState());
        double[] features = new ReferenceNetwork(actor, "actor").features(weights, new double[][]{x})[0];
        double[] shares = new ReferenceNetwork(head, "actorPrediction").forward(weights, features);
        double total = 0;
        for (int s = 0; s < SERVICES; s++) {
            shares[s] = Math.exp(shares[s]);
            total += shares[s];
        }
        for (int s = 0; s < SERVICES; s++) {
            shares[s] /= total;
        }
        return shares;
    }

    @ParameterizedTest
    @CsvSource({"normaliseObservations=true sequenceLength=3", "normaliseObservations=true",
            "normaliseObservations=false"})
    void theExportedPolicyChoosesForObservationsAsTheyComeWhatTheTrainerChooses(String options) {
        Scenario scenario = scenario(options);
        try (Ddpg agent = lstm(scenario, 1)) {
            OffPolicyTrainer trainer = new OffPolicyTrainer(agent, scenario.agent(), SEED);
            play(trainer, 0, 4);
            TensorFile policy = trainer.policy(scenario);
            ActorNetwork network = ActorNetwork.vector(
                    ActorWeights.of(Network.parse(policy.metadata().get(PolicyFile.NETWORK)), policy.tensors()));
            boolean remembers = policy.metadata().get(PolicyFile.MEMORY).equals("episode");
            assertThat(remembers).isEqualTo(options.contains("sequenceLength"));
            RandomStream random = new RandomStream().at(SEED, StreamUse.REQUEST, 99);
            float[] expected = new float[ACTION];
            float[] action = new float[ACTION];
            trainer.startEpisode();
            for (int frame = 0; frame < 20; frame++) {
                float[] observation = random(random, OBSERVATION);
                trainer.act(observation, expected);
                if (!remembers) {
                    network.reset();
                }
                network.act(observation, action);
                assertThat(action).as("frame %d", frame).containsExactly(expected, within(1e-4f));
            }
        }
    }

    @Test
    void everyEpisodeStartsWithoutMemories() {
        Scenario scenario = scenario("sequenceLength=3");
        try (Ddpg agent = lstm(scenario, 1)) {
            OffPolicyTrainer trainer = new OffPolicyTrainer(agent, scenario.agent(), SEED);
            float[] observation = random(new RandomStream().at(SEED, StreamUse.REQUEST, 0), OBSERVATION);
            float[] first = new float[ACTION];
            float[] second = new float[ACTION];
            trainer.startEpisode();
            trainer.act(observation, first);
            trainer.act(observation, second);
            assertThat(second).isNotEqualTo(first);
            trainer.startEpisode();
            trainer.act(observation, second);
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void actorsMoveInEveryNthUpdateOnlyAndStepsShrinkToNothing() {
        Scenario scenario = scenario("actorDelay=3 learningRateFinal=0 scheduleFrames=60 agent.updatesPerRound=1");
        try (Ddpg agent = plain(scenario)) {
            OffPolicyTrainer trainer = new OffPolicyTrainer(agent, scenario.agent(), SEED);
            Map<String, NamedTensor> before = agent.exportState();
            RandomStream random = new RandomStream().at(SEED, StreamUse.REQUEST, 0);
            for (int frame = 0; frame < 100; frame++) {
                long updates = trainer.updates();
                trainer.store(random(random, OBSERVATION), random(random, ACTION), 1, random(random, OBSERVATION),
                        false,
                        frame % FRAMES_PER_EPISODE);
                trainer.frameDone(0, frame);
                Map<String, NamedTensor> after = agent.exportState();
                boolean learned = trainer.updates() > updates && frame < 59;
                assertThat(!after.get("critic/dense0/bias").equals(before.get("critic/dense0/bias")))
                        .isEqualTo(learned);
                assertThat(!after.get("actor/dense0/bias").equals(before.get("actor/dense0/bias")))
                        .isEqualTo(learned && trainer.updates() % 3 == 0);
                before = after;
            }
            assertThat(trainer.updates()).isEqualTo(41);
        }
    }

    @Test
    void aMeanRewardThatIsTakenOffMakesNoDifferenceToWhatIsLearnt() {
        List<Map<String, NamedTensor>> states = new ArrayList<>();
        for (float shift : new float[]{0, 1000}) {
            Scenario scenario = scenario("centreRewards=true nStep=3");
            try (Ddpg agent = plain(scenario)) {
                OffPolicyTrainer trainer = new OffPolicyTrainer(agent, scenario.agent(), SEED);
                RandomStream random = new RandomStream().at(SEED, StreamUse.REQUEST, 0);
                for (int frame = 0; frame < 40; frame++) {
                    // Quarters, so that a thousand more is exact.
                    trainer.store(random(random, OBSERVATION), random(random, ACTION), random.nextInt(8) / 4f + shift,
                            random(random, OBSERVATION), false, frame % FRAMES_PER_EPISODE);
                    trainer.frameDone(0, frame);
                }
                states.add(agent.exportState());
            }
        }
        states.getFirst().forEach((name, tensor) -> assertThat(states.getLast().get(name).values()).as(name)
                .containsExactly(tensor.values(), within(1e-3f)));
    }

    /** Episodes of random observations and rewards; returns what was done and learned. */
    private static List<String> play(OffPolicyTrainer trainer, int first, int end) {
        List<String> log = new ArrayList<>();
        float[] action = new float[ACTION];
        for (int episode = first; episode < end; episode++) {
            RandomStream random = new RandomStream().at(SEED, StreamUse.REQUEST, episode);
            trainer.startEpisode();
            float[] observation = random(random, OBSERVATION);
            for (int frame = 0; frame < FRAMES_PER_EPISODE; frame++) {
                trainer.act(observation, action);
                float[] next = random(random, OBSERVATION);
                trainer.store(observation, action, (float) random.nextDouble(), next, false, frame);
                trainer.frameDone(episode, frame);
                log.add(Arrays.toString(action));
                observation = next;
            }
            log.add(trainer.progress(0).toString());
        }
        return log;
    }

    private static float[] random(RandomStream random, int width) {
        float[] values = new float[width];
        for (int i = 0; i < width; i++) {
            values[i] = (float) (0.5 + 0.2 * random.nextGaussian());
        }
        return values;
    }
}
