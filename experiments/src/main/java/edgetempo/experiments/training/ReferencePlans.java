package edgetempo.experiments.training;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.Clairvoyant;
import edgetempo.caching.EpisodePool;
import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.StopRequest;
import edgetempo.experiments.evaluation.References;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Policies that a run is compared with, played over its last episodes with the same random streams. */
final class ReferencePlans {
    private final TrainingRequest request;
    private final Map<String, Supplier<CachingPolicy>> named = new LinkedHashMap<>();

    /**
     * Creates the named policies, before anything is played.
     *
     * @throws BadInputException if one cannot work with the scenario
     */
    ReferencePlans(TrainingRequest request) {
        this.request = request;
        try {
            List<String> asked = request.options().references() == 0
                    ? List.of()
                    : request.options().referencePolicies().orElse(List.of());
            asked.forEach(name -> named.put(name, factory(name)));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("scenario " + request.scenario().name() + ": " + e.getMessage());
        }
    }

    /**
     * Plays the references.
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
        for (String name : request.options().referencePolicies().orElseGet(() -> usual(request.scenario()))) {
            if (!stop.requested() && !name.equals(request.algorithm())) {
                Supplier<CachingPolicy> policy = named.containsKey(name) ? named.get(name) : factory(name);
                EpisodePool pool = new EpisodePool(this::env, policy, request.threads());
                means.put(name, pool.play(EpisodePool.episodes(request.seed(), episodes - count, count)).stream()
                        .mapToDouble(EpisodeResult::reward).average().orElseThrow());
            }
        }
        return means;
    }

    /** The default references, by name, without a clairvoyant where it plays the best static plan. */
    private static List<String> usual(Scenario scenario) {
        return References.usual().stream()
                .filter(name -> !name.equals(Clairvoyant.NAME) || !Clairvoyant.neverChanges(scenario)).sorted()
                .toList();
    }

    private Supplier<CachingPolicy> factory(String name) {
        return Catalogue.standard().policy(name).factory(request.scenario(), request.seed(), this::solver);
    }

    private TwoTimescaleEnv env() {
        return new TwoTimescaleEnv(request.scenario(), solver());
    }

    private SlotSolver solver() {
        return Catalogue.standard().solver(request.referenceSolver()).factory(request.scenario(), request.backend())
                .get();
    }
}
