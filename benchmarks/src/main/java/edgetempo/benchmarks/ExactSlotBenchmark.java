package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.ProvenSlots;
import edgetempo.benchmarks.workload.WorkTally;
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

/**
 * The cost of proofs: the dual bound, the search for the optimum, and the heuristic from the dual, each with the paper's genetic algorithm
 * beside it, over {@value ProvenSlots#SLOTS} slots of as many episodes. Percentiles are over slots.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExactSlotBenchmark {
    /** The slots and what is done with them. */
    @State(Scope.Thread)
    public static class Slots implements CountedWork {
        /** {@code bound}, {@code exact}, {@code fast}, or any solver of the catalogue. */
        @Param({"bound", "exact", "fast", "memetic", "improved"})
        public String method;
        /** Preset; the channel is known, shares are not rounded, and solvers see the problem that is scored. */
        @Param({"physical-m2-n50", "physical-m5-n50", "published-m2-n50", "published-m5-n50"})
        public String preset;
        /** {@code all}, {@code popularity}, or {@code greedy}. */
        @Param({"all", "popularity", "greedy"})
        public String plan;

        private ProvenSlots slots;

        /** Every slot once. */
        @Override
        public void work(WorkTally tally) {
            for (int i = 0; i < ProvenSlots.SLOTS; i++) {
                tally.digest(WorkTally.QOS, slots.next());
                tally.count(WorkTally.NODES, slots.nodes());
                tally.count("proven", slots.proven() ? 1 : 0);
            }
        }

        /** Samples the slots and finds their optima. */
        @Setup
        public void setUp() {
            slots = new ProvenSlots(method, preset, plan);
        }

        /** The workload. */
        ProvenSlots slots() {
            return slots;
        }
    }

    /**
     * Results: {@code nodes / slots} subproblems, {@code proven / slots} the share of slots whose optimum the method proves,
     * {@code gapPerMille / slots} the mean distance from the optimum, of a bound above it, of a decision below.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Achieved {
        /** Slots. */
        public long slots;
        /** Subproblems. */
        public long nodes;
        /** Slots proven optimal. */
        public long proven;
        /** Sum of distances, ‰ of the optimum's magnitude. */
        public double gapPerMille;
    }

    /** One slot. */
    @Benchmark
    public double slot(Slots slots, Achieved achieved) {
        ProvenSlots work = slots.slots();
        double value = work.next();
        achieved.slots++;
        achieved.nodes += work.nodes();
        achieved.proven += work.proven() ? 1 : 0;
        achieved.gapPerMille += work.gapPerMille(value);
        return value;
    }
}
