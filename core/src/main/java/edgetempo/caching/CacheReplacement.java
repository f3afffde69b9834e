package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Classical cache replacement rules (LRU, LFU), applied once per frame: services are ranked by past requests, and every server caches in
 * this order what fits; a service that does not fit is skipped, and one never requested is not cached, so that caches start empty. The
 * rules know neither rewards nor switching costs. References for traces, whose request distribution is unknown.
 */
public final class CacheReplacement implements CachingPolicy {
    /** Requests of a frame count half as much two frames later under {@link Rule#LFU_AGEING}. */
    private static final double KEPT = Math.sqrt(0.5);

    private final Rule rule;
    private final RequestCounts requests;
    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final double[] weight;
    private final double[] last;

    /** Ranking criterion; ties go to the service that the last frame requested more, then to the smaller index. */
    public enum Rule {
        /** Requests in the last frame. */
        LAST_FRAME("last-frame", "caches what the last frame requested most"),
        /** Requests in the episode so far: least frequently used. */
        LFU("lfu", "caches what the episode requested most so far (least frequently used goes)"),
        /** Requests in the episode so far, older ones counting less. */
        LFU_AGEING("lfu-ageing", "as lfu; requests count half as much two frames later"),
        /** The frame of the last request: least recently used. */
        LRU("lru", "caches what was requested last (least recently used goes)");

        private final String label;
        private final String meaning;

        Rule(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        /** Name of its policy. */
        public String label() {
            return label;
        }

        /** One-line description. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * Creates a policy that has observed nothing yet.
     *
     * @throws IllegalArgumentException if the scenario's observation holds no histogram
     */
    public CacheReplacement(Scenario scenario, Rule rule) {
        this.rule = rule;
        requests = new RequestCounts(scenario, rule.label);
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
        weight = new double[scenario.services().count()];
        last = new double[weight.length];
    }

    @Override
    public String name() {
        return rule.label;
    }

    @Override
    public void reset(long seed, int episode) {
        Arrays.fill(weight, 0);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        requests.read(observation, last);
        for (int s = 0; s < weight.length; s++) {
            weight[s] = switch (rule) {
                case LAST_FRAME -> last[s];
                case LFU -> weight[s] + last[s];
                case LFU_AGEING -> KEPT * weight[s] + last[s];
                case LRU -> last[s] > 0 ? frame : weight[s];
            };
        }
        int[] ranked = IntStream.range(0, weight.length).filter(s -> weight[s] > 0).boxed()
                .sorted(Comparator.<Integer>comparingDouble(s -> -weight[s]).thenComparingDouble(s -> -last[s]))
                .mapToInt(Integer::intValue).toArray();
        plan.clear();
        for (int m = 0; m < plan.servers(); m++) {
            double used = 0;
            for (int s : ranked) {
                if (used + catalogue.sizeGib(s) <= servers.capacityGib(m)) {
                    plan.set(m, s, true);
                    used += catalogue.sizeGib(s);
                }
            }
        }
    }
}
