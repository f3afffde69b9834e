package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import org.junit.jupiter.api.Test;

class RecallCriticTest {
    private static final int SERVICES = 5;
    private static final int SERVERS = 3;
    private static final int[] ORDER = {3, 0, 4, 1, 2};

    private final RecallForm form = RecallFixture.form(SERVICES, SERVERS, 1, PolicyMemory.EPISODE);
    private final float[] popularity = RecallFixture.popularity(SERVICES, 1);

    private static boolean[] plan(int index) {
        RandomStream random = new RandomStream().at(33, StreamUse.CACHING, index);
        boolean[] plan = new boolean[SERVERS * SERVICES];
        for (int i = 0; i < plan.length; i++) {
            plan[i] = random.nextInt(2) == 0;
        }
        return plan;
    }

    private RecallCritic critic(float[] of) {
        RecallCritic critic = new RecallCritic(RecallFixture.blindToSizes(form, 4));
        critic.popularity(of);
        return critic;
    }

    @Test
    void serversThatChangePlacesChangeNothing() {
        RecallCritic critic = critic(popularity);
        for (int index = 0; index < 20; index++) {
            boolean[] plan = plan(index);
            boolean[] turned = new boolean[plan.length];
            for (int i = 0; i < plan.length; i++) {
                turned[(i + SERVICES) % plan.length] = plan[i];
            }
            assertThat(critic.value(turned)).isEqualTo(critic.value(plan), within(1e-5f));
        }
    }

    @Test
    void servicesThatChangePlacesWithTheirRequestsChangeNothing() {
        float[] permuted = new float[SERVICES];
        for (int s = 0; s < SERVICES; s++) {
            permuted[ORDER[s]] = popularity[s];
        }
        RecallCritic one = critic(popularity);
        RecallCritic other = critic(permuted);
        for (int index = 0; index < 20; index++) {
            boolean[] plan = plan(index);
            boolean[] moved = new boolean[plan.length];
            for (int i = 0; i < plan.length; i++) {
                moved[i / SERVICES * SERVICES + ORDER[i % SERVICES]] = plan[i];
            }
            assertThat(other.value(moved)).isEqualTo(one.value(plan), within(1e-5f));
        }
    }
}
