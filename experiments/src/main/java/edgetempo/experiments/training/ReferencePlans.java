package edgetempo.experiments.training;

import edgetempo.caching.CachingPolicies;
import edgetempo.caching.EpisodePool;
import edgetempo.experiments.StopRequest;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.registry.SlotSolvers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Static policies that a run is compared with, played over its last episodes with the same random streams. */
final class ReferencePlans {
    private static final List<String> NAMES = List.of("all", "popularity", "random");

    private final TrainingRequest request;

    ReferencePlans(TrainingRequest request) {
        this.request = request;
    }

    /**
     * Plays them.
     *
     * @param env      environment of the run; a solver that chooses plans leaves nothing to compare
     * @param episodes that were played
     * @param stop ends the comparison at the next policy
     * @return name → mean episode reward
     */
    Map<String, Double> play(TwoTimescaleEnv env, int episodes, StopRequest stop) {
        Map<String, Double> means = new LinkedHashMap<>();
        int count = Math.min(request.options().references(), episodes);
        if (count == 0 || env.executor().solver().choosesPlan()) {
            return means;
        }
        for (String name : NAMES) {
            if (!stop.requested() && !name.equals(request.algorithm())) {
                EpisodePool pool = new EpisodePool(this::env,
                        CachingPolicies.factory(name, request.scenario(), request.seed(), this::solver),
                        request.threads());
                means.put(name, pool.play(EpisodePool.episodes(request.seed(), episodes - count, count)).stream()
                        .mapToDouble(EpisodeResult::reward).average().orElseThrow());
            }
        }
        return means;
    }

    private TwoTimescaleEnv env() {
        return new TwoTimescaleEnv(request.scenario(), solver());
    }

    private SlotSolver solver() {
        return SlotSolvers.factory(request.referenceSolver(), request.scenario(), request.backend()).get();
    }
}
