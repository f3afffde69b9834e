package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.comparison.Comparison;
import edgetempo.experiments.comparison.ComparisonOfPolicies;
import edgetempo.experiments.comparison.ComparisonOfSolvers;
import edgetempo.experiments.comparison.ComparisonResult;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.Presets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compares slot solvers on the same slots with equal budgets, or caching policies and trained "
                + "agents on the same episodes,"
                + " with intervals, ranks and tests, and leaves a folder with compare.json, tables, plots and documents.",
        footer = {
                "",
                "One evaluation is the work of scoring one candidate for all users. An individual of a genetic "
                        + "algorithm counts 1; a round of local search, in which"
                        + " every user looks at all M + 1 targets, counts M + 1; a memetic individual counts 1 + ga.memeticPasses·(M + 1). exact and fast count N looks at an alternative of a user"
                        + " as 1, wherever they look: in sweeps, bounds, fixing, descents and enumeration.",
                "", "Example:  edgetempo compare --scenario physical-m2-n20,physical-m2-n50 --slots 100",
                "          edgetempo compare --solvers "
                        + "improved,tournament=improved:selection=TOURNAMENT:elites=2,memetic --budget evaluations=5000",
                "          edgetempo compare --policies popularity,greedy,runs/20260304-050607-physical-m2-n20-lstm-recall-s1 --episodes 50"})
final class CompareCommand implements Callable<Integer> {
    private static final String USUAL_SOLVERS = "improved,discrete,elitist=improved:elites=2:result=BEST_EVER,tournament=improved:selection=TOURNAMENT:tournamentSize=4:elites=2:result=BEST_EVER,"
            + "memetic,local-search,multi-start,fast,exact,nearest-server,random,all-local";

    @Option(names = "--solvers", paramLabel = "LIST",
            completionCandidates = Candidates.SlotSolversOnly.class,
            description = "Slot solvers, separated by commas or semicolons, each as [LABEL=]NAME[{KEY: VALUE, ...}] with settings of its"
                    + " own (see 'edgetempo solvers NAME'), or a YAML file of them, LABEL: NAME{KEY=VALUE, ...}. Solvers: ${COMPLETION-CANDIDATES}."
                    + " Default: " + USUAL_SOLVERS + ".")
    private Optional<String> solvers = Optional.empty();

    @Option(names = "--policies", paramLabel = "LIST",
            description = "Instead: caching policies and run folders, separated by commas, each as [LABEL=]NAME or [LABEL=]RUN, where a folder of several seeds stands for its runs; also [LABEL=]FILE.safetensors"
                    + " and [LABEL=]python:FILE.py, see docs/python.md.")
    private Optional<String> policies = Optional
            .empty();

    @Option(names = "--scenario", paramLabel = "LIST",
            description = "Scenario files or presets, separated by commas. Default: that of the run folders among the policies, else "
                    + Presets.DEFAULT + ".")
    private Optional<String> scenarios = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one scenario key for everyone; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--slots", paramLabel = "N",
            description = "Slots of each scenario, each with positions of its own. Default: 100.")
    private Optional<Integer> slots = Optional
            .empty();

    @Option(names = "--repeats", paramLabel = "N",
            description = "How often each solver solves each slot, with search seeds of their own; what it reaches on a slot is the mean."
                    + " Default: 1.")
    private Optional<Integer> repeats = Optional.empty();

    @Option(names = "--budget", paramLabel = "UNIT=N",
            description = "Of each solver for each slot: evaluations=N, generations=N (as many evaluations as the "
                    + "scenario's genetic algorithm has in them), or millis=N,"
                    + " which is not reproducible. Default: evaluations=20000.")
    private Optional<String> budget = Optional
            .empty();

    @Option(names = "--plan", paramLabel = "NAME", completionCandidates = Candidates.Plans.class,
            description = "Whose plan is cached in the slots: ${COMPLETION-CANDIDATES}. Default: " + SlotPlans.USUAL
                    + ".")
    private Optional<String> plan = Optional.empty();

    @Option(names = "--episodes", paramLabel = "N", description = "Episodes of each policy. Default: 50.")
    private Optional<Integer> episodes = Optional
            .empty();

    @Option(names = "--solver", paramLabel = "NAME",
            description = "Who solves the slots of policies. Default: the scenario's time.solver; an agent that solves slots decides its own.")
    private Optional<String> solver = Optional
            .empty();

    @Option(names = "--target", paramLabel = "PERCENT", defaultValue = "1",
            description = "How far below the best known value the target is. Default: ${DEFAULT-VALUE}.")
    private String target = "1";

    @Option(names = "--seed", paramLabel = "N",
            description = "Root of every random stream. Default: 1, for policies the seed of evaluate.")
    private Optional<Long> seed = Optional
            .empty();

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "What runs genetic algorithms. Default: ${DEFAULT-VALUE}.")
    private String backend = "auto";

    @Option(names = "--threads", paramLabel = "N",
            description = "Slots or episodes at a time; only times depend on it. Default: 1, for policies all cores.")
    private Optional<Integer> threads = Optional
            .empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "comparisons",
            description = "Folder that gets the comparison's folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("comparisons");

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (solvers.isPresent() && policies.isPresent()) {
            throw new BadInputException("--policies: cannot be given with --solvers; allowed: one of them");
        }
        refuse(policies.isPresent() ? "--policies" : "--solvers",
                policies.isPresent()
                        ? Map.of("--slots", slots, "--repeats", repeats, "--budget", budget, "--plan", plan)
                        : Map.of("--episodes", episodes, "--solver", solver));
        ComparisonResult result = policies.map(this::ofPolicies).orElseGet(this::ofSolvers).run(out);
        PrintWriter to = spec.commandLine().getOut();
        to.println(output.json() ? result.record().toJson() : CompareSummary.of(result.record()));
        if (!output.json()) {
            to.println("results  " + result.folder());
        }
        new NextSteps(8).page(result.folder(), "compare.html")
                .command("every chart as PNG, SVG and PDF, tables as LaTeX", "report", result.folder().toString(),
                        "--figures", "figures")
                .print(output, to);
        return ExitCodes.OK;
    }

    private Comparison<?> ofSolvers() {
        ComparisonOfSolvers comparison = Comparison.ofSolvers(solvers.orElse(USUAL_SOLVERS));
        slots.ifPresent(comparison::slots);
        repeats.ifPresent(comparison::repeats);
        budget.ifPresent(comparison::budget);
        plan.ifPresent(comparison::plan);
        return common(comparison);
    }

    private Comparison<?> ofPolicies(String entrants) {
        ComparisonOfPolicies comparison = Comparison.ofPolicies(entrants);
        episodes.ifPresent(comparison::episodes);
        solver.ifPresent(comparison::solver);
        return common(comparison);
    }

    private Comparison<?> common(Comparison<?> comparison) {
        scenarios.ifPresent(list -> comparison
                .scenarios(Arrays.stream(list.split(",", -1)).map(String::strip).toList()));
        comparison.sets(sets).targetPercent(percent(target))
                .backend(GaBackends.named(Checks.known("backend", backend, GaBackends.names())))
                .console(new TerminalConsole(output.quiet(), spec.commandLine().getErr()))
                .command("edgetempo "
                        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()));
        seed.ifPresent(comparison::seed);
        threads.ifPresent(comparison::threads);
        return comparison;
    }

    private static void refuse(String mode, Map<String, Optional<?>> foreign) {
        foreign.forEach((option, value) -> {
            if (value.isPresent()) {
                throw new BadInputException(option + ": cannot be given when comparing " + mode.substring(2));
            }
        });
    }

    private static double percent(String text) {
        try {
            double percent = Double.parseDouble(text.strip().replaceFirst("\\s*%$", ""));
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // Then it is no percentage either.
        }
        throw new BadInputException("--target: \"" + text + "\" is not a percentage; allowed: 0 to 100");
    }
}
