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
 * Plans by a {@link FrameValue}: the best of all plans within capacity, where they can be listed, and of those around it, overflow included;
 * else by local search from the plan in force, from empty caches and from copies of the most requested services. Milliseconds a frame.
 *
 * <p>Not thread-safe; {@link #copy} shares what was fitted and listed.
 */
final class FittedPlanner {
    private static final int MOST_LISTED = 60_000;
    private static final double MIN_GAIN = 1e-12;

    private final Scenario scenario;
    private final FrameValue value;
    /** [plans][services] which servers hold what; empty where there are too many. */
    private final List<int[]> listed;
    private final double[] fetchPenalty;
    private final double[] sizeGib;
    private final double[] capacityGib;
    private final int servers;
    /** Whether a plan and its mirror are worth the same. */
    private final boolean mirrors;

    /** A plan and what it is worth. */
    private record Valued(int[] holders, double value) {}

    /** What is to be maximised. */
    private interface Objective {
        double of(int[] holders);
    }

    private FittedPlanner(Scenario scenario, FrameValue value, List<int[]> listed) {
        this.scenario = scenario;
        this.value = value;
        this.listed = listed;
        servers = scenario.network().servers();
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
     * @throws IllegalArgumentException if there are more than 32 servers
     */
    static FittedPlanner fit(Scenario scenario, long seed, SlotSolver solver) {
        if (scenario.network().servers() > Integer.SIZE) {
            throw new IllegalArgumentException(
                    "policies that fit the value of plans go through all servers of all services:"
                            + " network.servers: " + scenario.network().servers() + " is too many; allowed: up to "
                            + Integer.SIZE);
        }
        List<int[]> listed = new ArrayList<>();
        for (CachePlan plan : FeasiblePlans.list(scenario, MOST_LISTED)) {
            listed.add(FrameValue.holders(plan));
        }
        return new FittedPlanner(scenario, FrameValue.fit(scenario, seed, solver), List.copyOf(listed));
    }

    /** A planner of the same kind for another thread. */
    FittedPlanner copy() {
        return new FittedPlanner(scenario, value.copy(), listed);
    }

    /** Probability that the law of a frame is not that of the frame before it; where the day has phases, on average. */
    static double changeProbability(Scenario scenario) {
        return scenario.requests().cycles()
                ? 1.0 / scenario.requests().phaseFrames()
                : scenario.requests().driftProbability();
    }

    /** Frames that a law is expected to last, from a frame on, if it changes with a probability in each. */
    double expectedFrames(int frame, double change) {
        int left = scenario.time().framesPerEpisode() - frame;
        return change == 0 ? left : (1 - Math.pow(1 - change, left)) / change;
    }

    /**
     * Maximises frames·(reward of a frame) − switching from the plan in force.
     *
     * @param law    [services] request probabilities. Not modified.
     * @param frames that the law is expected to last
     * @param plan   the plan in force; receives the new one. Modified.
     */
    void plan(double[] law, double frames, CachePlan plan) {
        int[] present = FrameValue.holders(plan);
        write(best(holders -> frames * reward(holders, law) - switchPenalty(present, holders), law, present, 1)
                .getFirst().holders, plan);
    }

    /**
     * The best plans for a law, switching left out, each in every order of two interchangeable servers.
     *
     * @param law   [services] request probabilities. Not modified.
     * @param count at most so many, up to order
     */
    List<int[]> best(double[] law, int count) {
        List<int[]> plans = new ArrayList<>();
        for (Valued valued : best(holders -> reward(holders, law), law, new int[law.length], count)) {
            plans.add(valued.holders);
            if (mirrored(valued.holders)) {
                plans.add(mirror(valued.holders));
            }
        }
        return plans;
    }

    /** Reward of a frame under a plan, less overflow; only differences under one law mean anything. */
    double reward(int[] holders, double[] law) {
        return reward(holders, law, 1);
    }

    /**
     * As {@link #reward(int[], double[])}, for a frame of other than the mean number of requests.
     *
     * @param intensity requests of the frame as a multiple of the mean
     */
    double reward(int[] holders, double[] law, double intensity) {
        return intensity * value.of(holders, law)
                - scenario.caching().overflowPenaltyPerGib() * overflowGib(holders);
    }

    private double overflowGib(int[] holders) {
        double overflow = 0;
        for (int m = 0; m < servers; m++) {
            double used = -capacityGib[m];
            for (int s = 0; s < holders.length; s++) {
                used += (holders[s] >>> m & 1) * sizeGib[s];
            }
            overflow += Math.max(0, used);
        }
        return overflow;
    }

    /** Reward paid for switching from one plan to another. */
    double switchPenalty(int[] from, int[] to) {
        double penalty = 0;
        for (int s = 0; s < to.length; s++) {
            penalty += Integer.bitCount(to[s] & ~from[s]) * fetchPenalty[s];
        }
        return penalty;
    }

    /** Writes holders as a plan. */
    static void write(int[] holders, CachePlan plan) {
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, (holders[s] >>> m & 1) != 0);
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
    private List<Valued> best(Objective objective, double[] law, int[] present, int count) {
        Shortlist shortlist = new Shortlist(count);
        for (int[] holders : listed) {
            shortlist.offer(holders, objective.of(holders));
            if (mirrored(holders) && count == 1) {
                int[] mirror = mirror(holders);
                shortlist.offer(mirror, objective.of(mirror));
            }
        }
        List<int[]> starts = new ArrayList<>();
        if (listed.isEmpty()) {
            starts.add(new int[law.length]);
            starts.add(everywhere(law));
        } else {
            starts.add(shortlist.sorted().getFirst().holders);
        }
        starts.add(present);
        for (int[] start : starts) {
            climb(start, objective, shortlist);
        }
        return shortlist.sorted();
    }

    /** Every server holds what is requested most, per GiB, as far as it fits. */
    private int[] everywhere(double[] law) {
        int[] holders = new int[law.length];
        double[] left = capacityGib.clone();
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < law.length; s++) {
            order.add(s);
        }
        order.sort(Comparator.comparingDouble(s -> -law[s] / sizeGib[s]));
        for (int s : order) {
            for (int m = 0; m < servers; m++) {
                if (sizeGib[s] <= left[m]) {
                    holders[s] |= 1 << m;
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
            for (int s = 0; s < at.length; s++) {
                for (int m = 0; m < servers; m++) {
                    best = better(at, new Move(s, 1 << m, -1, 0, 0), best, objective, shortlist);
                    if ((at[s] >>> m & 1) != 0) {
                        for (int other = 0; other < at.length; other++) {
                            if (other != s && (at[other] >>> m & 1) == 0) {
                                best = better(at, new Move(s, 1 << m, other, 1 << m, 0), best, objective, shortlist);
                            }
                        }
                        for (int to = 0; to < servers; to++) {
                            if ((at[s] >>> to & 1) == 0) {
                                best = better(at, new Move(s, 1 << m | 1 << to, -1, 0, 0), best, objective, shortlist);
                            }
                        }
                    }
                }
            }
            if (best.service < 0) {
                return;
            }
            best.make(at);
            most = best.value;
        }
    }

    private static Move better(int[] at, Move move, Move best, Objective objective, Shortlist shortlist) {
        move.make(at);
        double reached = objective.of(at);
        shortlist.offer(at, reached);
        move.make(at);
        return reached > best.value ? new Move(move.service, move.bits, move.other, move.otherBits, reached) : best;
    }

    /** Bits of one or two services' holders that change; made twice, nothing has changed. */
    private record Move(int service, int bits, int other, int otherBits, double value) {
        void make(int[] holders) {
            holders[service] ^= bits;
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
