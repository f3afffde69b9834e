package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.ManySlots;
import edgetempo.cuda.CudaFitness;
import edgetempo.cuda.CudaGaBackend;
import edgetempo.cuda.CudaGaBatch;
import edgetempo.ga.Chromosome;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaBatch;
import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.QosScorer;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * The genetic algorithm on a GPU beside the vector backend on all cores: many slots together, one slot, fitness alone. 20 generations,
 * known fading, everything cached. {@code evaluations} counts fitness evaluations a second.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CudaGaBenchmark {
    /** Fitness evaluations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Evaluations {
        /** Fitness evaluations. */
        public long evaluations;
    }

    /** What the search achieved: {@code qos / slots} is the mean slot QoS. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Achieved {
        /** Sum of slot QoS. */
        public double qos;
        /** Slots solved. */
        public long slots;
    }

    /** Slots that are solved together. */
    @State(Scope.Benchmark)
    public static class Batch {
        /** Backend: the GPU, or the vector backend on {@link #threads} threads. */
        @Param({"cuda", "vector"})
        public String engine;
        /** N. */
        @Param({"20", "50", "100"})
        public int users;
        /** Individuals. */
        @Param({"32", "128"})
        public int population;
        /** Slots, one island each. */
        @Param({"16", "256", "4096", "16384"})
        public int slots;
        /** CPU threads: of the vector backend, or those that prepare and decode; 0 uses all cores. */
        @Param("0")
        public int threads;

        private ManySlots many;
        private GaBatch batch;
        private double[] fitness;

        /** Draws the slots. */
        @Setup
        public void setUp() {
            many = ManySlots.of(users, population, slots);
            batch = GaBackends.named(engine).batch(many.scenario(),
                    threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
            fitness = new double[slots];
        }

        /** Solves them. */
        long solve() {
            long before = batch.evaluations();
            batch.solve(many.problems(), many.decisions(), fitness);
            return batch.evaluations() - before;
        }

        /** Frees memory and threads. */
        @TearDown
        public void tearDown() {
            batch.close();
        }
    }

    /** Slots whose records already are in device memory. */
    @State(Scope.Benchmark)
    public static class Resident {
        /** N. */
        @Param({"20", "50", "100"})
        public int users;
        /** Individuals. */
        @Param({"32", "128"})
        public int population;
        /** Slots, one island each. */
        @Param({"16", "256", "4096", "16384"})
        public int slots;

        private CudaGaBatch batch;

        /** Draws the slots and copies them. */
        @Setup
        public void setUp() {
            ManySlots many = ManySlots.of(users, population, slots);
            batch = new CudaGaBackend().kernels(many.scenario(),
                    Runtime.getRuntime().availableProcessors());
            batch.solve(many.problems(), many.decisions(), new double[slots]);
        }

        /** Frees memory and threads. */
        @TearDown
        public void tearDown() {
            batch.close();
        }
    }

    /** One slot at a time, on islands. */
    @State(Scope.Thread)
    public static class Single {
        /** Backend; the vector backend runs islands on all cores. */
        @Param({"cuda", "vector"})
        public String engine;
        /** N. */
        @Param({"20", "50"})
        public int users;
        /** Islands, which exchange two migrants every five generations. */
        @Param({"1", "16", "256"})
        public int islands;
        /** Generations. */
        @Param({"20", "100"})
        public int generations;

        private ManySlots many;
        private GaEngine solver;
        private QosScorer scorer;
        private double[] qos;
        private int next;

        /** Draws the slots. */
        @Setup
        public void setUp() {
            many = ManySlots.of(users, GaSlotBenchmark.POPULATION, 64, "ga.islands=" + islands,
                    "ga.generations=" + generations, "ga.migrationInterval=5", "ga.migrants=2");
            solver = GaBackends.named(engine).engine(many.scenario(), Runtime.getRuntime().availableProcessors());
            scorer = new QosScorer(many.scenario().shares());
            qos = new double[users];
        }

        /** Solves the next slot; returns its QoS. */
        double solve() {
            int slot = next++ & many.problems().length - 1;
            solver.solve(many.problems()[slot], GenerationListener.NONE, many.decisions()[slot]);
            return scorer.score(many.problems()[slot], many.decisions()[slot], qos);
        }

        /** Frees memory and threads. */
        @TearDown
        public void tearDown() {
            solver.close();
        }
    }

    /** Random populations in the device's memory. */
    @State(Scope.Benchmark)
    public static class Populations {
        /** N. */
        @Param({"20", "50", "100"})
        public int users;
        /** Populations of {@value #INDIVIDUALS}. */
        @Param({"4096", "16384"})
        public int populations;
        /** Evaluations of a population while it is in a multiprocessor; 1 is bound by memory. */
        @Param({"1", "20"})
        public int repeats;

        private static final int INDIVIDUALS = 32;

        private CudaFitness fitness;

        /** Draws the populations and copies them. */
        @Setup
        public void setUp() {
            ManySlots many = ManySlots.of(users, INDIVIDUALS, populations);
            fitness = CudaFitness.open(many.scenario(), populations);
            for (int p = 0; p < populations; p++) {
                fitness.set(p, many.problems()[p], genes(many.scenario(), p), INDIVIDUALS);
            }
            fitness.upload();
        }

        private static float[] genes(Scenario scenario, int index) {
            Chromosome chromosome = Chromosome.of(scenario);
            RandomStream random = new RandomStream().at(1, StreamUse.GA_START, index);
            float[] genes = new float[chromosome.genes() * INDIVIDUALS];
            for (int g = 0; g < genes.length; g++) {
                int levels = chromosome.levels(g / INDIVIDUALS);
                genes[g] = levels == 0
                        ? (float) RandomStream.openUniform(random.nextInt())
                        : random.nextInt(levels);
            }
            return genes;
        }

        /** Frees memory. */
        @TearDown
        public void tearDown() {
            fitness.close();
        }
    }

    /** Slots together, from their normal form to decisions in double. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public long slots(Batch batch, Evaluations counter) {
        long evaluated = batch.solve();
        counter.evaluations += evaluated;
        return evaluated;
    }

    /** The kernel alone, without copies and decoding. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public long kernel(Resident resident, Evaluations counter) {
        long evaluated = resident.batch.rerun();
        counter.evaluations += evaluated;
        return evaluated;
    }

    /** One slot, from its normal form to its decision. */
    @Benchmark
    public double slot(Single single, Achieved achieved) {
        double slotQos = single.solve();
        achieved.qos += slotQos;
        achieved.slots++;
        return slotQos;
    }

    /** Fitness alone. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public void fitness(Populations populations, Evaluations counter) {
        populations.fitness.evaluate(0, populations.repeats);
        counter.evaluations += (long) populations.populations * Populations.INDIVIDUALS * populations.repeats;
    }
}
