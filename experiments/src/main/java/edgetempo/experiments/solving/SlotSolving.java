package edgetempo.experiments.solving;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.comparison.Budget;
import edgetempo.comparison.Contestant;
import edgetempo.comparison.ReferenceSolvers;
import edgetempo.comparison.SlotInstances;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.SearchLimits;
import edgetempo.solver.SlotCertificate;
import edgetempo.solver.SlotCertifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Solves single slots, and reports the distance of each from the best known decision and from a proven bound. Slots are those of a
 * comparison with the same seed and plan.
 *
 * {@snippet :
 * SolvedSlot slot = SlotSolving.of(ScenarioReader.load("physical-m2-n20")).solver("memetic").solve(0, 1).getFirst();
 * System.out.println(slot.qos() + " of " + slot.bestKnownQos() + ", " + slot.proof());
 * }
 *
 * Mutable; not thread-safe.
 */
public final class SlotSolving {
    /** Subproblems after which a slot's bound is taken as it is. */
    private static final long BOUND_NODES = 20_000;
    /** Less than those where there are many servers, whose nodes take milliseconds. */
    private static final long BOUND_EVALUATIONS = 2_000_000;

    private final Scenario scenario;
    private Optional<String> solver = Optional.empty();
    private String plan = SlotPlans.USUAL;
    private Optional<GaBackend> backend = Optional.empty();
    private long seed = 1;

    private SlotSolving(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Creates a solving of slots of a scenario. */
    public static SlotSolving of(Scenario scenario) {
        return new SlotSolving(scenario);
    }

    /**
     * Sets the slot solver, with settings in braces if there are any, besides the scenario's. Default: the scenario's {@code time.solver}.
     */
    public SlotSolving solver(String name) {
        solver = Optional.of(Checks.solver("solver", name, SlotPlans.solvers()).text());
        return this;
    }

    /** Sets the policy whose plan is cached; one of {@link SlotPlans#names}. */
    public SlotSolving plan(String policy) {
        plan = Checks.known("plan", policy, SlotPlans.names());
        return this;
    }

    /** Sets the GA backend. Default: the fastest one. */
    public SlotSolving backend(GaBackend runner) {
        backend = Optional.of(runner);
        return this;
    }

    /** Sets the root of every random stream. Default: 1. */
    public SlotSolving seed(long root) {
        seed = root;
        return this;
    }

    /**
     * Solves slots.
     *
     * @param first number of the first slot, from 0
     * @param slots how many, at least 1
     */
    public List<SolvedSlot> solve(int first, int slots) {
        Checks.atLeast("first", 0, first);
        Checks.atLeast("slots", 1, slots);
        if (first > Integer.MAX_VALUE - slots) {
            throw BadInputException.of("first",
                    first + " with " + slots + " slots is out of range; allowed: slots up to "
                            + (Integer.MAX_VALUE - 1));
        }
        NamedSolver named = Checks.solver("solver",
                solver.orElseGet(() -> Catalogue.standard().solverOf(scenario)), SlotPlans.solvers());
        Scenario own = named.configure(ScenarioInputs.pinned(scenario));
        GaBackend runner = backend.orElseGet(GaBackends::fastest);
        CachePlan cached = SlotPlans.of(plan, own, seed, runner);
        SlotInstances instances = new SlotInstances(own, cached, seed);
        SlotSolver solving = named.factory(own, runner).get();
        List<Contestant> references = ReferenceSolvers.contestants(own, new Budget(Budget.Unit.EVALUATIONS, 1),
                runner);
        SlotCertifier certifier = new SlotCertifier(own, new SearchLimits(0, BOUND_NODES, 0, BOUND_EVALUATIONS));
        List<SolvedSlot> solved = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            solved.add(solve(own, cached, runner, instances, first + i, solving, references, certifier));
        }
        return solved;
    }

    private SolvedSlot solve(Scenario own, CachePlan cached, GaBackend runner, SlotInstances instances, int slot,
            SlotSolver solving, List<Contestant> references, SlotCertifier certifier) {
        SlotProblem problem = instances.load(slot);
        Decision decision = instances.newDecision();
        long before = solving.evaluations();
        solving.reset();
        solving.solve(problem, decision);
        decision.localBeyondReach(problem);
        double qos = instances.score(decision);
        double best = qos;
        Decision other = instances.newDecision();
        for (Contestant reference : references) {
            reference.solve(problem, other);
            other.localBeyondReach(problem);
            best = Math.max(best, instances.score(other));
        }
        certifier.prepare(instances.bounded());
        if (certifier.terms().exact()) {
            best = Math.max(best, SlotInstances.rounded(certifier.found()));
        }
        Optional<String> fault = certifier.fault(decision);
        return new SolvedSlot(own.name(), solving.name(), seed, slot, qos, best,
                best == 0 ? Double.NaN : 100 * (best - qos) / Math.abs(best),
                fault.isEmpty() ? Optional.of(proof(certifier, decision)) : Optional.empty(),
                fault.map(why -> "no bound is proven for decisions in which " + why).orElse(""),
                SlotInstances.draws(own),
                solving.evaluations() - before, users(instances, problem, decision), runner.name(),
                IntStream.range(0, problem.servers)
                        .mapToObj(m -> List.of(instances.network().serverX(m), instances.network().serverY(m)))
                        .toList(),
                IntStream.range(0, problem.servers).mapToObj(m -> IntStream.range(0, problem.services)
                        .mapToObj(s -> cached.get(m, s) ? 1 : 0).toList()).toList(),
                IntStream.range(0, SlotInstances.draws(own)).mapToObj(draw -> new SlotChannel(
                        Arrays.stream(instances.thresholdFading(draw)).boxed().toList(),
                        Arrays.stream(instances.uplinkFading(draw)).boxed().toList())).toList(),
                ScenarioWriter.toMap(own));
    }

    private static SlotProof proof(SlotCertifier certifier, Decision decision) {
        SlotCertificate certificate = certifier.certify(decision);
        double percent = 100 * certificate.relativeGap();
        return new SlotProof(certificate.bound(), certificate.qos(), certificate.gap(),
                Double.isFinite(percent) ? percent : Double.NaN, certificate.optimal(),
                certifier.terms().reservations());
    }

    private static List<SolvedUser> users(SlotInstances instances, SlotProblem problem, Decision decision) {
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
            users.add(new SolvedUser(problem.user[i], problem.cell[i] + 1, problem.service[i] + 1, where,
                    local ? 0 : decision.bandwidthShare[i], hit ? decision.frequencyShare[i] : 0, timeS[i], energyJ[i],
                    userQos[i], instances.network().userX(problem.user[i]),
                    instances.network().userY(problem.user[i]), target));
        }
        return users;
    }
}
