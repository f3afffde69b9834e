package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.Workload;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.random.Threefry;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time of one random number: the counter-based streams against generators with state, of which Philox is counter-based too. A block
 * is four words.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RandomBenchmark {
    static final int DRAWS = 1024;

    /** A stream and a block of this project. */
    @State(Scope.Thread)
    public static class Streams {
        private final RandomStream stream = new RandomStream();
        private final int[] key = {1, 2, 3, 4};
        private final int[] block = new int[4];
        private int counter;

        /** Positions the stream. */
        @Setup
        public void setUp() {
            stream.at(Workload.SEED, StreamUse.SOLVER, 0);
        }
    }

    /** A generator of the JDK. */
    @State(Scope.Thread)
    public static class Jdk {
        /** Its algorithm. */
        @Param({"SplittableRandom", "L64X128MixRandom"})
        public String jdk;

        private RandomGenerator generator;

        /** Seeds it. */
        @Setup
        public void setUp() {
            generator = RandomGeneratorFactory.of(jdk).create(Workload.SEED);
        }
    }

    /** A generator of Commons RNG. */
    @State(Scope.Thread)
    public static class Commons {
        /** Its algorithm. */
        @Param({"PHILOX_4X32", "XO_SHI_RO_128_PP"})
        public String commons;

        private UniformRandomProvider generator;

        /** Seeds it. */
        @Setup
        public void setUp() {
            generator = RandomSource.valueOf(commons).create(Workload.SEED);
        }
    }

    /** Four words of Threefry. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public int threefryBlock(Streams state) {
        int[] block = state.block;
        int sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            Threefry.block(state.key, state.counter++, 0, 0, 0, block, Threefry.ROUNDS);
            sum += block[0] ^ block[1] ^ block[2] ^ block[3];
        }
        return sum;
    }

    /** 32 bits of a stream. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public int streamInt(Streams state) {
        int sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.stream.nextInt();
        }
        return sum;
    }

    /** A uniform double of a stream. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double streamDouble(Streams state) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.stream.nextDouble();
        }
        return sum;
    }

    /** 32 bits of a JDK generator. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public int jdkInt(Jdk state) {
        int sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.generator.nextInt();
        }
        return sum;
    }

    /** A uniform double of a JDK generator. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double jdkDouble(Jdk state) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.generator.nextDouble();
        }
        return sum;
    }

    /** 32 bits of a Commons RNG generator. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public int commonsInt(Commons state) {
        int sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.generator.nextInt();
        }
        return sum;
    }

    /** A uniform double of a Commons RNG generator. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double commonsDouble(Commons state) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += state.generator.nextDouble();
        }
        return sum;
    }
}
