package edgetempo.cli;

import edgetempo.comparison.Budget;
import edgetempo.comparison.Contestant;
import edgetempo.comparison.ReferenceSolvers;
import edgetempo.comparison.SlotInstances;
import edgetempo.experiments.Checks;
import edgetempo.experiments.comparison.EntrantText;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.experiments.solving.SolvedSlot;
import edgetempo.experiments.solving.SolvedUser;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.ReportJson;
import edgetempo.scenario.mec.Scenario;
import java.io.PrintWriter;
import java.util.ArrayList;
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
                + "and how far the slot is from the best known"
                + " decision. Slots are those of 'edgetempo compare' with the same seed and plan.",
        footer = {"",
                "Example:  edgetempo solve --scenario physical-m2-n20 --solver memetic",
                "          edgetempo solve --solver improved --set ga.generations=100 --slots 3 --json"})
final class SolveCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions scenarioOptions;

    @Option(names = "--solver", paramLabel = "NAME",
            description = "Who solves, with the scenario's own settings: improved, discrete, memetic, local-search, "
                    + "multi-start, all-local, random, nearest-server."
                    + " Default: the scenario's ga.variant.")
    private Optional<String> solver = Optional.empty();

    @Option(names = "--plan", paramLabel = "NAME", defaultValue = SlotPlans.USUAL,
            description = "Whose plan is cached: none, all, popularity, greedy, best-static. Default: ${DEFAULT-VALUE}.")
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
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.atLeast("slots", 1, slots);
        Checks.atLeast("first", 0, first);
        Checks.known("plan", plan, SlotPlans.NAMES);
        GaBackend chosen = GaBackends.named(Checks.known("backend", backend, GaBackends.names()));
        Scenario loaded = scenarioOptions.load();
        String name = Checks.known("solver", solver.orElse(SlotSolvers.defaultName(loaded)), EntrantText.solvers());
        Scenario scenario = SlotSolvers.configure(loaded, name);
        SlotInstances instances = new SlotInstances(scenario, SlotPlans.of(plan, scenario, seed, chosen), seed);
        SlotSolver solving = SlotSolvers.factory(name, scenario, chosen).get();
        List<Contestant> references = ReferenceSolvers.contestants(scenario,
                new Budget(Budget.Unit.EVALUATIONS, 1), chosen);
        List<SolvedSlot> solved = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            solved.add(solve(scenario, instances, first + i, solving, references));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(ReportJson.mapper().writeValueAsString(solved));
        } else {
            solved.forEach(slot -> out.println(slot.text()));
        }
        return ExitCodes.OK;
    }

    private SolvedSlot solve(Scenario scenario, SlotInstances instances, int slot, SlotSolver solving,
            List<Contestant> references) {
        SlotProblem problem = instances.load(slot);
        Decision decision = instances.newDecision();
        long before = solving.evaluations();
        solving.reset();
        solving.solve(problem, decision);
        double qos = instances.score(decision);
        double best = qos;
        Decision other = instances.newDecision();
        for (Contestant reference : references) {
            reference.solve(problem, other);
            best = Math.max(best, instances.score(other));
        }
        double[] userQos = new double[problem.users];
        double[] timeS = new double[problem.users];
        double[] energyJ = new double[problem.users];
        instances.scoreUsers(decision, userQos, timeS, energyJ);
        List<SolvedUser> users = new ArrayList<>();
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            boolean local = target == 0;
            boolean hit = !local && problem.hit(i, target);
            String where = local ? "local" : "server " + target + (hit ? "" : ", cloud");
            users.add(new SolvedUser(i, problem.cell[i] + 1, problem.service[i] + 1, where,
                    local ? 0 : decision.bandwidthShare[i], hit ? decision.frequencyShare[i] : 0, timeS[i], energyJ[i],
                    userQos[i]));
        }
        return new SolvedSlot(scenario.name(), solving.name(), seed, slot, qos, best,
                best == 0 ? Double.NaN : 100 * (best - qos) / Math.abs(best), SlotInstances.draws(scenario),
                solving.evaluations() - before, users);
    }
}
