package edgetempo.catalogue.builtin;

import edgetempo.caching.AdaptivePopularity;
import edgetempo.caching.BayesFilter;
import edgetempo.caching.BayesRecall;
import edgetempo.caching.BestStaticSearch;
import edgetempo.caching.CacheReplacement;
import edgetempo.caching.CachingPolicy;
import edgetempo.caching.Clairvoyant;
import edgetempo.caching.FixedPlan;
import edgetempo.caching.GreedyKnapsack;
import edgetempo.caching.RandomPlan;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.CachingPolicyProvider;
import edgetempo.catalogue.PolicyContext;
import edgetempo.catalogue.ProviderGroup;
import edgetempo.catalogue.Setting;
import edgetempo.catalogue.Trait;
import edgetempo.mec.CachePlan;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Policies that do not learn. */
public final class BuiltInPolicies implements ProviderGroup {
    @Override
    public List<CachingPolicyProvider> providers() {
        return List.of(
                fixed("none", "nothing is cached", Set.of(Trait.FIXED_PLAN, Trait.INSTANT),
                        context -> StaticPlans.none(context.scenario())),
                new Simple(RandomPlan.NAME, "a new random plan every frame",
                        Set.of(Trait.REFERENCE, Trait.INSTANT),
                        context -> new RandomPlan(context.scenario())),
                fixed(StaticPlans.POPULARITY, "the most popular services that fit",
                        Set.of(Trait.FIXED_PLAN, Trait.REFERENCE, Trait.INSTANT),
                        context -> StaticPlans.popularity(context.scenario())),
                fixed("all", "everything that fits, smallest service first",
                        Set.of(Trait.FIXED_PLAN, Trait.REFERENCE, Trait.INSTANT),
                        context -> StaticPlans.all(context.scenario())),
                fixed(GreedyKnapsack.NAME, "greedy knapsack by expected reward",
                        Set.of(Trait.FIXED_PLAN, Trait.REFERENCE),
                        context -> new GreedyKnapsack(context.scenario(), context.calibrationSeed()).plan()),
                new Searching(BestStaticSearch.NAME, "the best plan to keep, searched for the slot solver",
                        Set.of(Trait.FIXED_PLAN, Trait.REFERENCE),
                        context -> new FixedPlan(BestStaticSearch.NAME, bestStatic(context, BestStaticSearch.NAME))),
                replacement(CacheReplacement.Rule.LAST_FRAME), replacement(CacheReplacement.Rule.LFU),
                replacement(CacheReplacement.Rule.LFU_AGEING), replacement(CacheReplacement.Rule.LRU),
                new Searching(AdaptivePopularity.NAME,
                        "plans for the request law that it estimates from what it observes",
                        Set.of(),
                        context -> new AdaptivePopularity(context.scenario(), context.calibrationSeed(),
                                context.valuingSolver(AdaptivePopularity.NAME).get())),
                new Filtering(),
                new Searching(BayesRecall.NAME, "recalls the order of a day's phases, exactly, and plans ahead",
                        Set.of(),
                        context -> new BayesRecall(context.scenario(), context.calibrationSeed(),
                                context.valuingSolver(BayesRecall.NAME).get())),
                new Searching(Clairvoyant.NAME,
                        "knows the request laws of all frames of the episode: an upper reference",
                        Set.of(Trait.REFERENCE), BuiltInPolicies::clairvoyant));
    }

    private static CachingPolicyProvider fixed(String name, String description, Set<Trait> traits,
            Function<PolicyContext, CachePlan> plan) {
        return new Simple(name, description, traits, context -> new FixedPlan(name, plan.apply(context)));
    }

    private static CachingPolicyProvider replacement(CacheReplacement.Rule rule) {
        return new Simple(rule.label(), rule.meaning(), Set.of(Trait.INSTANT),
                context -> new CacheReplacement(context.scenario(), rule));
    }

    private static CachePlan bestStatic(PolicyContext context, String name) {
        return new BestStaticSearch(context.scenario(), context.calibrationSeed(), context.valuingSolver(name)).plan();
    }

    private static CachingPolicy clairvoyant(PolicyContext context) {
        return Clairvoyant.neverChanges(context.scenario())
                ? new FixedPlan(Clairvoyant.NAME, bestStatic(context, Clairvoyant.NAME))
                : new Clairvoyant(context.scenario(), context.calibrationSeed(),
                        context.valuingSolver(Clairvoyant.NAME).get());
    }

    /** A policy without settings. */
    private record Simple(String name, String description, Set<Trait> traits,
            Function<PolicyContext, CachingPolicy> factory) implements CachingPolicyProvider {
        @Override
        public CachingPolicy create(PolicyContext context) {
            return factory.apply(context);
        }
    }

    /** A policy that values plans on slots, and can be told which solver to take for that. */
    private record Searching(String name, String description, Set<Trait> traits,
            Function<PolicyContext, CachingPolicy> factory) implements CachingPolicyProvider {
        @Override
        public List<Setting> settings() {
            return List.of(PolicyContext.solverSetting());
        }

        @Override
        public CachingPolicy create(PolicyContext context) {
            return factory.apply(context);
        }
    }

    /** Exact inference, which can be told to forget. */
    private record Filtering() implements CachingPolicyProvider {
        private static final String FRAMES = "frames";
        private static final int ALL = 1_000_000;

        @Override
        public String name() {
            return BayesFilter.NAME;
        }

        @Override
        public String description() {
            return "infers the request law from all that it observed, exactly, and plans for it";
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }

        @Override
        public List<Setting> settings() {
            return List.of(PolicyContext.solverSetting(), Setting.whole(FRAMES, 1, ALL, ALL,
                    "frames that it remembers; with 1, the last histogram is all that it knows"));
        }

        @Override
        public CachingPolicy create(PolicyContext context) {
            return new BayesFilter(context.scenario(), context.calibrationSeed(),
                    context.valuingSolver(BayesFilter.NAME).get(), context.settings().whole(FRAMES));
        }
    }
}
