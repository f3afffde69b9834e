package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import edgetempo.ga.Chromosome;
import edgetempo.ga.KernelTables;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaStart;
import edgetempo.scenario.mec.Scenario;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The kernels' argument, {@code Launch} of {@code ga.cu}, field by field in its order. Not thread-safe. */
final class LaunchArguments {
    /** Size of {@code Launch}. */
    static final long BYTES = 272;

    private static final long AT_FROM = 100;
    private static final long AT_CHECKS = 164;
    private static final long AT_REPEATS = 180;
    private static final long AT_STATES = 8;
    private static final long AT_TABLES = 56;

    private final MemorySegment memory;

    /** Writes all arguments that do not change between launches. */
    LaunchArguments(Arena arena, Scenario scenario, KernelSettings kernel, BlockLayout layout) {
        memory = arena.allocate(BYTES, JAVA_LONG.byteAlignment());
        GaSettings settings = scenario.ga();
        Chromosome chromosome = Chromosome.of(scenario);
        float scale = (float) KernelSettings.scale(scenario);
        memory.set(JAVA_DOUBLE, 72, settings.targetFitness());
        int[] head = {chromosome.users(), chromosome.servers(), settings.population(), layout.stride(), //
                settings.islands(), 0, 0, layout.slotBytes(), //
                layout.stateBytes(), layout.resultBytes(), settings.migrants(), settings.elites(), //
                KernelSelection.of(settings).ordinal(), settings.tournamentSize(),
                settings.start() == GaStart.ONE_COPIED ? 1 : 0, kernel.lastLeads() ? 1 : 0, //
                kernel.schedule(), settings.mutationPatience(), 0, settings.stagnationGenerations(), //
                KernelTables.threshold(settings.crossoverProbability()), 0, kernel.hitsOnly() ? 1 : 0,
                kernel.redrawn() ? 1 : 0, //
                kernel.rounds() ? 1 : 0, 1, layout.atFactors(), 0};
        float[] shares = {scale, (float) scenario.shares().zeroBandwidthShare() * scale,
                (float) scenario.shares().zeroFrequencyShare() * scale, (chromosome.users() + 8) * 0x1p-23f};
        int[] places = {BlockLayout.AT_USERS, layout.atChannels(), layout.atFitness(), layout.atParent(), //
                layout.atMate(), layout.atWords(), layout.atWeights(), layout.atOrder(), //
                layout.atBandSum(), layout.atProcessorSum(), layout.atTerms(), layout.atLists(), //
                layout.atStaging(), layout.stagingBytes(), layout.atOffload(), layout.atShares()};
        long at = 80;
        MemorySegment.copy(head, 0, memory, JAVA_INT, at, head.length);
        at += (long) Integer.BYTES * head.length;
        MemorySegment.copy(shares, 0, memory, JAVA_FLOAT, at, shares.length);
        at += (long) Float.BYTES * shares.length;
        MemorySegment.copy(places, 0, memory, JAVA_INT, at, places.length);
    }

    /** Sets the addresses of slots, states, results, ended slots and tables; 0 where there is none. */
    void buffers(long slots, long states, long results, long endedSlots, long rates, long ranking) {
        memory.set(JAVA_LONG, 0, slots);
        memory.set(JAVA_LONG, AT_STATES, states);
        memory.set(JAVA_LONG, 16, results);
        memory.set(JAVA_LONG, 24, endedSlots);
        memory.set(JAVA_LONG, AT_TABLES, rates);
        memory.set(JAVA_LONG, AT_TABLES + Long.BYTES, ranking);
    }

    /** Sets the addresses of immigrants and emigrants, 0 for none, and of every individual's fitness. */
    void traffic(long immigrants, long emigrants, long history) {
        memory.set(JAVA_LONG, 32, immigrants);
        memory.set(JAVA_LONG, 40, emigrants);
        memory.set(JAVA_LONG, 48, history);
    }

    /** Generations {@code from} to {@code to} − 1; {@code checks}: whether blocks check target fitness and stagnation. */
    void generations(int from, int to, boolean checks) {
        memory.set(JAVA_INT, AT_FROM, from);
        memory.set(JAVA_INT, AT_FROM + Integer.BYTES, to);
        memory.set(JAVA_INT, AT_CHECKS, checks ? 1 : 0);
    }

    /** How often a kernel that only evaluates does so. */
    void repeats(int repeats) {
        memory.set(JAVA_INT, AT_REPEATS, repeats);
    }

    /** All of it. */
    MemorySegment memory() {
        return memory;
    }
}
