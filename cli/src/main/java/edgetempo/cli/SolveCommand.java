package edgetempo.cli;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.IgnoredKeys;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.experiments.solving.SlotSolving;
import edgetempo.experiments.solving.SolvedSlot;
import edgetempo.ga.GaBackends;
import edgetempo.reports.ReportJson;
import edgetempo.scenario.mec.Scenario;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo solve}. */
@Command(name = "solve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Solves single slots and prints who computes where with which shares, what each user gets, "
                + "and how far the slot is from the best known decision and from a bound that no decision exceeds. "
                + "Slots are those of 'edgetempo compare' with the same seed and plan.",
        footer = {"",
                "Example:  edgetempo solve --scenario physical-m2-n20 --solver memetic",
                "          edgetempo solve --solver improved --set ga.generations=100 --slots 3 --json"})
final class SolveCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions scenarioOptions;

    @Option(names = "--solver", paramLabel = "NAME", completionCandidates = Candidates.SlotSolversOnly.class,
            description = "Who solves; see 'edgetempo solvers'. One of: ${COMPLETION-CANDIDATES}. Settings stand in braces."
                    + " Default: the scenario's time.solver.")
    private Optional<String> solver = Optional.empty();

    @Option(names = "--plan", paramLabel = "NAME", defaultValue = SlotPlans.USUAL,
            completionCandidates = Candidates.Plans.class,
            description = "Whose plan is cached: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String plan = SlotPlans.USUAL;

    @Option(names = "--first", paramLabel = "N", defaultValue = "0",
            description = "Number of the first slot. Default: ${DEFAULT-VALUE}.")
    private int first = 0;

    @Option(names = "--slots", paramLabel = "N", defaultValue = "1",
            description = "How many slots. Default: ${DEFAULT-VALUE}.")
    private int slots = 1;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Root of every random stream. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "What runs genetic algorithms. Default: ${DEFAULT-VALUE}.")
    private String backend = "auto";

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Scenario scenario = scenarioOptions.load();
        SlotSolving solving = SlotSolving.of(scenario).plan(plan).seed(seed)
                .backend(GaBackends.named(Checks.known("backend", backend, GaBackends.names())));
        solver.ifPresent(solving::solver);
        Console console = new TerminalConsole(output.quiet(), spec.commandLine().getErr());
        NamedSolver solves = Catalogue.standard()
                .solver(solver.orElseGet(() -> Catalogue.standard().solverOf(scenario)));
        IgnoredKeys.ofSolvers(scenario, scenarioOptions.sets(), List.of(solves)).forEach(console::warn);
        solves.caution(scenario).ifPresent(console::warn);
        List<SolvedSlot> solved = solving.solve(first, slots);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(ReportJson.mapper().writeValueAsString(solved));
        } else {
            solved.forEach(slot -> out.println(SlotSummary.of(slot)));
        }
        new NextSteps().with(plugins)
                .command("solvers against each other on such slots", "compare", "--scenario", scenarioOptions.name(),
                        "--slots", "20")
                .print(output, out);
        return ExitCodes.OK;
    }
}
