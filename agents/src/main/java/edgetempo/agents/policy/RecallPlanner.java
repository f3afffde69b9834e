package edgetempo.agents.policy;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plans by a critic and forecast distributions: among plans that keep every server within capacity, the first plan of the best sequence
 * over the frames ahead, switching included.
 *
 * <p>A server's part of a plan is an exact best response to the others': all sets of services that fit are tried (a knapsack with a
 * non-additive value), or, with many services, all that one exchange leads to. Servers take turns until none gains. Plans of more than
 * {@value #LARGE_BITS} bits, as of all sites of a city, are not searched to convergence: each server tries single exchanges, for a few
 * turns. The result is a few candidate plans, each good for several frames or for one of them; dynamic programming schedules them. An
 * incumbent, if the weights have one, is a candidate too, and is kept unless the critic predicts a gain above its past overestimation.
 */
public final class RecallPlanner {
    private static final int MAX_LISTED = 12;
    private static final float MIN_GAIN = 1e-5f;
    private static final int MAX_TURNS = 20;
    /** Largest plan, in bits, that is searched to convergence; beyond, evaluations take too long. */
    private static final int LARGE_BITS = 128;
    private static final int LARGE_TURNS = 2;

    /** Bits of the largest plan whose values are cached, with the bits as key. */
    public static final int MAX_BITS = 62;
    private static final int MEMO_BITS = 12;
    private static final int MEMOS = 1 << MEMO_BITS;
    private static final long UNUSED = -1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int servers;
    private final int services;
    private final int horizon;
    private final RecallCritic[] critics;
    private final float[][] values;
    private final long[][] keys;
    private final float[] fetch;
    private final double[] sizeGib;
    private final double[] capacityGib;
    private final float overflow;
    private final boolean bounded;
    private final boolean large;
    /** Frames beyond the horizon. */
    private int behind;
    private Optional<boolean[]> incumbent = Optional.empty();
    /** Predicted gain over the incumbent per frame that the critic must exceed. */
    private float margin;
    /** [servers] sets of services that fit; empty where there are too many. */
    private final List<List<boolean[]>> fitting = new ArrayList<>();

    /** The objective to be maximised. */
    private interface Objective {
        float of(boolean[] plan);
    }

    /**
     * Creates a planner for a scenario.
     *
     * @param weights of the critic
     * @param unit    of the critic's values, in rewards
     * @param bounded whether plans keep within capacity; else overflow costs its penalty
     */
    public RecallPlanner(RecallWeights weights, Scenario scenario, double unit, boolean bounded) {
        RecallForm form = weights.form();
        this.bounded = bounded;
        servers = form.servers();
        services = form.services();
        large = servers * services > LARGE_BITS;
        horizon = form.horizon();
        critics = new RecallCritic[form.stages()];
        values = new float[critics.length][MEMOS];
        keys = new long[critics.length][MEMOS];
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        fetch = new float[services];
        sizeGib = new double[services];
        for (int s = 0; s < services; s++) {
            sizeGib[s] = catalogue.sizeGib(s);
            fetch[s] = (float) (scenario.caching().switchPenaltyPerS() * catalogue.sizeMib(s)
                    / scenario.caching().fetchMibPerS() / unit);
        }
        capacityGib = new double[servers];
        Arrays.setAll(capacityGib, new ServerCatalogue(scenario)::capacityGib);
        overflow = (float) (scenario.caching().overflowPenaltyPerGib() / unit);
        for (int m = 0; m < servers && services <= MAX_LISTED && !large; m++) {
            fitting.add(m > 0 && capacityGib[m] == capacityGib[m - 1] ? fitting.getLast() : fitting(capacityGib[m]));
        }
        use(weights);
    }

    /** Replaces the weights by others of the same form. */
    public void use(RecallWeights weights) {
        for (int j = 0; j < critics.length; j++) {
            critics[j] = new RecallCritic(weights);
        }
        incumbent = weights.incumbent().map(RecallWeights.Incumbent::plan);
        margin = weights.incumbent().map(RecallWeights.Incumbent::margin).orElse(0f);
    }

    private List<boolean[]> fitting(double most) {
        List<boolean[]> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << services; bits++) {
            boolean[] set = new boolean[services];
            for (int s = 0; s < services; s++) {
                set[s] = (bits >>> s & 1) != 0;
            }
            if (!bounded || usedGib(set, 0) <= most) {
                sets.add(set);
            }
        }
        return sets;
    }

    private double usedGib(boolean[] plan, int from) {
        double used = 0;
        for (int s = 0; s < services; s++) {
            used += plan[from + s] ? sizeGib[s] : 0;
        }
        return used;
    }

    /**
     * Plans the next frame.
     *
     * @param popularities [stages][services] forecast. Not modified.
     * @param frames left of the episode, at least 1
     * @param cautious whether the incumbent, if there is one, is kept unless the predicted gain exceeds the margin
     * @param bonus  [servers × services] added to the value of caching a service at a server, every frame; to explore. Not modified.
     * @param plan   holds the plan in force on entry and receives the next. Modified.
     */
    public void plan(float[][] popularities, int frames, boolean cautious, float[] bonus, CachePlan plan) {
        int ahead = Math.min(frames, critics.length);
        behind = frames - horizon;
        boolean[] present = bits(plan);
        for (int j = 0; j < ahead; j++) {
            critics[j].popularity(popularities[j]);
            Arrays.fill(keys[j], UNUSED);
        }
        List<boolean[]> candidates = new ArrayList<>(List.of(present));
        incumbent.filter(one -> cautious && !Arrays.equals(one, present)).ifPresent(candidates::add);
        boolean[] stay = present;
        for (int kept = 1; kept <= ahead; kept++) {
            int last = kept;
            stay = add(candidates, stay, each -> value(each, 0, last, bonus) - switching(present, each));
            if (kept == 1) {
                add(candidates, new boolean[present.length],
                        each -> value(each, 0, last, bonus) - switching(present, each));
            }
        }
        for (int later = 1; later < ahead; later++) {
            int at = later;
            boolean[] before = stay;
            add(candidates, stay, each -> value(each, at, at + 1, bonus) - switching(before, each) / 2);
        }
        boolean[] next = candidates.get(first(candidates, frames, cautious, bonus));
        for (int i = 0; i < next.length; i++) {
            plan.set(i / services, i % services, next[i]);
        }
    }

    private boolean[] add(List<boolean[]> candidates, boolean[] start, Objective objective) {
        boolean[] found = climb(start, objective);
        if (candidates.stream().noneMatch(one -> Arrays.equals(one, found))) {
            candidates.add(found);
        }
        return found;
    }

    /** Index of the plan that the best sequence begins with. */
    private int first(List<boolean[]> candidates, int frames, boolean cautious, float[] bonus) {
        int ahead = Math.min(frames, critics.length);
        int count = candidates.size();
        float[] best = new float[count];
        for (int j = ahead - 1; j >= 0; j--) {
            float[] now = new float[count];
            for (int c = 0; c < count; c++) {
                float later = j == ahead - 1 ? 0 : Float.NEGATIVE_INFINITY;
                for (int to = 0; to < count && j < ahead - 1; to++) {
                    later = Math.max(later, best[to] - switching(candidates.get(c), candidates.get(to)));
                }
                now[c] = value(candidates.get(c), j, j + 1, bonus) + later;
            }
            best = now;
        }
        int chosen = 0;
        float most = best[0];
        for (int c = 1; c < count; c++) {
            float value = best[c] - switching(candidates.getFirst(), candidates.get(c));
            if (value > most + MIN_GAIN) {
                most = value;
                chosen = c;
            }
        }
        for (int c = 0; c < count && cautious && incumbent.isPresent(); c++) {
            if (Arrays.equals(candidates.get(c), incumbent.get())
                    && most - best[c] + switching(candidates.getFirst(), candidates.get(c)) < margin * frames) {
                return c;
            }
        }
        return chosen;
    }

    /** Predicted reward of a plan in the next frame less that of another, under the distributions of the last call of {@link #plan}. */
    public float advantage(CachePlan one, CachePlan other) {
        return critics[0].value(bits(one)) - critics[0].value(bits(other));
    }

    private boolean[] bits(CachePlan plan) {
        boolean[] bits = new boolean[servers * services];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = plan.get(i / services, i % services);
        }
        return bits;
    }

    /** Sum over frames {@code from} to {@code to − 1} ahead. */
    private float value(boolean[] plan, int from, int to, float[] bonus) {
        float each = 0;
        long bits = 0;
        for (int i = 0; i < plan.length; i++) {
            if (plan[i]) {
                each += bonus[i];
                bits |= 1L << i;
            }
        }
        float sum = 0;
        for (int j = from; j < to; j++) {
            sum += value(plan, bits, j) * weight(j);
        }
        if (!bounded) {
            for (int m = 0; m < servers; m++) {
                each -= overflow * (float) Math.max(0, usedGib(plan, m * services) - capacityGib[m]);
            }
        }
        float weights = 0;
        for (int j = from; j < to; j++) {
            weights += weight(j);
        }
        return sum + weights * each;
    }

    /** Number of frames that a stage represents. */
    private float weight(int stage) {
        return stage < horizon ? 1 : behind;
    }

    /** The critic's value, cached for the plans of a frame whose bits fit a word. */
    private float value(boolean[] plan, long bits, int stage) {
        if (plan.length > MAX_BITS) {
            return critics[stage].value(plan);
        }
        int at = (int) (bits * SPREAD >>> Long.SIZE - MEMO_BITS);
        if (keys[stage][at] != bits) {
            keys[stage][at] = bits;
            values[stage][at] = critics[stage].value(plan);
        }
        return values[stage][at];
    }

    private float switching(boolean[] before, boolean[] after) {
        float sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += after[i] && !before[i] ? fetch[i % services] : 0;
        }
        return sum;
    }

    private boolean[] climb(boolean[] start, Objective objective) {
        boolean[] best = start.clone();
        float value = objective.of(best);
        int idle = 0;
        int turns = (large ? LARGE_TURNS : MAX_TURNS) * servers;
        for (int turn = 0; turn < turns && idle < servers; turn++) {
            int m = turn % servers;
            boolean[] other = best.clone();
            boolean gained = false;
            for (boolean[] set : sets(best, m)) {
                System.arraycopy(set, 0, other, m * services, services);
                float reached = objective.of(other);
                if (reached > value + MIN_GAIN) {
                    value = reached;
                    System.arraycopy(set, 0, best, m * services, services);
                    gained = true;
                }
            }
            idle = gained ? 0 : idle + 1;
        }
        return best;
    }

    /** Sets of services that a server is tried with. */
    private List<boolean[]> sets(boolean[] plan, int server) {
        if (!fitting.isEmpty()) {
            return fitting.get(server);
        }
        boolean[] own = Arrays.copyOfRange(plan, server * services, (server + 1) * services);
        double used = usedGib(own, 0);
        List<boolean[]> sets = new ArrayList<>();
        for (int s = 0; s < services; s++) {
            double flipped = used + (own[s] ? -sizeGib[s] : sizeGib[s]);
            if (flipped <= capacityGib[server] || !bounded) {
                sets.add(flipped(own, s, s));
            }
            for (int out = 0; out < services && !own[s]; out++) {
                if (own[out] && (!bounded || flipped - sizeGib[out] <= capacityGib[server])) {
                    sets.add(flipped(own, s, out));
                }
            }
        }
        return sets;
    }

    private static boolean[] flipped(boolean[] set, int one, int other) {
        boolean[] flipped = set.clone();
        flipped[one] = !set[one];
        flipped[other] = !set[other];
        return flipped;
    }
}
