package edgetempo.benchmarks;

import edgetempo.agents.replay.ReplayBuffer;
import edgetempo.agents.replay.ReplaySampler;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.WorkTally;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
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

/** Time of one push, and of one minibatch of {@value #BATCH}, on a full buffer of the published widths. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplayBenchmark implements CountedWork {
    static final int BATCH = 256;
    static final int OBSERVATION = 50;
    static final int ACTION = 20;
    private static final int OBSERVATIONS = 64;
    private static final int COUNTED_BATCHES = 16;

    /** Transitions held: 5 MB, which caches hold, and 0.24 GB, which they do not. */
    @Param({"10000", "500000"})
    public int capacity;

    private final RandomStream random = new RandomStream();
    private final TransitionBatch batch = TransitionBatch.allocate(BATCH, 1, OBSERVATION, ACTION);
    private final float[][] observations = new float[OBSERVATIONS][OBSERVATION];
    private final float[][] actions = new float[OBSERVATIONS][ACTION];
    private ReplayBuffer replay;
    private ReplaySampler sampler;
    private int pushed;

    /** Fills the buffer. */
    @Setup
    public void setUp() {
        random.at(Workload.SEED, StreamUse.REPLAY, 0);
        for (int i = 0; i < OBSERVATIONS; i++) {
            for (int j = 0; j < OBSERVATION; j++) {
                observations[i][j] = (float) random.nextDouble();
            }
            for (int j = 0; j < ACTION; j++) {
                actions[i][j] = random.nextInt(2) * 2 - 1;
            }
        }
        replay = new ReplayBuffer(capacity, OBSERVATION, ACTION);
        Scenario scenario = ScenarioReader.load("published-m2-n20", List.of());
        sampler = new ReplaySampler(replay, 1, scenario.agent().discount(), scenario.learning());
        while (replay.size() < capacity) {
            push();
        }
    }

    /** Adds a transition in place of the oldest; its reward counts up. */
    @Benchmark
    public void push() {
        int i = pushed % OBSERVATIONS;
        replay.push(observations[i], actions[i], pushed++, observations[(i + 1) % OBSERVATIONS], false,
                pushed % 20);
    }

    /** Draws the indices of a minibatch. */
    @Benchmark
    public int[] sampleIndices() {
        sampler.draw(random, 1, batch);
        return batch.rows();
    }

    /** Draws a minibatch and copies its transitions into flat arrays. */
    @Benchmark
    public TransitionBatch sampleAndGather() {
        sampler.sample(random, 1, 0, batch);
        return batch;
    }

    /** {@value #COUNTED_BATCHES} minibatches. */
    @Override
    public void work(WorkTally tally) {
        for (int i = 0; i < COUNTED_BATCHES; i++) {
            TransitionBatch drawn = sampleAndGather();
            tally.count("transitions", drawn.size());
            tally.digest("rows", drawn.rows());
            tally.digest("contents", drawn.observations());
            tally.digest("contents", drawn.actions());
            tally.digest("contents", drawn.rewards());
            tally.digest("contents", drawn.bootstraps());
            tally.digest("contents", drawn.weights());
        }
    }

    /** Transitions pushed so far. */
    int pushed() {
        return pushed;
    }
}
