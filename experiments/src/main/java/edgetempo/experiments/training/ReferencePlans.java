package edgetempo.experiments.training;

import edgetempo.caching.EpisodePool;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.Registry;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.StopRequest;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Static policies that a run is compared with, played over its last episodes with the same random streams. */
final class ReferencePlans {
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
        for (String name : names()) {
            if (!stop.requested() && !name.equals(request.algorithm())) {
                EpisodePool pool = new EpisodePool(this::env,
                        Catalogue.standard().policy(name).factory(request.scenario(), request.seed(), this::solver),
                        request.threads());
                means.put(name, pool.play(EpisodePool.episodes(request.seed(), episodes - count, count)).stream()
                        .mapToDouble(EpisodeResult::reward).average().orElseThrow());
            }
        }
        return means;
    }

    /** References that need no search, by name. */
    private static List<String> names() {
        Registry<?> policies = Catalogue.standard().policies();
        return policies.names(Trait.REFERENCE).stream().filter(policies.names(Trait.INSTANT)::contains).sorted()
                .toList();
    }

    private TwoTimescaleEnv env() {
        return new TwoTimescaleEnv(request.scenario(), solver());
    }

    private SlotSolver solver() {
        return Catalogue.standard().solver(request.referenceSolver()).factory(request.scenario(), request.backend())
                .get();
    }
}
