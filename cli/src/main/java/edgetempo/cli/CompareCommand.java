package edgetempo.cli;

import edgetempo.caching.CachingPolicy;
import edgetempo.comparison.Budget;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.comparison.Compared;
import edgetempo.experiments.comparison.EntrantText;
import edgetempo.experiments.comparison.PolicyContest;
import edgetempo.experiments.comparison.SolverContest;
import edgetempo.experiments.evaluation.EvaluationEpisodes;
import edgetempo.experiments.evaluation.HeldOutSeeds;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.ReportException;
import edgetempo.reports.compare.CompareFolder;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.Subject;
import edgetempo.reports.pages.Report;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.StagedFolder;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
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
                        + " every user looks at all M + 1 targets, counts M + 1; a memetic individual counts 1 + ga.memeticPasses·(M + 1).",
                "", "Example:  edgetempo compare --scenario physical-m2-n20,physical-m2-n50 --slots 100",
                "          edgetempo compare --solvers "
                        + "improved,tournament=improved:selection=TOURNAMENT:elites=2,memetic --budget evaluations=5000",
                "          edgetempo compare --policies popularity,greedy,runs/20260304-050607-physical-m2-n20-lstm-ddpg-s1 --episodes 50"})
final class CompareCommand implements Callable<Integer> {
    private static final String USUAL_SOLVERS = "improved,discrete,elitist=improved:elites=2:result=BEST_EVER,tournament=improved:selection=TOURNAMENT:tournamentSize=4:elites=2:result=BEST_EVER,"
            + "memetic,local-search,multi-start,nearest-server,random,all-local";
    private static final double NANOS_PER_S = 1e9;

    @Option(names = "--solvers", paramLabel = "LIST",
            description = "Slot solvers, separated by commas, each as [LABEL=]NAME[:KEY=VALUE...] with keys of the "
                    + "scenario's section ga. Default: "
                    + USUAL_SOLVERS + ".")
    private Optional<String> solvers = Optional.empty();

    @Option(names = "--policies", paramLabel = "LIST",
            description = "Instead: caching policies and run folders, separated by commas, each as [LABEL=]NAME or [LABEL=]RUN.")
    private Optional<String> policies = Optional
            .empty();

    @Option(names = "--scenario", paramLabel = "LIST", defaultValue = Presets.DEFAULT,
            description = "Scenario files or presets, separated by commas. Default: ${DEFAULT-VALUE}.")
    private String scenarios = Presets.DEFAULT;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one scenario key for everyone; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--slots", paramLabel = "N",
            description = "Slots of each scenario, each with positions of its own. Default: 100.")
    private Optional<Integer> slots = Optional
            .empty();

    @Option(names = "--budget", paramLabel = "UNIT=N",
            description = "Of each solver for each slot: evaluations=N, generations=N (as many evaluations as the "
                    + "scenario's genetic algorithm has in them), or millis=N,"
                    + " which is not reproducible. Default: evaluations=20000.")
    private Optional<String> budget = Optional
            .empty();

    @Option(names = "--plan", paramLabel = "NAME",
            description = "Whose plan is cached in the slots: none, all, popularity, greedy, best-static. Default: "
                    + SlotPlans.USUAL + ".")
    private Optional<String> plan = Optional.empty();

    @Option(names = "--episodes", paramLabel = "N", description = "Episodes of each policy. Default: 50.")
    private Optional<Integer> episodes = Optional
            .empty();

    @Option(names = "--solver", paramLabel = "NAME",
            description = "Who solves the slots of policies. Default: the scenario's ga.variant; twin-ddpg decides its own.")
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
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    private final Instant started = Instant.now();
    private final long beginNanos = System.nanoTime();

    @Override
    public Integer call() {
        if (solvers.isPresent() && policies.isPresent()) {
            throw new BadInputException("--policies: cannot be given with --solvers; allowed: one of them");
        }
        refuse(policies.isPresent() ? "--policies" : "--solvers",
                policies.isPresent()
                        ? Map.of("--slots", slots, "--budget", budget, "--plan", plan)
                        : Map.of("--episodes", episodes, "--solver", solver));
        slots.ifPresent(count -> Checks.atLeast("slots", 1, count));
        episodes.ifPresent(count -> Checks.atLeast("episodes", 1, count));
        threads.ifPresent(count -> Checks.atLeast("threads", 1, count));
        GaBackend chosen = GaBackends.named(Checks.known("backend", backend, GaBackends.names()));
        double targetPercent = percent(target);
        List<String> names = Arrays.stream(scenarios.split(",", -1)).map(String::strip).toList();
        return policies.isPresent()
                ? comparePolicies(names, chosen, targetPercent)
                : compareSolvers(names, chosen, targetPercent);
    }

    private int compareSolvers(List<String> names, GaBackend chosen, double targetPercent) {
        String planName = Checks.known("plan", plan.orElse(SlotPlans.USUAL), SlotPlans.NAMES);
        SolverContest contest = new SolverContest(EntrantText.parse(solvers.orElse(USUAL_SOLVERS)), names, sets,
                budget.orElse("evaluations=20000"));
        boolean counted = contest.budget().unit() == Budget.Unit.EVALUATIONS;
        CompareSetup setup = new CompareSetup(Subject.SOLVERS, slots.orElse(100),
                counted ? CompareSetup.EVALUATIONS : CompareSetup.MILLISECONDS, contest.budget().amount(), counted,
                targetPercent, seed.orElse(1L), planName, "", chosen.name(), threads.orElse(1),
                Build.provenance(started));
        if (!counted) {
            err().println("note: a budget of time is not reproducible; another run gives other numbers");
        }
        return finish(setup, contest.scenarioNames(), console -> contest.run(planName, chosen, setup.seed(),
                setup.units(), setup.threads(), targetPercent, console));
    }

    private int comparePolicies(List<String> names, GaBackend chosen, double targetPercent) {
        PolicyContest contest = PolicyContest.parse(policies.orElseThrow());
        long root = seed.orElseGet(() -> HeldOutSeeds.test(0));
        int count = episodes.orElse(50);
        int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
        List<EvaluationEpisodes> evaluations = new ArrayList<>();
        for (String name : names) {
            Scenario loaded = ScenarioReader.load(name, sets);
            String own = Checks.known("solver", solver.orElse(SlotSolvers.defaultName(loaded)), SlotSolvers.names());
            EvaluationEpisodes evaluation = new EvaluationEpisodes(SlotSolvers.configure(loaded, own), own, chosen,
                    root, count,
                    workers);
            if (evaluation.solver().choosesPlan()) {
                throw new BadInputException("--solver: " + own
                        + " chooses the cache plans itself, so there are no policies to compare; allowed: any other solver");
            }
            evaluations.add(evaluation);
        }
        List<String> seen = contest.trainedOn(root);
        if (!seen.isEmpty()) {
            err().println(
                    "warning: --seed " + root + " is the seed that was trained with by " + String.join(", ", seen));
        }
        CompareSetup setup = new CompareSetup(Subject.POLICIES, count, "", 0, true, targetPercent, root, "",
                evaluations.getFirst().solverName(), chosen.name(), workers, Build.provenance(started));
        List<Map<String, Supplier<CachingPolicy>>> prepared = contest.prepare(evaluations);
        return finish(setup, evaluations.stream().map(of -> of.scenario().name()).toList(),
                console -> contest.run(evaluations, prepared, targetPercent, console));
    }

    /** Nothing is at its place before everything is there. */
    private int finish(CompareSetup setup, List<String> scenarioNames, Function<Console, Compared> contest) {
        if (new HashSet<>(scenarioNames).size() < scenarioNames.size()) {
            throw new BadInputException("--scenario: scenarios are told apart by their names, and one comes twice: "
                    + String.join(", ", scenarioNames));
        }
        String name = FolderNames.of(started, String.join("+", scenarioNames), "s" + setup.seed());
        CompareRecord record;
        Path folder;
        try (StagedFolder staged = new StagedFolder(out, name)) {
            Compared compared = contest.apply(new TerminalConsole(output.quiet(), err()));
            record = CompareRecord.of("edgetempo " + String.join(" ", spec.commandLine().getParent().getParseResult()
                    .originalArgs()), setup, compared.entrants(), compared.scenarios(),
                    (System.nanoTime() - beginNanos) / NANOS_PER_S);
            CompareFolder.write(staged.folder(), record, compared.values());
            writePage(staged.folder());
            folder = staged.publish();
        }
        PrintWriter to = spec.commandLine().getOut();
        to.println(output.json() ? record.toJson() : CompareSummary.of(record));
        if (!output.json()) {
            to.println("results  " + folder);
        }
        return ExitCodes.OK;
    }

    /** Before the folder is moved to where it belongs. Where no page can be made, a line says why, and all else is there. */
    private void writePage(Path folder) {
        try {
            Report.writeFor(folder, "EdgeTempo " + Build.version());
        } catch (ReportException e) {
            err().println("no page: " + e.getMessage());
        }
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

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
