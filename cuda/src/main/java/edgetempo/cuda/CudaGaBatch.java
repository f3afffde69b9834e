package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import edgetempo.ga.BackendException;
import edgetempo.ga.Chromosome;
import edgetempo.ga.GaBatch;
import edgetempo.ga.GeneDecoder;
import edgetempo.ga.GenerationListener;
import edgetempo.ga.GenerationStatistics;
import edgetempo.ga.KernelTables;
import edgetempo.ga.Termination;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.WorkerPool;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.Scenario;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many slots in one launch, one block per island. Where nothing has to be decided in between, a launch runs all generations of a slot;
 * islands exchange migrants, wall time is checked and listeners are called between launches, populations waiting in the device's memory.
 *
 * <p>More than {@value #MAX_LAUNCH} islands are solved in several launches. Not thread-safe, but its worker threads prepare slots and
 * decode results.
 */
public final class CudaGaBatch implements GaBatch {
    /** Largest number of blocks of a launch. */
    static final int MAX_LAUNCH = 1 << 16;

    /** Largest number of generations of a launch, so that none lasts long. */
    private static final int LONGEST_LAUNCH = 4096;
    /** The same where every individual's fitness is wanted. */
    private static final int LONGEST_OBSERVED_LAUNCH = 64;

    private final CudaDevice device;
    private final CudaDriver driver;
    private final GaSettings settings;
    private final KernelSettings kernel;
    private final Chromosome chromosome;
    private final WarpChoice warps;
    private final LaunchArguments[] arguments = new LaunchArguments[WarpChoice.MAX_WARPS + 1];
    private final Arena arena = Arena.ofShared();
    private final WorkerPool workers;
    private final GeneDecoder[] decoders;
    private final double[][] genes;
    private final int islands;
    private final int individuals;
    private final boolean kernelEnds;
    private final boolean hostEnds;

    private final Buffer slots;
    private final Buffer states;
    private final Buffer results;
    private final Buffer endedSlots;
    private final Buffer[] migrants;
    private final Buffer history;
    private final Buffer rates;
    private final Buffer ranking;
    private final long stream;
    private final long[] events = new long[4];

    private Termination[] terminations;
    private boolean[] carried = new boolean[0];
    private float[] fitnessRow = new float[0];
    /** Fitness of slots whose caller does not ask for it. */
    private double[] rangeFitness = new double[0];
    private double bestEver;
    private LaunchArguments launched;
    private int launchedBlocks;
    private int launchedWarps;
    private float deviceMs;
    private float kernelMs;
    private long evaluations;
    private boolean closed;

    /**
     * Creates a batch; memory is allocated when the first slots are solved.
     *
     * @throws BackendException if the kernels do not support the scenario's settings
     */
    CudaGaBatch(CudaDevice device, Scenario scenario, int threads) {
        this(device, scenario, threads, WarpChoice.forced());
    }

    /** As {@link #CudaGaBatch(CudaDevice, Scenario, int)}, with a number of warps per block; 0 chooses it automatically. */
    CudaGaBatch(CudaDevice device, Scenario scenario, int threads, int forcedWarps) {
        this.device = device;
        driver = device.driver();
        Scenario inForce = scenario.with("ga", scenario.ga().inForce());
        settings = inForce.ga();
        kernel = KernelSettings.of(inForce);
        chromosome = Chromosome.of(inForce);
        warps = new WarpChoice(inForce, device.info(), forcedWarps);
        for (int w = 1; w <= WarpChoice.MAX_WARPS; w *= 2) {
            arguments[w] = warps.layout(w) == null
                    ? null
                    : new LaunchArguments(arena, inForce, kernel, warps.layout(w));
        }
        islands = settings.islands();
        individuals = islands * settings.population();
        boolean ends = settings.targetFitness() < Double.POSITIVE_INFINITY || settings.stagnationGenerations() > 0;
        hostEnds = settings.maxMillis() > 0 || ends && islands > 1;
        kernelEnds = ends && !hostEnds;
        terminations = new Termination[]{new Termination(settings)};
        workers = new WorkerPool(threads, "edgetempo-cuda");
        decoders = new GeneDecoder[threads];
        genes = new double[threads][chromosome.genes()];
        for (int t = 0; t < threads; t++) {
            decoders[t] = GeneDecoder.of(inForce, chromosome);
        }
        slots = new Buffer(device, "the slots", true);
        states = new Buffer(device, "the populations", false);
        results = new Buffer(device, "the results", true);
        endedSlots = new Buffer(device, "the slots' ends", true);
        migrants = new Buffer[]{new Buffer(device, "the migrants", false), new Buffer(device, "the migrants", false)};
        history = new Buffer(device, "the fitness of all individuals", true);
        rates = new Buffer(device, "the mutation rates", true);
        ranking = new Buffer(device, "the weights of ranks", true);
        device.enter();
        try {
            stream = driver.createStream();
            for (int e = 0; e < events.length; e++) {
                events[e] = driver.createEvent();
            }
            uploadTables();
        } catch (CudaException e) {
            throw device.note(e);
        }
    }

    private void uploadTables() {
        double[] probabilities = KernelTables.mutationProbabilities(settings);
        long rateBytes = 2L * Integer.BYTES * probabilities.length;
        rates.require(rateBytes);
        for (int e = 0; e < probabilities.length; e++) {
            int threshold = KernelTables.threshold(probabilities[e]);
            rates.host().setAtIndex(JAVA_INT, 2L * e, threshold);
            rates.host().setAtIndex(JAVA_FLOAT, 2L * e + 1, KernelTables.spread(threshold));
        }
        rates.upload(rateBytes, stream);
        if (KernelSelection.of(settings) == KernelSelection.RANK) {
            double[] weights = KernelTables.rankWeights(settings);
            long weightBytes = (long) Double.BYTES * weights.length;
            ranking.require(weightBytes);
            MemorySegment.copy(weights, 0, ranking.host(), JAVA_DOUBLE, 0, weights.length);
            ranking.upload(weightBytes, stream);
        }
    }

    @Override
    public void reset() {
        Arrays.fill(carried, false);
    }

    @Override
    public long evaluations() {
        return evaluations;
    }

    /** Time of the slots solved last on the device, copies to and from it included, ms. */
    public float deviceMs() {
        return deviceMs;
    }

    /** Time of the slots solved last, or of the launch repeated last, in kernels, ms. */
    public float kernelMs() {
        return kernelMs;
    }

    @Override
    public void solve(SlotProblem[] problems, Decision[] decisions, double[] fitness) {
        int most = slotsPerLaunch();
        if (settings.carryOver() && problems.length > most) {
            throw new BackendException("ga.carryOver: the populations of at most " + most
                    + " slots can be carried over together; solve fewer at a time");
        }
        solve(problems, decisions, fitness, 0, problems.length);
    }

    /** Solves the slots from {@code from} to before {@code to}, which carry nothing over. */
    void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        if (rangeFitness.length < to) {
            rangeFitness = new double[to];
        }
        solve(problems, decisions, rangeFitness, from, to);
    }

    private void solve(SlotProblem[] problems, Decision[] decisions, double[] fitness, int from, int to) {
        int most = slotsPerLaunch();
        enter();
        try {
            for (int first = from; first < to; first += most) {
                solve(problems, first, Math.min(most, to - first), GenerationListener.NONE, decisions, fitness);
            }
        } catch (CudaException e) {
            throw device.note(e);
        }
    }

    private int slotsPerLaunch() {
        return Math.max(1, MAX_LAUNCH / islands);
    }

    /** Solves one slot and calls a listener for every generation; returns the fitness of the result. */
    double solve(SlotProblem problem, GenerationListener listener, Decision decision) {
        double[] fitness = new double[1];
        enter();
        try {
            solve(new SlotProblem[]{problem}, 0, 1, listener, new Decision[]{decision}, fitness);
        } catch (CudaException e) {
            throw device.note(e);
        }
        return fitness[0];
    }

    /**
     * Runs the last launch again and waits for it; only where that was the only launch of its slots and nothing is carried over, so that
     * it computes what it has computed before. For measurements without copies and decoding.
     *
     * @return evaluations
     * @throws IllegalStateException if there is no such launch
     */
    public long rerun() {
        enter();
        if (launched == null) {
            throw new IllegalStateException("there is no launch that could be repeated");
        }
        try {
            BlockLayout layout = warps.layout(launchedWarps);
            driver.record(events[1], stream);
            driver.launch(device.kernel(kernel.kernel(layout.stride())), launchedBlocks, launchedWarps,
                    (int) layout.sharedBytes(), launched.memory(), stream);
            driver.record(events[2], stream);
            driver.synchronise(stream);
            kernelMs = driver.elapsedMs(events[1], events[2]);
        } catch (CudaException e) {
            throw device.note(e);
        }
        return (long) launchedBlocks * settings.population() * settings.generations();
    }

    private void enter() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        device.enter();
        deviceMs = 0;
        kernelMs = 0;
    }

    private void solve(SlotProblem[] problems, int first, int count, GenerationListener listener, Decision[] decisions,
            double[] fitness) {
        int blocks = count * islands;
        int width = warps.of(blocks);
        BlockLayout layout = warps.layout(width);
        boolean observed = listener != GenerationListener.NONE;
        int longest = observed ? LONGEST_OBSERVED_LAUNCH : LONGEST_LAUNCH;
        boolean keeps = settings.carryOver() || launches(longest) > 1;
        require(layout, count, keeps, observed ? longest : 0);
        write(problems, first, count, layout);
        LaunchArguments argument = arguments[width];
        argument.buffers(slots.address(), keeps ? states.address() : 0, results.address(),
                hostEnds ? endedSlots.address() : 0, rates.address(), ranking.address());
        driver.record(events[0], stream);
        slots.upload((long) count * layout.slotBytes(), stream);
        startTerminations(count);
        driver.record(events[1], stream);
        bestEver = Double.NEGATIVE_INFINITY;
        long kernelHandle = device.kernel(kernel.kernel(layout.stride()));
        boolean decides = hostEnds || kernelEnds || observed;
        int epochEnd = 0;
        int to = 0;
        int epoch = 0;
        boolean last = false;
        for (int from = 0; !last; from = to) {
            boolean arrives = from > 0 && from == epochEnd;
            if (from == epochEnd) {
                epochEnd = epochEnd(from);
                epoch++;
            }
            to = Math.min(epochEnd, from + longest);
            last = to == epochEnd && endsByCount(to);
            boolean migrates = islands > 1 && settings.migrants() > 0;
            argument.generations(from, to, kernelEnds);
            argument.traffic(migrates && arrives ? migrants[epoch & 1].address() : 0,
                    migrates && to == epochEnd && !last ? migrants[(epoch + 1) & 1].address() : 0,
                    observed ? history.address() : 0);
            driver.launch(kernelHandle, blocks, width, (int) layout.sharedBytes(), argument.memory(), stream);
            if (last || decides) {
                last |= look(count, layout, from, to, to == epochEnd, listener);
            }
        }
        boolean repeatable = epoch == 1 && to == settings.generations() && !keeps && !decides;
        launched = repeatable ? argument : null;
        launchedBlocks = blocks;
        launchedWarps = width;
        deviceMs += driver.elapsedMs(events[0], events[3]);
        kernelMs += driver.elapsedMs(events[1], events[2]);
        decode(problems, first, count, layout, decisions, fitness);
    }

    /** End of the generations from {@code from} on that need no host in between: no migration, no observation. */
    private int epochEnd(int from) {
        int most = islands > 1 ? settings.migrationInterval() : settings.maxMillis() > 0 ? 1 : LONGEST_LAUNCH;
        return from + terminations[0].allowed(from, (long) from * individuals, individuals, most);
    }

    /** Whether a limit of generations or evaluations ends slots here. */
    private boolean endsByCount(int generations) {
        return generations >= settings.generations() || settings.maxEvaluations() > 0
                && (generations + 1L) * individuals > settings.maxEvaluations();
    }

    private int launches(int longest) {
        int launches = 0;
        int from = 0;
        do {
            from = Math.min(epochEnd(from), from + longest);
            launches++;
        } while (launches < 2 && !endsByCount(from));
        return launches;
    }

    private void require(BlockLayout layout, int count, boolean keeps, int observedGenerations) {
        int blocks = count * islands;
        slots.require((long) count * layout.slotBytes());
        results.require((long) blocks * layout.resultBytes());
        if (keeps) {
            states.grow((long) blocks * layout.stateBytes(), stream);
        }
        if (hostEnds) {
            endedSlots.require(count);
        }
        if (islands > 1 && settings.migrants() > 0) {
            long bytes = (long) blocks * settings.migrants() * Float.BYTES * (1 + chromosome.genes());
            migrants[0].require(bytes);
            migrants[1].require(bytes);
        }
        if (observedGenerations > 0) {
            history.require((long) observedGenerations * blocks * settings.population() * Float.BYTES);
        }
        if (carried.length < count) {
            carried = Arrays.copyOf(carried, count);
        }
    }

    private void write(SlotProblem[] problems, int first, int count, BlockLayout layout) {
        workers.run(worker -> {
            int end = share(count, worker + 1);
            for (int slot = share(count, worker); slot < end; slot++) {
                SlotProblem problem = problems[first + slot];
                if (problem.capacity != chromosome.users() || problem.redrawsFading != kernel.redrawn()) {
                    throw new IllegalArgumentException("a slot of another scenario");
                }
                SlotRecord.write(problem, settings.carryOver() && carried[slot], slots.host(),
                        (long) slot * layout.slotBytes());
            }
        });
    }

    private int share(int count, int worker) {
        return (int) ((long) count * worker / workers.threads());
    }

    private void startTerminations(int count) {
        if (hostEnds) {
            int had = terminations.length;
            if (had < count) {
                terminations = Arrays.copyOf(terminations, count);
                for (int slot = had; slot < count; slot++) {
                    terminations[slot] = new Termination(settings);
                }
            }
            for (int slot = 0; slot < count; slot++) {
                terminations[slot].start();
                endedSlots.host().set(JAVA_BYTE, slot, (byte) 0);
            }
            endedSlots.upload(count, stream);
        }
    }

    /** Waits for the device and checks its results; returns whether every slot has ended. */
    private boolean look(int count, BlockLayout layout, int from, int to, boolean epochEnds,
            GenerationListener listener) {
        driver.record(events[2], stream);
        results.download((long) count * islands * layout.resultBytes(), stream);
        if (listener != GenerationListener.NONE) {
            history.download((long) (to - from) * individuals * Float.BYTES, stream);
        }
        driver.record(events[3], stream);
        driver.synchronise(stream);
        IslandResult result = new IslandResult(results.host(), layout);
        if (listener != GenerationListener.NONE) {
            report(listener, from, Math.min(to, result.generations(0)));
        }
        int running = 0;
        if (kernelEnds) {
            for (int slot = 0; slot < count; slot++) {
                running += result.ended(slot) ? 0 : 1;
            }
            return running == 0;
        }
        if (!hostEnds || !epochEnds) {
            return false;
        }
        for (int slot = 0; slot < count; slot++) {
            if (endedSlots.host().get(JAVA_BYTE, slot) == 0) {
                double best = Double.NEGATIVE_INFINITY;
                for (int island = 0; island < islands; island++) {
                    best = Math.max(best, result.best(slot * islands + island));
                }
                boolean ends = terminations[slot].ends(to - 1, best, (long) to * individuals, individuals);
                endedSlots.host().set(JAVA_BYTE, slot, (byte) (ends ? 1 : 0));
                running += ends ? 0 : 1;
            }
        }
        endedSlots.upload(count, stream);
        return running == 0;
    }

    private void report(GenerationListener listener, int from, int to) {
        if (fitnessRow.length < individuals) {
            fitnessRow = new float[individuals];
        }
        GenerationStatistics all = new GenerationStatistics();
        GenerationStatistics island = new GenerationStatistics();
        int population = settings.population();
        for (int generation = from; generation < to; generation++) {
            MemorySegment.copy(history.host(), JAVA_FLOAT, (long) (generation - from) * individuals * Float.BYTES,
                    fitnessRow, 0, individuals);
            all.of(fitnessRow, 0, population);
            for (int d = 1; d < islands; d++) {
                island.of(fitnessRow, d * population, population);
                all.add(island);
            }
            bestEver = Math.max(bestEver, all.best());
            all.report(listener, generation, bestEver, (generation + 1L) * individuals);
        }
    }

    private void decode(SlotProblem[] problems, int first, int count, BlockLayout layout, Decision[] decisions,
            double[] fitness) {
        IslandResult result = new IslandResult(results.host(), layout);
        AtomicLong evaluated = new AtomicLong();
        workers.run(worker -> {
            long generations = 0;
            int end = share(count, worker + 1);
            for (int slot = share(count, worker); slot < end; slot++) {
                int winner = slot * islands;
                for (int block = slot * islands; block < (slot + 1) * islands; block++) {
                    generations += result.generations(block);
                    if (result.returned(block) > result.returned(winner)) {
                        winner = block;
                    }
                }
                result.genes(winner, kernel.discrete(), genes[worker]);
                decoders[worker].decode(problems[first + slot], genes[worker], decisions[first + slot]);
                fitness[first + slot] = result.returned(winner);
            }
            evaluated.addAndGet(generations * settings.population());
        });
        Arrays.fill(carried, 0, count, true);
        evaluations += evaluated.get();
    }

    /** Frees the device's memory and ends threads. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        workers.close();
        if (!device.isRetired()) {
            device.enter();
            for (Buffer buffer : new Buffer[]{slots, states, results, endedSlots, migrants[0], migrants[1], history,
                    rates, ranking}) {
                buffer.close();
            }
            for (long event : events) {
                driver.destroyEvent(event);
            }
            driver.destroyStream(stream);
        }
        arena.close();
    }
}
