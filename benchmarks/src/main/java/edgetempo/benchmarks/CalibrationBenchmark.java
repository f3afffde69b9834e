package edgetempo.benchmarks;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Fixed work that uses no code of this project: measures the present speed of the machine. Scores of other benchmarks are divided by these
 * where a gate compares them with measurements of another day. Changing a calibration benchmark invalidates every committed baseline.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalibrationBenchmark {
    static final int STEPS = 4096;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int FLOATS_IN_CACHE = 4096;
    private static final int LONGS_IN_MEMORY = 1 << 21;

    private final float[] a = new float[FLOATS_IN_CACHE];
    private final float[] b = new float[FLOATS_IN_CACHE];
    private final long[] memory = new long[LONGS_IN_MEMORY];
    private long seed = 1;
    private int from;

    /** A chain of 64-bit multiplications, shifts and double arithmetic, with a branch that is hard to predict. */
    @Benchmark
    public double scalar() {
        long x = seed;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
            double u = (x >>> 11) * 0x1p-53;
            if (u < 0.5) {
                sum += u * u;
            } else {
                sum -= u / (1 + sum * sum);
            }
        }
        seed = x;
        return sum;
    }

    /** Multiply-adds over two arrays that stay in the first-level cache. */
    @Benchmark
    public float[] vector() {
        for (int repeat = 0; repeat < 8; repeat++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, 0.5f + repeat);
            for (int i = 0; i < FLOATS_IN_CACHE; i += FLOATS.length()) {
                FloatVector.fromArray(FLOATS, a, i).fma(factor, FloatVector.fromArray(FLOATS, b, i)).intoArray(b, i);
            }
            FloatVector damping = FloatVector.broadcast(FLOATS, 1e-3f);
            for (int i = 0; i < FLOATS_IN_CACHE; i += FLOATS.length()) {
                FloatVector.fromArray(FLOATS, b, i).mul(damping).add(1f).intoArray(a, i);
            }
        }
        return b;
    }

    /** The sum of half a megabyte, the next of 16 megabytes with every call. */
    @Benchmark
    public long memory() {
        int length = LONGS_IN_MEMORY / 32;
        int first = from;
        long sum = 0;
        for (int i = first; i < first + length; i++) {
            sum += memory[i];
        }
        from = first + length == LONGS_IN_MEMORY ? 0 : first + length;
        return sum;
    }
}
