package edgetempo.experiments.bridge;

import edgetempo.catalogue.NamedSolver;
import edgetempo.comparison.SlotInstances;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackend;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.WorkerPool;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slot solvers as functions: draws slots of a scenario and solves given slots, a batch at a time. A decision depends on its slot
 * alone, neither on the others of the batch nor on the number of threads.
 */
final class SlotService implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MAX_BATCH_BYTES = 1 << 30;
    private static final int SEED_BYTES = 16;

    private final Scenario scenario;
    private final String solverName;
    private final GaBackend backend;
    private final String plan;
    private final SlotProblemBuilder builder;
    private final SlotRecords records;
    private final SlotSolver[] solvers;
    private final WorkerPool workers;
    private ByteBuffer problems = buffer(0);
    private ByteBuffer decisions = buffer(0);
    private final ByteBuffer seed = buffer(SEED_BYTES);

    /**
     * Creates a service.
     *
     * @param scenario configured by the solver
     * @param plan     policy whose plan is cached in drawn slots
     * @throws BadInputException if the solver chooses plans
     */
    SlotService(Scenario scenario, NamedSolver solver, GaBackend backend, String plan, int threads) {
        this.scenario = scenario;
        this.backend = backend;
        this.plan = plan;
        solverName = solver.text();
        solvers = new SlotSolver[threads];
        for (int t = 0; t < threads; t++) {
            solvers[t] = solver.factory(scenario, backend).get();
        }
        if (solvers[0].choosesPlan()) {
            throw BadInputException.of("solver", solverName
                    + " chooses the cache plans itself, and slots have theirs; allowed: any other solver");
        }
        builder = new SlotProblemBuilder(scenario);
        records = new SlotRecords(scenario.network().users(), scenario.network().servers(),
                scenario.services().count());
        workers = new WorkerPool(threads, "edgetempo-slots");
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds what the handshake says of slots. */
    void describe(Map<String, Object> hello) {
        hello.put("solver", solverName);
        hello.put("users", scenario.network().users());
        hello.put("servers", scenario.network().servers());
        hello.put("services", scenario.services().count());
        hello.put("execute_factor", Arrays.stream(builder.newProblem().executeFactor).boxed().toList());
        hello.put("problem", records.problemFields());
        hello.put("decision", records.decisionFields());
    }

    /** Answers until input ends. */
    void answer(Wire wire) throws IOException {
        for (int[] request = wire.next(); request != null; request = wire.next()) {
            int command = request[0];
            int count = request[1];
            if (command != Wire.SOLVE && command != Wire.DRAW) {
                throw new BadInputException(
                        "broken frame: command " + command + " is not known; allowed: 4 (solve) and 5 (draw)");
            }
            int most = MAX_BATCH_BYTES / Math.max(records.problemBytes(), records.decisionBytes());
            if (count < 1 || count > most) {
                throw new BadInputException("a batch of " + count + " slots; allowed: 1 to " + most);
            }
            problems = sized(problems, count * records.problemBytes());
            if (command == Wire.SOLVE) {
                decisions = sized(decisions, count * records.decisionBytes());
                wire.body(problems);
                wire.guarded(() -> decisions, () -> {
                    solve(count);
                    wire.reply(Wire.OK, decisions, NOTHING.array(), NOTHING);
                });
            } else {
                seed.clear();
                wire.body(seed);
                wire.guarded(() -> problems, () -> {
                    draw(seed.getLong(0), seed.getInt(8), count);
                    wire.reply(Wire.OK, problems, NOTHING.array(), NOTHING);
                });
            }
        }
    }

    /** A buffer of just this capacity; replies write all of theirs. */
    private static ByteBuffer sized(ByteBuffer present, int bytes) {
        return present.capacity() == bytes ? present.clear() : buffer(bytes);
    }

    private void draw(long root, int first, int count) {
        if (first < 0 || first > Integer.MAX_VALUE - count) {
            throw new RefusedException("slots from " + first + " on; allowed: 0 to " + (Integer.MAX_VALUE - count));
        }
        SlotInstances instances = new SlotInstances(scenario, SlotPlans.of(plan, scenario, root, backend), root);
        for (int i = 0; i < count; i++) {
            records.write(instances.load(first + i), problems, i * records.problemBytes());
        }
    }

    private void solve(int count) {
        SlotProblem[] slots = new SlotProblem[count];
        for (int i = 0; i < count; i++) {
            slots[i] = records.read(problems, i * records.problemBytes(), i, builder);
        }
        AtomicInteger next = new AtomicInteger();
        workers.run(worker -> {
            Decision decision = new Decision(slots[0].capacity, slots[0].servers, slots[0].services);
            QosScorer scorer = new QosScorer(scenario.shares());
            double[][] scores = new double[3][slots[0].capacity];
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                solvers[worker].reset();
                decision.clear();
                solvers[worker].solve(slots[i], decision);
                double qos = scorer.score(slots[i], decision, scores[0], scores[1], scores[2]);
                records.write(decision, slots[i].users, scores, qos, decisions, i * records.decisionBytes());
            }
        });
    }

    /** Ends the threads. */
    @Override
    public void close() {
        workers.close();
    }
}
