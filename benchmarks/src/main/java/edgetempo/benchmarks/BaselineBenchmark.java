package edgetempo.benchmarks;

import edgetempo.benchmarks.fitness.FitnessInput;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The floor cost: an empty call, and a pass over all genes of a population that only adds them up, as wide as the processor can and
 * in the order in which a kernel reads them. No fitness kernel can be faster than the pass in its precision.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BaselineBenchmark {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** Size of the population that is walked over; whole vectors, so at least 16 individuals. */
    @Param({"m2-n20-p32", "m2-n50-p32", "m2-n50-p256"})
    public String shape;

    private int population;
    private int users;
    private double[][] genes;
    private float[][] floatGenes;
    private double[] sum;
    private float[] floatSum;
    private int batch;

    /** Draws the populations. */
    @Setup
    public void setUp() {
        FitnessInput input = FitnessInput.of(Semantics.PHYSICAL, Shape.parse(shape));
        population = input.population();
        users = input.problem().users;
        genes = input.genes();
        floatGenes = new float[genes.length][genes[0].length];
        for (int b = 0; b < genes.length; b++) {
            for (int g = 0; g < genes[b].length; g++) {
                floatGenes[b][g] = (float) genes[b][g];
            }
        }
        sum = new double[population];
        floatSum = new float[population];
    }

    /** An empty call. */
    @Benchmark
    public void empty() {}

    /** [population] sums of the genes of the next population, in double precision. */
    @Benchmark
    public double[] walkDouble() {
        batch = (batch + 1) % FitnessInput.BATCHES;
        double[] from = genes[batch];
        double[] to = sum;
        int rows = users * population;
        for (int i = 0; i < to.length; i += DOUBLES.length()) {
            DoubleVector offload = DoubleVector.zero(DOUBLES);
            DoubleVector bandwidth = DoubleVector.zero(DOUBLES);
            DoubleVector frequency = DoubleVector.zero(DOUBLES);
            for (int row = i; row < rows; row += population) {
                offload = offload.add(DoubleVector.fromArray(DOUBLES, from, row));
                bandwidth = bandwidth.add(DoubleVector.fromArray(DOUBLES, from, row + rows));
                frequency = frequency.add(DoubleVector.fromArray(DOUBLES, from, row + 2 * rows));
            }
            offload.add(bandwidth).add(frequency).intoArray(to, i);
        }
        return to;
    }

    /** [population] sums of the genes of the next population, in single precision. */
    @Benchmark
    public float[] walkFloat() {
        batch = (batch + 1) % FitnessInput.BATCHES;
        float[] from = floatGenes[batch];
        float[] to = floatSum;
        int rows = users * population;
        for (int i = 0; i < to.length; i += FLOATS.length()) {
            FloatVector offload = FloatVector.zero(FLOATS);
            FloatVector bandwidth = FloatVector.zero(FLOATS);
            FloatVector frequency = FloatVector.zero(FLOATS);
            for (int row = i; row < rows; row += population) {
                offload = offload.add(FloatVector.fromArray(FLOATS, from, row));
                bandwidth = bandwidth.add(FloatVector.fromArray(FLOATS, from, row + rows));
                frequency = frequency.add(FloatVector.fromArray(FLOATS, from, row + 2 * rows));
            }
            offload.add(bandwidth).add(frequency).intoArray(to, i);
        }
        return to;
    }

    /** [genes × population] genes that the last call walked over. */
    double[] walked() {
        return genes[batch];
    }
}
