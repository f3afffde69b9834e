package edgetempo.benchmarks;

import edgetempo.experiments.bridge.Autoreset;
import edgetempo.experiments.bridge.EnvBatch;
import edgetempo.experiments.bridge.EnvServing;
import java.nio.ByteBuffer;
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
 * Time of a step of a batch of environments as in {@code edgetempo env}, with frames read and written but not sent: everything on Java's
 * side of the pipe. F-RAN's offloading, whose own step is a fraction of a microsecond (see {@link FranStepBenchmark}), so that the rest is
 * overhead.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnvBatchBenchmark {
    private static final int RESET_BYTES = 16;

    /** Environments. */
    @Param({"1", "64"})
    public int envs;

    /** Threads that step them. */
    @Param({"1", "2"})
    public int threads;

    private EnvBatch batch;

    /** Starts all episodes. */
    @Setup
    public void setUp() {
        batch = EnvServing.of("fran-small", List.of()).envs(envs).threads(threads).autoreset(Autoreset.NEXT).batch();
        ByteBuffer resets = batch.resets();
        for (int e = 0; e < envs; e++) {
            resets.putLong(e * RESET_BYTES, e).putInt(e * RESET_BYTES + 12, 1);
        }
        batch.reset();
    }

    /** Ends the threads. */
    @TearDown
    public void tearDown() {
        batch.close();
    }

    /** A step of all environments. */
    @Benchmark
    public boolean step() {
        return batch.step();
    }
}
