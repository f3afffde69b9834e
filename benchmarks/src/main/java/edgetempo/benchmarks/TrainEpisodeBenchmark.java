package edgetempo.benchmarks;

import edgetempo.agents.training.BuiltInAgents;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.TrainingLoop;
import edgetempo.benchmarks.agent.Agents;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Time of one episode of training on {@code published-m2-n20}: 20 frames of 5 slots by the genetic algorithm on one thread, and the 40
 * updates that come with them once learning has begun.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainEpisodeBenchmark {
    /** Episodes before the first that is measured; by then the buffer holds a minibatch. */
    static final int EPISODES_BEFORE = 5;

    /** Agent. */
    @Param({BuiltInAgents.LSTM_DDPG, BuiltInAgents.DDPG})
    public String agent;
    /** Device of its graph. */
    @Param({"cpu", "gpu"})
    public String device;

    private Learner learner;
    private TrainingLoop loop;
    private int episode;

    /** Plays until learning begins. */
    @Setup
    public void setUp() {
        Scenario published = ScenarioReader.load("published-m2-n20", List.of());
        int before = EPISODES_BEFORE * published.time().framesPerEpisode();
        Scenario scenario = ScenarioReader.load("published-m2-n20",
                List.of("agent.learningStartFrame=" + (before + 1)));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, Catalogue.standard()
                .solver(Catalogue.standard().solverOf(scenario)).factory(scenario, GaBackends.fastest()).get());
        learner = Agents.learner(agent, env, device);
        loop = new TrainingLoop(env, learner, Workload.SEED);
        while (episode < EPISODES_BEFORE) {
            train();
        }
    }

    /** One episode. */
    @Benchmark
    public int train() {
        return loop.run(episode, ++episode, () -> false);
    }

    /** The learner. */
    Learner learner() {
        return learner;
    }

    /** Frees the graph. */
    @TearDown
    public void tearDown() {
        learner.close();
    }
}
