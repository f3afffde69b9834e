package edgetempo.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DqnAgentTest {
    private static final int ACTIONS = DqnFixture.ACTIONS;
    private static final boolean[] ALL = {true, true, true};

    @Test
    void epsilonFallsLinearlyAndStays() {
        EpsilonSchedule schedule = new EpsilonSchedule(0.9, 0.1, 8);
        assertThat(schedule.at(0)).isEqualTo(0.9);
        assertThat(schedule.at(2)).isCloseTo(0.7, within(1e-12));
        assertThat(schedule.at(4)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.at(8)).isEqualTo(0.1);
        assertThat(schedule.at(1_000_000_000_000L)).isEqualTo(0.1);
    }

    private static DqnAgent agent(int seed, int batch, EpsilonSchedule epsilon) {
        return new DqnAgent(DqnFixture.settings(QHead.DUELING, false, batch, 3, epsilon), seed, 0,
                GraphFixture.ONE_THREAD);
    }

    @Test
    void epsilonIsTheShareOfRandomActionsAndTheOthersAreTheBestOnes() {
        float[] observation = {1, 0, -1, 0.5f};
        int best;
        // A batch larger than the replay is never full, so the network stays as it is.
        try (DqnAgent greedy = agent(1, 201, new EpsilonSchedule(0, 0, 1))) {
            greedy.begin(observation, ALL);
            best = greedy.choose();
            for (int step = 0; step < 50; step++) {
                assertThat(greedy.choose()).isEqualTo(best);
                greedy.observe(best, 0, observation, ALL, false, 0.001);
            }
        }
        int steps = 3000;
        double epsilon = 0.3;
        int[] counts = new int[ACTIONS];
        try (DqnAgent agent = agent(1, 201, new EpsilonSchedule(epsilon, epsilon, 1))) {
            agent.begin(observation, ALL);
            for (int step = 0; step < steps; step++) {
                counts[agent.choose()]++;
                agent.observe(0, 0, observation, ALL, false, 0.001);
            }
            assertThat(agent.updates()).isZero();
        }
        for (int a = 0; a < ACTIONS; a++) {
            double expected = epsilon / ACTIONS + (a == best ? 1 - epsilon : 0);
            double sigma = Math.sqrt(expected * (1 - expected) / steps);
            assertThat((double) counts[a] / steps).as("action %d", a).isCloseTo(expected, within(5 * sigma));
        }
    }

    @Test
    void masksAreNeverBrokenRandomlyOrGreedily() {
        RandomStream random = new RandomStream().at(7, StreamUse.REPLAY, 0);
        try (DqnAgent agent = agent(7, 5, new EpsilonSchedule(0.5, 0.5, 1))) {
            float[] observation = new float[DqnFixture.INPUTS];
            boolean[] mask = {true, false, false};
            agent.begin(observation, mask);
            for (int step = 0; step < 500; step++) {
                int action = agent.choose();
                assertThat(mask[action]).as("step %d, action %d of %s", step, action, Arrays.toString(mask)).isTrue();
                DqnFixture.fill(random, observation);
                int kept = random.nextInt(ACTIONS);
                for (int a = 0; a < ACTIONS; a++) {
                    mask[a] = a == kept || random.nextInt(2) == 0;
                }
                agent.observe(action, random.nextDouble(), observation, mask, step % 10 == 9, 0.001);
            }
            assertThat(agent.updates()).isEqualTo(496);
            agent.begin(observation, new boolean[ACTIONS]);
            assertThatThrownBy(() -> {
                agent.choose();
                agent.choose();
            }).isInstanceOf(IllegalStateException.class).hasMessage("no action is allowed");
        }
    }

    @Test
    void theTargetNetworkIsCopiedEveryThirdStep() {
        float[] observation = {1, 0, -1, 0.5f};
        try (DqnAgent agent = agent(2, 1, new EpsilonSchedule(1, 1, 1))) {
            agent.begin(observation, ALL);
            Map<String, NamedTensor> last = agent.exportState();
            for (int step = 1; step <= 9; step++) {
                agent.observe(agent.choose(), 1, observation, ALL, false, 0.01);
                Map<String, NamedTensor> state = agent.exportState();
                DqnUpdateTest.assertTargetEqual(state, step % 3 == 0);
                assertThat(state.get("qTarget/dense1/weight").equals(last.get("qTarget/dense1/weight")))
                        .as("unchanged at step %d", step).isEqualTo(step % 3 != 0);
                last = state;
            }
        }
    }

    /** A corridor of three places: action 2 goes on and ends with 1, action 0 ends at once with 0.5, action 1 stays. */
    @Test
    void learnsToWaitForTheLargerRewardBehindTheSmallerOne() {
        DqnSettings settings = DqnFixture.settings(QHead.DUELING, true, 16, 10, new EpsilonSchedule(1, 0.1, 400));
        try (DqnAgent agent = new DqnAgent(settings, 4, 0, GraphFixture.ONE_THREAD)) {
            for (int epoch = 0; epoch < 300; epoch++) {
                int place = 0;
                agent.begin(place(place), ALL);
                for (int step = 0; step < 10 && place < 3; step++) {
                    int action = agent.choose();
                    double reward = action == 0 ? 0.5 : action == 2 && place == 2 ? 1 : 0;
                    place = action == 0 ? 3 : action == 2 ? place + 1 : place;
                    agent.observe(action, reward, place(place), ALL, place == 3, 0.005);
                }
            }
            ActorNetwork learned = ActorNetwork.vector(ActorWeights.of(
                    Network.parse(settings.network().foldedForm().describe()), agent.exportPolicy()));
            float[] values = new float[ACTIONS];
            // γ = 0.9: stopping is worth 0.5, staying γ times the place, going on γ times the next place.
            float[] worth = {0.81f, 0.9f, 1};
            for (int place = 0; place < 3; place++) {
                learned.act(place(place), values);
                assertThat(values).as("place %d", place).containsExactly(new float[]{0.5f, 0.9f * worth[place],
                        worth[place]}, within(0.03f));
            }
        }
    }

    private static float[] place(int place) {
        float[] observation = new float[DqnFixture.INPUTS];
        observation[place] = 1;
        return observation;
    }

    @Test
    void equalSeedsGiveEqualWeightsAndOtherAgentsOthers() {
        Map<String, NamedTensor> once = trained(1, 0);
        assertThat(trained(1, 0)).isEqualTo(once);
        assertThat(trained(1, 1)).isNotEqualTo(once);
        assertThat(trained(2, 0)).isNotEqualTo(once);
    }

    private static Map<String, NamedTensor> trained(int seed, int number) {
        RandomStream random = new RandomStream().at(7, StreamUse.REPLAY, 0);
        try (DqnAgent agent = new DqnAgent(DqnFixture.settings(QHead.DUELING, true), seed, number,
                GraphFixture.ONE_THREAD)) {
            float[] observation = new float[DqnFixture.INPUTS];
            agent.begin(observation, ALL);
            for (int step = 0; step < 60; step++) {
                int action = agent.choose();
                DqnFixture.fill(random, observation);
                agent.observe(action, action, observation, ALL, step % 10 == 9, 0.001);
            }
            return agent.exportState();
        }
    }

    @Test
    void aFullReplayForgetsTheOldestAndObservationsComeBackAsTheyWere() {
        DqnReplay replay = new DqnReplay(4);
        RandomStream random = new RandomStream().at(7, StreamUse.REPLAY, 0);
        for (int i = 0; i < 6; i++) {
            replay.push(SparseRow.of(new float[]{i, 0, 0, 1}), i % ACTIONS, i, SparseRow.of(new float[]{0, i, 0, 0}),
                    new boolean[]{true, false, i % 2 == 0}, i == 5);
        }
        assertThat(replay.size()).isEqualTo(4);
        DqnBatch batch = DqnBatch.allocate(200, DqnFixture.INPUTS, ACTIONS);
        // Twice, so that what an earlier sample left in the batch would show.
        replay.sample(random, 0.9, batch);
        replay.sample(random, 0.9, batch);
        boolean[] seen = new boolean[6];
        for (int row = 0; row < batch.size(); row++) {
            int i = (int) batch.rewards()[row];
            seen[i] = true;
            assertThat(Arrays.copyOfRange(batch.observations(), 4 * row, 4 * row + 4)).containsExactly(i, 0, 0, 1);
            assertThat(Arrays.copyOfRange(batch.nextObservations(), 4 * row, 4 * row + 4)).containsExactly(0, i, 0, 0);
            for (int a = 0; a < ACTIONS; a++) {
                assertThat(batch.chosen()[3 * row + a]).isEqualTo(a == i % ACTIONS ? 1 : 0);
            }
            assertThat(batch.forbidden()[3 * row]).isZero();
            assertThat(batch.forbidden()[3 * row + 1]).isEqualTo(DqnBatch.FORBIDDEN);
            assertThat(batch.bootstraps()[row]).isEqualTo(i == 5 ? 0 : 0.9f);
        }
        assertThat(seen).containsExactly(false, false, true, true, true, true);
    }

    @Test
    void whatAReplayHeldComesBackAndAnotherFormIsRefused() {
        DqnReplay replay = new DqnReplay(5);
        SparseRow last = SparseRow.of(new float[]{0.5f, 0, 0, 0});
        for (int i = 0; i < 8; i++) {
            SparseRow next = SparseRow.of(new float[]{0, -i, 0, i % 3});
            // Every third starts anew, with a row of its own.
            replay.push(i % 3 == 0 ? SparseRow.of(new float[]{0, 0, i, 0}) : last, i % ACTIONS, 1.0 / i, next,
                    new boolean[]{i % 2 == 0, true, i > 5}, i % 3 == 2);
            last = next;
        }
        Map<String, NamedTensor> state = replay.exportState(ACTIONS);
        DqnReplay again = new DqnReplay(5);
        again.importState(state, DqnFixture.INPUTS, ACTIONS);
        assertThat(again.exportState(ACTIONS)).isEqualTo(state);
        DqnBatch expected = DqnBatch.allocate(40, DqnFixture.INPUTS, ACTIONS);
        DqnBatch found = DqnBatch.allocate(40, DqnFixture.INPUTS, ACTIONS);
        for (DqnReplay one : new DqnReplay[]{replay, again}) {
            one.push(last, 1, 7, last, new boolean[]{true, true, true}, false);
            one.sample(new RandomStream().at(7, StreamUse.REPLAY, 0), 0.9, one == replay ? expected : found);
        }
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
        for (DqnReplay other : new DqnReplay[]{new DqnReplay(4), new DqnReplay(5)}) {
            assertThatThrownBy(() -> other.importState(state, 3, ACTIONS)).isInstanceOf(IllegalArgumentException.class);
            assertThat(other.size()).isZero();
        }
    }
}
