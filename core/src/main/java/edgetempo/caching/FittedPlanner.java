package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Plans by a {@link FrameValue}: the best of all plans within capacity, where they can be listed, and of those around it, overflow
 * included; else by local search from the plan in force, from empty caches and from copies of the most requested services. Takes
 * milliseconds per frame.
 *
 * <p>{@link FeasiblePlans#large Large} plans are searched from the plan in force and from copies of the most requested services, by
 * visiting the servers in turn: each makes the addition, eviction or exchange of the largest gain, until none gains anything, or after
 * {@link #MAX_VALUED} plans. No single change at one server then improves the plan, unless the budget ended the search; moves of a service
 * from one server to another are not tried.
 *
 * <p>Not thread-safe; {@link #copy} shares the fitted coefficients and the list of plans.
 */
final class FittedPlanner {
    private static final int MAX_LISTED = 60_000;
    private static final double MIN_GAIN = 1e-12;
    /** Plans valued from one start, where plans are large: a tenth of a second to half of one. */
    private static final int MAX_VALUED = 30_000;

    private final Scenario scenario;
    private final FrameValue value;
    /** [plans][services × words] which servers hold what; empty where there are too many. */
    private final List<int[]> listed;
    private final double[] fetchPenalty;
    private final double[] sizeGib;
    private final double[] capacityGib;
    private final int servers;
    /** Words of a bit set with one bit per server. */
    private final int words;
    private final boolean large;
    /** Whether a plan and its mirror image have the same value. */
    private final boolean mirrors;

    /** A plan and its value. */
    private record Valued(int[] holders, double value) {}

    /** The objective to be maximised. */
    private interface Objective {
        double of(int[] holders);
    }

    private FittedPlanner(Scenario scenario, FrameValue value, List<int[]> listed) {
        this.scenario = scenario;
        this.value = value;
        this.listed = listed;
        servers = scenario.network().servers();
        words = CachePlan.words(servers);
        large = FeasiblePlans.large(scenario);
        ServerCatalogue capacities = new ServerCatalogue(scenario);
        capacityGib = new double[servers];
        Arrays.setAll(capacityGib, capacities::capacityGib);
        mirrors = servers == 2 && FeasiblePlans.interchangeableServers(scenario);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        fetchPenalty = new double[catalogue.count()];
        sizeGib = new double[catalogue.count()];
        for (int s = 0; s < fetchPenalty.length; s++) {
            fetchPenalty[s] = scenario.caching().switchPenaltyPerS() * catalogue.sizeMib(s)
                    / scenario.caching().fetchMibPerS();
            sizeGib[s] = catalogue.sizeGib(s);
        }
    }

    /**
     * A planner.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this method
     */
    static FittedPlanner fit(Scenario scenario, long seed, SlotSolver solver) {
        List<int[]> listed = new ArrayList<>();
        for (CachePlan plan : FeasiblePlans.list(scenario, MAX_LISTED)) {
            listed.add(FrameValue.holders(plan));
        }
        return new FittedPlanner(scenario, FrameValue.fit(scenario, seed, solver), List.copyOf(listed));
    }

    /** A planner of the same kind for another thread. */
    FittedPlanner copy() {
        return new FittedPlanner(scenario, value.copy(), listed);
    }

    /** Probability that the request distribution changes from one frame to the next; where the day has phases, on average. */
    static double changeProbability(Scenario scenario) {
        return scenario.requests().cycles()
                ? 1.0 / scenario.requests().phaseFrames()
                : scenario.requests().driftProbability();
    }

    /** Expected number of frames for which a distribution holds from a frame on, if it changes with a given probability in each. */
    double expectedFrames(int frame, double change) {
        int left = scenario.time().framesPerEpisode() - frame;
        return change == 0 ? left : (1 - Math.pow(1 - change, left)) / change;
    }

    /**
     * Maximises frames·(reward of a frame) − switching from the plan in force.
     *
     * @param popularity    [services] request probabilities. Not modified.
     * @param frames for which the distribution is expected to hold
     * @param plan   the plan in force; overwritten by the new one. Modified.
     */
    void plan(double[] popularity, double frames, CachePlan plan) {
        write(next(popularity, frames, FrameValue.holders(plan)), plan);
    }

    /** As {@link #plan}, by holders: the plan for a distribution after the one in force, which is not modified. */
    int[] next(double[] popularity, double frames, int[] present) {
        return best(holders -> frames * reward(holders, popularity) - switchPenalty(present, holders), popularity,
                present, 1)
                .getFirst().holders;
    }

    /** Whether plans are {@link FeasiblePlans#large large}. */
    boolean large() {
        return large;
    }

    /**
     * The best plans for whole episodes of one request distribution, with the cost of fetching spread over the frames.
     *
     * @param popularity    [services] request probabilities. Not modified.
     * @param starts of local searches besides those from copies of the most requested services and from empty caches
     * @param count  largest number returned
     */
    List<CachePlan> toKeep(double[] popularity, List<CachePlan> starts, int count) {
        int[] none = new int[popularity.length * words];
        int frames = scenario.time().framesPerEpisode();
        Objective objective = holders -> reward(holders, popularity) - switchPenalty(none, holders) / frames;
        Shortlist shortlist = new Shortlist(count);
        List<Valued> found = new ArrayList<>(best(objective, popularity, none, count));
        for (CachePlan start : starts) {
            visit(FrameValue.holders(start), objective, shortlist);
        }
        found.forEach(valued -> shortlist.offer(valued.holders, valued.value));
        List<CachePlan> plans = new ArrayList<>();
        for (Valued valued : shortlist.sorted()) {
            CachePlan plan = StaticPlans.none(scenario);
            write(valued.holders, plan);
            plans.add(plan);
        }
        return plans;
    }

    /**
     * The best plans for a request distribution, switching left out, each in both orders of two interchangeable servers.
     *
     * @param popularity   [services] request probabilities. Not modified.
     * @param count largest number returned, not counting reorderings
     */
    List<int[]> best(double[] popularity, int count) {
        List<int[]> plans = new ArrayList<>();
        for (Valued valued : best(holders -> reward(holders, popularity), popularity,
                new int[popularity.length * words], count)) {
            plans.add(valued.holders);
            if (mirrored(valued.holders)) {
                plans.add(mirror(valued.holders));
            }
        }
        return plans;
    }

    /** Reward of a frame under a plan, less the overflow penalty; only differences under one distribution are meaningful. */
    double reward(int[] holders, double[] popularity) {
        return reward(holders, popularity, 1);
    }

    /**
     * As {@link #reward(int[], double[])}, for a frame of other than the mean number of requests.
     *
     * @param intensity requests of the frame as a multiple of the mean
     */
    double reward(int[] holders, double[] popularity, double intensity) {
        return intensity * value.of(holders, popularity)
                - scenario.caching().overflowPenaltyPerGib() * overflowGib(holders);
    }

    private double overflowGib(int[] holders) {
        double overflow = 0;
        for (int m = 0; m < servers; m++) {
            double used = -capacityGib[m];
            for (int s = 0; s < sizeGib.length; s++) {
                used += (holders[s * words + m / Integer.SIZE] >>> m & 1) * sizeGib[s];
            }
            overflow += Math.max(0, used);
        }
        return overflow;
    }

    /** Reward paid for switching from one plan to another. */
    double switchPenalty(int[] from, int[] to) {
        double penalty = 0;
        for (int s = 0; s < fetchPenalty.length; s++) {
            int fetched = 0;
            for (int i = s * words; i < (s + 1) * words; i++) {
                fetched += Integer.bitCount(to[i] & ~from[i]);
            }
            penalty += fetched * fetchPenalty[s];
        }
        return penalty;
    }

    /** Writes holders as a plan. */
    static void write(int[] holders, CachePlan plan) {
        int words = CachePlan.words(plan.servers());
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, (holders[s * words + m / Integer.SIZE] >>> m & 1) != 0);
            }
        }
    }

    private boolean mirrored(int[] holders) {
        return mirrors && Arrays.stream(holders).anyMatch(held -> held == 1 || held == 2);
    }

    private static int[] mirror(int[] holders) {
        int[] mirror = new int[holders.length];
        for (int s = 0; s < mirror.length; s++) {
            mirror[s] = (holders[s] & 1) << 1 | holders[s] >>> 1;
        }
        return mirror;
    }

    /** The best plans, best first. */
    private List<Valued> best(Objective objective, double[] popularity, int[] present, int count) {
        Shortlist shortlist = new Shortlist(count);
        for (int[] holders : listed) {
            shortlist.offer(holders, objective.of(holders));
            if (mirrored(holders) && count == 1) {
                int[] mirror = mirror(holders);
                shortlist.offer(mirror, objective.of(mirror));
            }
        }
        List<int[]> starts = new ArrayList<>();
        if (!listed.isEmpty()) {
            starts.add(shortlist.sorted().getFirst().holders);
        } else if (large) {
            starts.add(everywhere(popularity));
        } else {
            starts.add(new int[popularity.length * words]);
            starts.add(everywhere(popularity));
        }
        starts.add(present);
        for (int[] start : starts) {
            if (large) {
                visit(start, objective, shortlist);
            } else {
                climb(start, objective, shortlist);
            }
        }
        return shortlist.sorted();
    }

    /** Every server holds the services most requested per GiB, as far as they fit. */
    private int[] everywhere(double[] popularity) {
        int[] holders = new int[popularity.length * words];
        double[] left = capacityGib.clone();
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < popularity.length; s++) {
            order.add(s);
        }
        order.sort(Comparator.comparingDouble(s -> -popularity[s] / sizeGib[s]));
        for (int s : order) {
            for (int m = 0; m < servers; m++) {
                if (sizeGib[s] <= left[m]) {
                    holders[s * words + m / Integer.SIZE] |= 1 << m;
                    left[m] -= sizeGib[s];
                }
            }
        }
        return holders;
    }

    private void climb(int[] start, Objective objective, Shortlist shortlist) {
        int[] at = start.clone();
        double most = objective.of(at);
        shortlist.offer(at, most);
        while (true) {
            Move best = new Move(-1, 0, -1, 0, most + MIN_GAIN);
            for (int s = 0; s < sizeGib.length; s++) {
                for (int m = 0; m < servers; m++) {
                    best = better(at, flip(s, m), best, objective, shortlist);
                    if (holds(at, s, m)) {
                        best = exchanged(at, s, m, best, objective, shortlist);
                        for (int to = 0; to < servers; to++) {
                            if (!holds(at, s, to)) {
                                best = better(at, flip(s, m).and(flip(s, to)), best, objective, shortlist);
                            }
                        }
                    }
                }
            }
            if (best.word < 0) {
                return;
            }
            best.make(at);
            most = best.value;
        }
    }

    /** Local search of large plans: each server in turn makes its best moves. */
    private void visit(int[] start, Objective objective, Shortlist shortlist) {
        int[] at = start.clone();
        double most = objective.of(at);
        shortlist.offer(at, most);
        int[] valued = {0};
        Objective counted = holders -> {
            valued[0]++;
            return objective.of(holders);
        };
        int unmoved = 0;
        for (int m = 0; unmoved < servers && valued[0] < MAX_VALUED; m = (m + 1) % servers) {
            Move best = new Move(-1, 0, -1, 0, most + MIN_GAIN);
            for (int s = 0; s < sizeGib.length; s++) {
                best = better(at, flip(s, m), best, counted, shortlist);
                if (holds(at, s, m)) {
                    best = exchanged(at, s, m, best, counted, shortlist);
                }
            }
            if (best.word < 0) {
                unmoved++;
            } else {
                best.make(at);
                most = best.value;
                unmoved = 0;
            }
        }
    }

    /** The best of a move and of all that exchange a service for another at a server. */
    private Move exchanged(int[] at, int service, int server, Move better, Objective objective, Shortlist shortlist) {
        Move best = better;
        for (int other = 0; other < sizeGib.length; other++) {
            if (other != service && !holds(at, other, server)) {
                best = better(at, flip(service, server).and(flip(other, server)), best, objective, shortlist);
            }
        }
        return best;
    }

    private boolean holds(int[] holders, int service, int server) {
        return (holders[service * words + server / Integer.SIZE] >>> server & 1) != 0;
    }

    private Move flip(int service, int server) {
        return new Move(service * words + server / Integer.SIZE, 1 << server, -1, 0, 0);
    }

    private static Move better(int[] at, Move move, Move best, Objective objective, Shortlist shortlist) {
        move.make(at);
        double reached = objective.of(at);
        shortlist.offer(at, reached);
        move.make(at);
        return reached > best.value ? new Move(move.word, move.bits, move.other, move.otherBits, reached) : best;
    }

    /** Bits of one or two words of holders that change; made twice, nothing has changed. */
    private record Move(int word, int bits, int other, int otherBits, double value) {
        Move and(Move second) {
            return new Move(word, bits, second.word, second.bits, 0);
        }

        void make(int[] holders) {
            holders[word] ^= bits;
            if (other >= 0) {
                holders[other] ^= otherBits;
            }
        }
    }

    /** The best different plans offered. */
    private static final class Shortlist {
        private final int count;
        private final PriorityQueue<Valued> worstFirst = new PriorityQueue<>(
                Comparator.comparingDouble(Valued::value));

        Shortlist(int count) {
            this.count = count;
        }

        void offer(int[] holders, double value) {
            if (worstFirst.size() == count && value <= worstFirst.peek().value) {
                return;
            }
            for (Valued valued : worstFirst) {
                if (Arrays.equals(valued.holders, holders)) {
                    return;
                }
            }
            worstFirst.add(new Valued(holders.clone(), value));
            if (worstFirst.size() > count) {
                worstFirst.poll();
            }
        }

        List<Valued> sorted() {
            List<Valued> sorted = new ArrayList<>(worstFirst);
            sorted.sort(Comparator.comparingDouble(valued -> -valued.value));
            return sorted;
        }
    }
}
