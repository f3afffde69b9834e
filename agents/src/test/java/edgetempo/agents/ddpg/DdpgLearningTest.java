package edgetempo.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.replay.ReplayBuffer;
import edgetempo.agents.replay.ReplaySampler;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A one-step problem whose best action is known: reward = −‖a − a*(s)‖², a*(s) = (s₀/2, −s₁/2). */
class DdpgLearningTest {
    private static final int SIZE = 2;
    private static final int BATCH = 64;

    private final RandomStream random = new RandomStream().at(21, StreamUse.REPLAY, 0);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheBestActionOfEveryState(boolean recurrent) {
        var settings = DdpgFixture.settings(32, BATCH, 2e-3, 5e-3, 0.01, false);
        try (Ddpg agent = recurrent
                ? new LstmDdpg(SIZE, SIZE, 1, settings, DdpgFixture.options(), 2, GraphFixture.REWRITTEN)
                : new PlainDdpg(SIZE, SIZE, 1, settings, DdpgFixture.options(), 2, GraphFixture.REWRITTEN)) {
            ReplayBuffer replay = new ReplayBuffer(4000, SIZE, SIZE);
            float[] state = new float[SIZE];
            float[] action = new float[SIZE];
            for (int i = 0; i < 4000; i++) {
                draw(state);
                draw(action);
                replay.push(state, action, (float) -regret(state, action), state, true, 0);
            }
            double before = meanRegret(agent);
            TransitionBatch batch = agent.newBatch();
            ReplaySampler sampler = new ReplaySampler(replay, 1, settings.discount(), agent.options());
            for (int i = 0; i < 2500; i++) {
                sampler.sample(random, 1, 0, batch);
                agent.update(batch);
            }
            assertThat(before).isGreaterThan(0.05);
            assertThat(meanRegret(agent)).isLessThan(0.02);
        }
    }

    private double meanRegret(Ddpg agent) {
        float[] state = new float[SIZE];
        float[] action = new float[SIZE];
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            draw(state);
            agent.act(state, action);
            sum += regret(state, action);
        }
        return sum / 200;
    }

    private static double regret(float[] state, float[] action) {
        double first = action[0] - 0.5 * state[0];
        double second = action[1] + 0.5 * state[1];
        return first * first + second * second;
    }

    private void draw(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
    }
}
