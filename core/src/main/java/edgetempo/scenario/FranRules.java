package edgetempo.scenario;

import edgetempo.scenario.fran.FranScenario;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Constraints between keys of an F-RAN scenario. */
final class FranRules {
    /** The widest network output of the allocation phase. */
    private static final long MAX_BLOCK_ALLOCATIONS = 100_000;
    /** The caching matrix is dense. */
    private static final long MAX_CELLS = 1L << 24;

    static final List<Rule<FranScenario>> RULES = List.of(
            Rule.name(), Rule.description(),
            ordered("compute.fapHzMin", s -> s.compute().fapHzMin(), "compute.fapHzMax", s -> s.compute().fapHzMax()),
            ordered("tasks.cyclesMin", s -> s.tasks().cyclesMin(), "tasks.cyclesMax", s -> s.tasks().cyclesMax()),
            ordered("tasks.bitsMin", s -> s.tasks().bitsMin(), "tasks.bitsMax", s -> s.tasks().bitsMax()),
            ordered("tasks.timeWeightMin", s -> s.tasks().timeWeightMin(), "tasks.timeWeightMax",
                    s -> s.tasks().timeWeightMax()),
            ordered("phase1.epsilonFinal", s -> s.phase1().epsilonFinal(), "phase1.epsilonInitial",
                    s -> s.phase1().epsilonInitial()),
            ordered("phase2.epsilonFinal", s -> s.phase2().epsilonFinal(), "phase2.epsilonInitial",
                    s -> s.phase2().epsilonInitial()),
            ordered("phase1.batch", s -> s.phase1().batch(), "phase1.replayCapacity",
                    s -> s.phase1().replayCapacity()),
            ordered("phase2.batch", s -> s.phase2().batch(), "phase2.replayCapacity",
                    s -> s.phase2().replayCapacity()),
            new Rule<>(List.of("phase2.blocks", "compute.fapPlaces", "world.users"),
                    s -> s.phase2().blocks() >= s.maxUsersOfFap(),
                    "at least as many blocks as users of an access point, as each gets one"),
            new Rule<>(List.of("phase2.blocks", "compute.fapPlaces", "world.users"),
                    s -> maxBlockAllocations(s.phase2().blocks(), s.maxUsersOfFap()) <= MAX_BLOCK_ALLOCATIONS,
                    "at most 100000 ways to allocate the blocks, one output of the network each"),
            new Rule<>(List.of("world.users", "world.faps", "world.dcns"),
                    s -> (long) (s.nodes() + s.world().users()) * s.world().users() <= MAX_CELLS,
                    "a caching matrix (M + K + N) × N of at most 2^24 cells"));

    private FranRules() {}

    private static Rule<FranScenario> ordered(String lowKey, ToDoubleFunction<FranScenario> low, String highKey,
            ToDoubleFunction<FranScenario> high) {
        return new Rule<>(List.of(lowKey, highKey), s -> low.applyAsDouble(s) <= high.applyAsDouble(s),
                "at most " + highKey);
    }

    /** Largest binomial (blocks − 1 over n − 1) for n up to {@code users}; capped beyond {@link #MAX_BLOCK_ALLOCATIONS}. */
    private static long maxBlockAllocations(int blocks, int users) {
        long allocations = 1;
        long most = 1;
        for (int n = 2; n <= users && most <= MAX_BLOCK_ALLOCATIONS; n++) {
            allocations = allocations * (blocks - n + 1) / (n - 1);
            most = Math.max(most, allocations);
        }
        return most;
    }
}
