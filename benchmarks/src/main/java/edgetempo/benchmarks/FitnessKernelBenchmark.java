package edgetempo.benchmarks;

import edgetempo.benchmarks.fitness.FitnessInput;
import edgetempo.benchmarks.fitness.FitnessKernel;
import edgetempo.benchmarks.fitness.FitnessKernels;
import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.WorkTally;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Populations evaluated a second, and with them individuals ({@code evaluations}), of random genes that change with every call. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FitnessKernelBenchmark {
    /** Individuals evaluated, for populations of different sizes to be compared. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Individuals {
        /** Since the iteration began. */
        public long evaluations;

        /** Starts an iteration. */
        @Setup(Level.Iteration)
        public void clear() {
            evaluations = 0;
        }
    }

    /** A slot whose fading is known. */
    @State(Scope.Thread)
    public static class PerSlot extends Evaluation {
        /** Kernel. */
        @Param({"scalar", "vector-float", "vector-double", "plain", "ejml", "tensorflow-cpu",
                "tensorflow-gpu"})
        public String kernel;
        /** Size. */
        @Param({"m2-n20-p32", "m2-n50-p32", "m5-n50-p32", "m2-n50-p256"})
        public String shape;

        /** Creates the kernel. */
        @Setup
        public void setUp() {
            start(kernel, Semantics.PHYSICAL, shape);
        }
    }

    /** A slot whose fading is redrawn for every evaluation. */
    @State(Scope.Thread)
    public static class PerEvaluation extends Evaluation {
        /** Kernel; named differently from the other state's, which has other values. */
        @Param({"scalar", "vector-float", "vector-double"})
        public String redrawingKernel;
        /** Size. */
        @Param({"m2-n20-p32", "m2-n50-p32", "m5-n50-p32", "m2-n50-p256"})
        public String shape;

        /** Makes the kernel. */
        @Setup
        public void setUp() {
            start(redrawingKernel, Semantics.PUBLISHED, shape);
        }
    }

    /** A kernel and the population that it evaluates next. */
    @State(Scope.Thread)
    public abstract static class Evaluation implements CountedWork {
        private FitnessKernel evaluated;
        private int population;
        private int batch;

        void start(String name, Semantics semantics, String shapeText) {
            FitnessInput input = FitnessInput.of(semantics, Shape.parse(shapeText));
            population = input.population();
            evaluated = FitnessKernels.create(name, input);
        }

        double next(Individuals individuals) {
            batch = (batch + 1) % FitnessInput.BATCHES;
            evaluated.evaluate(batch);
            individuals.evaluations += population;
            return evaluated.fitness(0);
        }

        /** Every batch once. */
        @Override
        public void work(WorkTally tally) {
            for (int i = 0; i < FitnessInput.BATCHES; i++) {
                evaluated.evaluate(i);
                tally.count(WorkTally.EVALUATIONS, population);
                for (int k = 0; k < population; k++) {
                    tally.digest("fitness", evaluated.fitness(k));
                }
            }
        }

        /** Frees the kernel. */
        @TearDown
        public void tearDown() {
            evaluated.close();
        }
    }

    /** One population under {@code PER_SLOT} fading. */
    @Benchmark
    public double perSlot(PerSlot state, Individuals individuals) {
        return state.next(individuals);
    }

    /** One population under {@code PER_EVALUATION} fading, in published semantics. */
    @Benchmark
    public double perEvaluation(PerEvaluation state, Individuals individuals) {
        return state.next(individuals);
    }
}
