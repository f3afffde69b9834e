package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.policy.TwinPolicy;
import edgetempo.caching.EpisodePool;
import edgetempo.caching.Episodes;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner exports acts like the learner, without TensorFlow. */
class TwinPolicyTest {
    @TempDir
    private Path folder;

    private PolicyFile written(TensorFile policy) throws IOException {
        Path file = folder.resolve("policy.safetensors");
        Safetensors.write(file, policy);
        return PolicyFile.read(file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decidesAndPlansLikeTheAgentThatWasTrained(boolean normalise) throws IOException {
        // Signed genes magnify the last bits, in which the two kernels differ, wherever their sum is near 0.
        Scenario scenario = TwinDdpgLearnerTest.scenario("shares.actionGenes=POSITIVE", "agent.smallNoiseDecay=0.01",
                "agent.noiseDecay=0.01", "learning.normaliseObservations=" + normalise);
        try (TwinDdpgLearner learner = TwinDdpgLearnerTest.learner(scenario, 3)) {
            TwinDdpgLearnerTest.play(learner, scenario, 0, 20, 1);
            ObservingSolver slots = (ObservingSolver) learner.slotSolver().orElseThrow();
            TwinPolicy policy = new TwinPolicy("p", written(learner.policy().orElseThrow()), scenario);
            assertThat(policy.name()).isEqualTo("p");
            SlotProblem problem = new SlotProblemBuilder(scenario).newProblem();
            Decision decision = new Decision(4, 2, 10);
            Decision expected = new Decision(4, 2, 10);
            CachePlan plan = new CachePlan(2, 10);
            CachePlan expectedPlan = new CachePlan(2, 10);
            learner.startEpisode(20);
            policy.reset(7, 20);
            policy.reset();
            for (int frame = 0; frame < 10; frame++) {
                double[] observation = new double[50];
                for (int i = 0; i < observation.length; i++) {
                    observation[i] = (i * 7 + frame * 3) % 11 / 11.0;
                }
                learner.plan(observation, frame, expectedPlan);
                slots.observe(observation);
                slots.solve(problem, expected);
                policy.plan(observation, frame, plan);
                policy.observe(observation);
                policy.solve(problem, decision);
                assertThat(plan).isEqualTo(expectedPlan);
                assertThat(decision.offload).isEqualTo(expected.offload);
                // Shares are rounded to three decimals.
                assertThat(decision.bandwidthShare).containsExactly(expected.bandwidthShare, within(2e-3));
                assertThat(decision.frequencyShare).containsExactly(expected.frequencyShare, within(2e-3));
            }
        }
    }

    @Test
    void playsEpisodesAsPlannerAndSolverOnAnyNumberOfThreads() throws IOException {
        Scenario scenario = TwinDdpgLearnerTest.scenario();
        try (TwinDdpgLearner learner = TwinDdpgLearnerTest.learner(scenario, 3)) {
            PolicyFile file = written(learner.policy().orElseThrow());
            TwinPolicy both = new TwinPolicy("p", file, scenario);
            double reward = Episodes.play(both, new TwoTimescaleEnv(scenario, both), 1, 2).reward();
            EpisodePool pool = new EpisodePool(
                    () -> new TwoTimescaleEnv(scenario, new TwinPolicy("p", file, scenario)),
                    () -> new TwinPolicy("p", file, scenario), 2);
            assertThat(pool.play(EpisodePool.episodes(1, 0, 4)).get(2).reward()).isEqualTo(reward);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() throws IOException {
        Scenario scenario = TwinDdpgLearnerTest.scenario();
        try (TwinDdpgLearner learner = TwinDdpgLearnerTest.learner(scenario, 3)) {
            TensorFile policy = learner.policy().orElseThrow();
            PolicyFile file = written(policy);
            Scenario larger = ScenarioReader.load("published-m2-n20", List.of());
            assertThatIllegalArgumentException().isThrownBy(() -> new TwinPolicy("p", file, larger))
                    .withMessage(file.file() + ": the policy decides slots by 12 values from 50, scenario "
                            + larger.name() + " asks for 60 (20 users) from 50");
            Map<String, String> metadata = new LinkedHashMap<>(policy.metadata());
            metadata.remove("smallNetwork");
            PolicyFile plans = written(new TensorFile(policy.tensors(), metadata));
            assertThatIllegalArgumentException().isThrownBy(() -> new TwinPolicy("p", plans, scenario))
                    .withMessage(file.file() + ": the policy plans frames only, it holds no actor that decides slots");
            Map<String, NamedTensor> tensors = new LinkedHashMap<>(policy.tensors());
            tensors.remove("smallActor/dense1/bias");
            assertThatThrownBy(() -> written(new TensorFile(tensors, policy.metadata())))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage(file.file() + ": lacks tensor smallActor/dense1/bias");
        }
    }
}
