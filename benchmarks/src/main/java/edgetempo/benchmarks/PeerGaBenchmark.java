package edgetempo.benchmarks;

import edgetempo.benchmarks.peer.Peer;
import edgetempo.benchmarks.peer.Peers;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same slot by other libraries' genetic algorithms, in individual-generations a second. Every call has another seed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PeerGaBenchmark {
    /** Library. */
    @Param({"edgetempo-auto", "edgetempo-scalar", "jenetics", "jmetal", "moea", "commons-math"})
    public String peer;
    /** N. */
    @Param({"20", "50"})
    public int users;

    private Peer solver;
    private long seed;

    /** The slot that every peer solves. */
    static Workload workload(int users) {
        return Workload.of(Semantics.PHYSICAL, new Shape(2, users, GaSlotBenchmark.POPULATION),
                "ga.generations=" + GaSlotBenchmark.GENERATIONS);
    }

    /** Makes the peer. */
    @Setup
    public void setUp() {
        solver = Peers.create(peer, workload(users));
    }

    /** One slot. */
    @Benchmark
    @OperationsPerInvocation(GaSlotBenchmark.POPULATION * GaSlotBenchmark.GENERATIONS)
    public double solve() {
        return solver.solve(seed++);
    }
}
