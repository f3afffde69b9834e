package edgetempo.agents.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.policy.PolicyMemory;
import edgetempo.agents.policy.RecallCritic;
import edgetempo.agents.policy.RecallForecast;
import edgetempo.agents.policy.RecallForm;
import edgetempo.mec.CachePlan;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecallTest {
    private static final int SERVICES = 4;
    private static final int SERVERS = 2;
    private static final int FRAMES = 8;
    private static final int CYCLE = 3;

    private final RandomStream random = new RandomStream().at(41, StreamUse.REPLAY, 0);

    private static RecallForm form(PolicyMemory memory) {
        return new RecallForm(SERVICES, SERVERS, FRAMES, 2, 8, 6, memory);
    }

    private static Recall agent(RecallForm form, int batch) {
        return new Recall(form, batch, 0, 3, GraphFixture.REWRITTEN);
    }

    /**
     * Episodes of a toy: three services take turns, in an order of the episode's own; a plan earns the shares that are cached anywhere,
     * less a tenth of those cached twice.
     */
    private EpisodeReplay toy(RecallForm form, int episodes) {
        EpisodeReplay replay = new EpisodeReplay(form, episodes);
        int[] order = new int[SERVICES];
        for (int episode = 0; episode < episodes; episode++) {
            for (int s = 0; s < SERVICES; s++) {
                order[s] = s;
            }
            random.shuffle(order, SERVICES);
            for (int t = 0; t < FRAMES; t++) {
                double[] observation = new double[SERVICES];
                CachePlan plan = new CachePlan(SERVERS, SERVICES);
                float earned = 0;
                for (int s = 0; s < SERVICES; s++) {
                    observation[s] = s == order[t % CYCLE] ? 0.85 : 0.05;
                    for (int m = 0; m < SERVERS; m++) {
                        plan.set(m, s, random.nextInt(2) == 0);
                    }
                    int copies = Integer.bitCount(plan.holders(s));
                    earned += (float) (observation[s] * (copies == 0 ? 0 : copies == 1 ? 1 : 0.9));
                }
                replay.push(observation, plan, earned);
            }
        }
        return replay;
    }

    private static void put(EpisodeReplay replay, int[] episodes, EpisodeBatch batch) {
        replay.putRequests(episodes, 0, batch);
        replay.putPlans(episodes, 0, batch);
    }

    @ParameterizedTest
    @EnumSource(PolicyMemory.class)
    void javaSaysWhatTheGraphSays(PolicyMemory memory) {
        RecallForm form = form(memory);
        EpisodeReplay replay = toy(form, 2);
        try (Recall agent = agent(form, 2)) {
            EpisodeBatch batch = agent.newBatch();
            put(replay, new int[]{0, 1}, batch);
            for (int i = 0; i < 3; i++) {
                agent.updateForecaster(batch, 0.01);
                agent.updateCritic(batch, 0.01);
            }
            float[] logPopularities = new float[batch.targets().length];
            float[] values = new float[2 * FRAMES];
            agent.look(batch, logPopularities, values);
            Map<String, NamedTensor> stored = replay.exportState();
            float[] shares = stored.get("replay/shares").values();
            float[] plans = stored.get("replay/plans").values();
            RecallForecast forecast = new RecallForecast(agent.weights());
            RecallCritic critic = new RecallCritic(agent.weights());
            float[][] popularities = new float[form.stages()][SERVICES];
            for (int episode = 0; episode < 2; episode++) {
                forecast.reset();
                for (int t = 0; t < FRAMES; t++) {
                    forecast.forecast(popularities);
                    for (int stage = 0; stage < form.stages(); stage++) {
                        int row = (t * 2 + episode) * form.stages() + stage;
                        for (int s = 0; s < SERVICES; s++) {
                            assertThat(Math.log(popularities[stage][s])).isEqualTo(logPopularities[row * SERVICES + s],
                                    within(1e-4));
                        }
                    }
                    double[] seen = new double[SERVICES];
                    float[] popularity = new float[SERVICES];
                    boolean[] plan = new boolean[SERVERS * SERVICES];
                    int row = episode * FRAMES + t;
                    for (int s = 0; s < SERVICES; s++) {
                        popularity[s] = shares[row * SERVICES + s];
                        seen[s] = popularity[s];
                    }
                    for (int i = 0; i < plan.length; i++) {
                        plan[i] = plans[row * plan.length + i] > 0;
                    }
                    critic.popularity(popularity);
                    assertThat(critic.value(plan)).isEqualTo(values[row], within(1e-4f));
                    forecast.observe(seen, 0);
                }
            }
        }
    }

    /** Adam's first moments after one step are a tenth of the gradients. */
    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        RecallForm form = form(PolicyMemory.EPISODE);
        EpisodeReplay replay = toy(form, 3);
        try (Recall agent = agent(form, 3)) {
            EpisodeBatch batch = agent.newBatch();
            put(replay, new int[]{0, 1, 2}, batch);
            Map<String, NamedTensor> start = agent.exportState();
            agent.updateForecaster(batch, 0);
            agent.updateCritic(batch, 0);
            Map<String, NamedTensor> moved = agent.exportState();
            Map<String, Integer> checked = Map.ofEntries(Map.entry("actor/lstm1/inputWeight", 5),
                    Map.entry("actor/lstm1/forgetBias", 2), Map.entry("actor/dense0/weight", 3),
                    Map.entry("actor/dense3/weight", 9), Map.entry("criticService/dense0/weight", 1),
                    Map.entry("criticLoad/dense1/weight", 4), Map.entry("criticServer/dense0/weight", 2),
                    Map.entry("criticValue/dense1/bias", 0));
            checked.forEach((name, entry) -> {
                String network = name.substring(0, name.indexOf('/'));
                float gradient = 10 * moved.get(network + "/adam/m" + name.substring(network.length())).values()[entry];
                int loss = network.startsWith("critic") ? 1 : 0;
                double step = 5e-3;
                double difference = (loss(agent, batch, start, name, entry, step)[loss]
                        - loss(agent, batch, start, name, entry, -step)[loss]) / (2 * step);
                assertThat((double) gradient).as(name).isEqualTo(difference,
                        within(2e-4 + 0.02 * Math.abs(difference)));
            });
        }
    }

    private static double[] loss(Recall agent, EpisodeBatch batch, Map<String, NamedTensor> start, String name,
            int entry, double step) {
        Map<String, NamedTensor> state = new LinkedHashMap<>(start);
        float[] values = start.get(name).values().clone();
        values[entry] += (float) step;
        state.put(name, new NamedTensor(name, start.get(name).shape(), values));
        agent.importState(state);
        float[] losses = agent.look(batch, new float[batch.targets().length], new float[3 * FRAMES]);
        return new double[]{losses[0], losses[1]};
    }

    /** From the fourth frame on the order is known to whoever remembers; whoever does not sees three services that may come next. */
    @ParameterizedTest
    @EnumSource(PolicyMemory.class)
    void recallsTheOrderOfTheToyAndLearnsWhatPlansEarn(PolicyMemory memory) {
        RecallForm form = form(memory);
        EpisodeReplay replay = toy(form, 100);
        try (Recall agent = agent(form, 8)) {
            EpisodeBatch batch = agent.newBatch();
            float loss = 1;
            for (int i = 0; i < 300; i++) {
                put(replay, replay.draw(random, batch.size()), batch);
                agent.updateForecaster(batch, 0.01);
                loss = agent.updateCritic(batch, 0.01);
            }
            assertThat(loss).as("variance of what plans earn is 0.1").isLessThan(0.006f);
            RecallForecast forecast = new RecallForecast(agent.weights());
            float[][] popularities = new float[form.stages()][SERVICES];
            for (int t = 0; t < 2 * CYCLE; t++) {
                double[] shares = {0.05, 0.05, 0.05, 0.05};
                shares[(2 * t + 1) % CYCLE + 1] = 0.85;
                forecast.observe(shares, 0);
                forecast.forecast(popularities);
            }
            if (memory == PolicyMemory.EPISODE) {
                assertThat(popularities[0][2]).isGreaterThan(0.7f);
                assertThat(popularities[1][1]).isGreaterThan(0.7f);
            } else {
                assertThat(popularities[0][2]).isBetween(0.1f, 0.5f);
            }
        }
    }
}
