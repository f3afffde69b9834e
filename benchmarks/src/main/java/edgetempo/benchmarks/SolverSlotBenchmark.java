package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.Contenders;
import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.WorkTally;
import edgetempo.caching.StaticPlans;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
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

/**
 * Solvers on equal terms: the time of a slot, over {@value #SLOTS} slots of as many episodes with known fading and everything cached, in
 * the physics of the released code.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SolverSlotBenchmark {
    /** Slots that a solver goes round. */
    static final int SLOTS = 64;

    /** The slots and a solver. */
    @State(Scope.Thread)
    public static class Slots implements CountedWork {
        /** See {@link Contenders}; {@code bench} goes through all of them. */
        @Param("improved")
        public String solver;
        /** N. */
        @Param({"20", "50"})
        public int users;

        private final SlotProblem[] problems = new SlotProblem[SLOTS];
        private SlotSolver instance;
        private Decision decision;
        private QosScorer scorer;
        private double[] qos;
        private int next;

        /** Samples the slots. */
        @Setup
        public void setUp() {
            Scenario scenario = Contenders.scenario(solver, users);
            CachePlan plan = StaticPlans.all(scenario);
            SlotSampler sampler = new SlotSampler(scenario);
            SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
            for (int i = 0; i < SLOTS; i++) {
                EdgeNetwork network = sampler.startEpisode(1, i);
                sampler.sample(0, 0);
                problems[i] = builder.newProblem();
                builder.fill(problems[i], network, sampler.service(), sampler.thresholdFading(), sampler.uplinkFading(),
                        plan, scenario.qos().scoreThresholds());
                problems[i].seed = 1;
                problems[i].episode = i;
            }
            instance = Contenders.solver(solver)
                    .factory(scenario, GaBackends.fastest()).get();
            decision = new Decision(users, scenario.network().servers(), scenario.services().count());
            scorer = new QosScorer(scenario.shares());
            qos = new double[users];
        }

        /** Every slot once. */
        @Override
        public void work(WorkTally tally) {
            for (int i = 0; i < SLOTS; i++) {
                tally.digest(WorkTally.QOS, solve());
                tally.decision(decision);
            }
            tally.count(WorkTally.EVALUATIONS, instance.evaluations());
        }

        /** Solves the next slot and returns its QoS. */
        double solve() {
            SlotProblem problem = problems[next++ & SLOTS - 1];
            instance.reset();
            instance.solve(problem, decision);
            return scorer.score(problem, decision, qos);
        }
    }

    /** What the solver achieved: {@code qos / slots} is its mean slot QoS. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Achieved {
        /** Sum of slot QoS. */
        public double qos;
        /** Slots solved. */
        public long slots;
    }

    /** One slot. */
    @Benchmark
    public double solve(Slots slots, Achieved achieved) {
        double slotQos = slots.solve();
        achieved.qos += slotQos;
        achieved.slots++;
        return slotQos;
    }
}
