package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecallLearnerTest {
    private static final String SMALL = "lstm-recall{units: 4, width: 4, horizon: 2, counterfactuals: 1}";

    @TempDir
    private Path folder;

    private static Scenario scenario(String... sets) {
        List<String> all = new ArrayList<>(List.of("network.users=4", "time.slotsPerFrame=2", "time.framesPerEpisode=4",
                "agent.batch=8", "agent.learningStartFrame=8", "agent.updateEveryFrames=3", "agent.updatesPerRound=1",
                "agent.replayCapacity=16", "learning.sequenceLength=1"));
        all.addAll(List.of(sets));
        return ScenarioReader.load("rhythm-m2-n20", all);
    }

    private static Learner learner(String agent, Scenario scenario) {
        return learner(agent, scenario, 1);
    }

    private static Learner learner(String agent, Scenario scenario, int threads) {
        return NamedAgent.of(Catalogue.standard(), agent).create(scenario, 5, () -> GraphFixture.ONE_THREAD,
                () -> new LocalSearchSolver(scenario), threads);
    }

    private static List<String> play(Learner learner, Scenario scenario, int first, int end) {
        List<String> played = new ArrayList<>();
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario,
                Catalogue.standard().solver("local-search").factory(scenario, GaBackends.fastest()).get());
        new TrainingLoop(env, learner, 5).listen(new TrainingListener() {
            @Override
            public void frame(int episode, FrameResult result, CachePlan plan) {
                played.add(result.reward() + " " + plan);
            }
        }).run(first, end, () -> false);
        return played;
    }

    private static void assertSame(Checkpoint one, Checkpoint other) {
        assertThat(one.agent()).isEqualTo(other.agent());
        assertThat(one.replay()).isEqualTo(other.replay());
        assertThat(one.progress()).isEqualTo(other.progress());
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n20, lstm-recall", "rhythm-m5-n50, lstm-recall", "published-m2-n20, lstm-ddpg",
            "melbourne-m20-n100, lstm-ddpg"})
    void theUsualAgentRecallsWhereItCanAndIsQuick(String preset, String agent) {
        assertThat(BuiltInAgents.usual(Presets.get(preset))).isEqualTo(agent);
    }

    /** Replay holds four episodes, so that it wraps. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void goesOnFromACheckpointToTheLastBit(int stop) throws IOException {
        Scenario scenario = scenario();
        Path file = folder.resolve("checkpoint");
        try (Learner whole = learner(SMALL, scenario);
                Learner part = learner(SMALL, scenario);
                Learner resumed = learner(SMALL, scenario)) {
            List<String> expected = play(whole, scenario, 0, 8);
            List<String> played = play(part, scenario, 0, stop);
            part.checkpoint(Map.of()).save(file);
            resumed.restore(Checkpoint.load(file));
            played.addAll(play(resumed, scenario, stop, 8));
            assertThat(played).isEqualTo(expected);
            assertThat(resumed.updates()).isPositive();
            assertSame(resumed.checkpoint(Map.of()), whole.checkpoint(Map.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"counterfactuals: 0", "counterfactuals: 1"})
    void learnsTheSameOnOneThreadAndOnTwo(String setting) {
        Scenario scenario = scenario();
        String agent = "lstm-recall{units: 4, width: 4, horizon: 2, " + setting + "}";
        try (Learner one = learner(agent, scenario, 1); Learner two = learner(agent, scenario, 2)) {
            assertThat(play(two, scenario, 0, 8)).isEqualTo(play(one, scenario, 0, 8));
            assertThat(two.updates()).isPositive();
            assertSame(two.checkpoint(Map.of()), one.checkpoint(Map.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory: episode", "memory: none", "capacity: penalty", "counterfactuals: 2"})
    void thePolicyPlansAsTheAgentDoesWithoutNoise(String setting) throws IOException {
        Scenario learning = scenario();
        Scenario still = scenario("agent.noiseInitial=0", "agent.learningStartFrame=1000000");
        String agent = "lstm-recall{units: 4, width: 4, " + setting + "}";
        Path file = folder.resolve("policy.safetensors");
        try (Learner learner = learner(agent, learning); Learner same = learner(agent, still)) {
            play(learner, learning, 0, 4);
            Safetensors.write(file, learner.policy().orElseThrow());
            same.restore(learner.checkpoint(Map.of()));
            CachingPolicy policy = PolicyFile.read(file).policy("p", still);
            assertThat(play(new PolicyLearner(policy, 5), still, 7, 9)).isEqualTo(play(same, still, 7, 9));
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() throws IOException {
        Scenario scenario = scenario();
        try (Learner learner = learner(SMALL, scenario)) {
            TensorFile written = learner.policy().orElseThrow();
            PolicyFile file = PolicyFile.of(folder.resolve("p"), written);
            assertThatIllegalArgumentException().isThrownBy(() -> file.policy("p", scenario("time.framesPerEpisode=5")))
                    .withMessageContaining("up to 4 frames").withMessageNotContaining("\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.policy("p", scenario("services.count=11", "requests.zipfRanks=11")))
                    .withMessageContaining("10 services").withMessageNotContaining("\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.policy("p",
                            scenario("caching.observation=PUBLISHED", "learning.predictionWeight=0")))
                    .withMessageContaining("caching.observation: PUBLISHED").withMessageNotContaining("\n");
            Checkpoint good = learner.checkpoint(Map.of());
            assertThatIllegalArgumentException().isThrownBy(
                    () -> learner.restore(new Checkpoint(good.agent(), Map.of(), good.progress())))
                    .withMessageContaining("replay/shares").withMessageNotContaining("\n");
            Map<String, NamedTensor> less = good.agent();
            less.remove("criticLoad/dense0/bias");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> learner.restore(new Checkpoint(less, good.replay(), good.progress())))
                    .withMessageContaining("criticLoad/dense0/bias").withMessageNotContaining("\n");
        }
    }
}
