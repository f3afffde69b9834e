package edgetempo.experiments.evaluation;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.EpisodePool;
import edgetempo.catalogue.Catalogue;
import edgetempo.comparison.LossSample;
import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.ga.GaBackend;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.CertificateTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Plays policies over the same episodes. A policy that is also a slot solver decides its own slots.
 *
 * @param scenario its GA variant set to the solver's
 * @param solverName slot solver of all other policies
 * @param backend  runs GA variants
 * @param seed     root of the episodes' random streams; they are numbered from 0
 * @param episodes to play
 * @param threads  at a time; results do not depend on it
 */
public record EvaluationEpisodes(Scenario scenario, String solverName, GaBackend backend, long seed, int episodes,
        int threads) {

    /** Plays one policy. */
    public PlayedPolicy play(Supplier<CachingPolicy> policy) {
        CachingPolicy one = policy.get();
        LossSample sample = new LossSample(scenario, CertificateTerms.obstacle(scenario, false,
                one instanceof SlotSolver));
        List<EpisodeResult> results = new EpisodePool(this::env, policy, threads)
                .play(EpisodePool.episodes(seed, 0, episodes), sample::add);
        return new PlayedPolicy(results, sample.loss());
    }

    private TwoTimescaleEnv env(CachingPolicy policy) {
        return new TwoTimescaleEnv(scenario, policy instanceof SlotSolver own ? own : solver());
    }

    /** Creates a solver of the kind that solves the slots. */
    public SlotSolver solver() {
        return Catalogue.standard().solver(solverName).factory(scenario, backend).get();
    }

    /** Results of several policies, in their order; reports each to the console. */
    public Map<String, PlayedPolicy> play(Map<String, Supplier<CachingPolicy>> policies, Console console) {
        Map<String, PlayedPolicy> results = new LinkedHashMap<>();
        try (Progress progress = console.progress("policies", 0, policies.size())) {
            policies.forEach((name, policy) -> {
                PlayedPolicy played = play(policy);
                results.put(name, played);
                String line = String.format(Locale.ROOT, "%s: mean reward %.3f", name,
                        played.episodes().stream().mapToDouble(EpisodeResult::reward).average().orElseThrow());
                progress.step(() -> line,
                        () -> String.format(Locale.ROOT, "policy %d/%d  %s", results.size(), policies.size(), line));
            });
        }
        return results;
    }
}
