package edgetempo.experiments.comparison;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.IgnoredKeys;
import edgetempo.experiments.evaluation.EvaluationEpisodes;
import edgetempo.experiments.evaluation.HeldOutSeeds;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.TraceEpisodes;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.Subject;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A comparison of caching policies, including trained ones, on the same episodes. */
public final class ComparisonOfPolicies extends Comparison<ComparisonOfPolicies> {
    /** Default number of episodes of each policy. */
    public static final int DEFAULT_EPISODES = 50;

    private final PolicyContest contest;
    private int episodes = DEFAULT_EPISODES;
    private Optional<String> solver = Optional.empty();

    ComparisonOfPolicies(PolicyContest contest) {
        this.contest = contest;
    }

    @Override
    ComparisonOfPolicies self() {
        return this;
    }

    /** Sets the number of episodes of each policy; at least 1. */
    public ComparisonOfPolicies episodes(int count) {
        episodes = Checks.atLeast("episodes", 1, count);
        return this;
    }

    /** Sets the slot solver. Default: the scenario's {@code time.solver}; an agent that decides slots decides its own. */
    public ComparisonOfPolicies solver(String name) {
        solver = Optional.of(Checks.solver("solver", name).text());
        return this;
    }

    @Override
    Prepared prepare(Instant started) {
        long root = seed().orElseGet(() -> HeldOutSeeds.test(0));
        int workers = threads().orElse(Runtime.getRuntime().availableProcessors());
        List<EvaluationEpisodes> evaluations = played().stream().map(scenario -> on(scenario, root, workers)).toList();
        List<String> seen = contest.trainedOn(root);
        if (!seen.isEmpty()) {
            console().warn(name -> name.apply("seed") + " " + root + " is the seed that was trained with by "
                    + String.join(", ", seen));
        }
        CompareSetup setup = new CompareSetup(Subject.POLICIES, episodes, 1, "", 0, true, targetPercent(), root, "",
                evaluations.getFirst().solverName(), backend().name(), workers, Build.provenance(started));
        List<Map<String, Supplier<CachingPolicy>>> prepared = prepared(evaluations);
        return new Prepared(setup, evaluations.stream().map(of -> of.scenario().name()).toList(),
                () -> run(evaluations, prepared));
    }

    private List<Map<String, Supplier<CachingPolicy>>> prepared(List<EvaluationEpisodes> evaluations) {
        try {
            return contest.prepare(evaluations);
        } catch (RuntimeException e) {
            contest.close();
            throw e;
        }
    }

    private Compared run(List<EvaluationEpisodes> evaluations, List<Map<String, Supplier<CachingPolicy>>> prepared) {
        try (contest) {
            return contest.run(evaluations, prepared, targetPercent(), console());
        }
    }

    private List<Scenario> played() {
        return scenarios().map(names -> names.stream().map(name -> ScenarioReader.load(name, sets())).toList())
                .orElseGet(() -> List.of(contest.trainedFor(sets()).orElseGet(this::usual)));
    }

    private EvaluationEpisodes on(Scenario loaded, long root, int workers) {
        String own = solver.orElseGet(() -> Catalogue.standard().solverOf(loaded));
        EvaluationEpisodes evaluation = new EvaluationEpisodes(Catalogue.standard().solver(own).configure(
                TraceEpisodes.evaluating(ScenarioInputs.pinned(loaded))), own,
                backend(), root,
                episodes, workers);
        NamedSolver named = Catalogue.standard().solver(own);
        IgnoredKeys.ofSolvers(loaded, sets(), List.of(named)).forEach(console()::warn);
        named.caution(loaded).ifPresent(console()::warn);
        if (evaluation.solver().choosesPlan()) {
            throw BadInputException.of("solver", own
                    + " chooses the cache plans itself, so there are no policies to compare; allowed: any other solver");
        }
        return evaluation;
    }
}
