package edgetempo.catalogue.builtin;

import edgetempo.catalogue.ProviderGroup;
import edgetempo.catalogue.Setting;
import edgetempo.catalogue.SettingValues;
import edgetempo.catalogue.SlotSolverProvider;
import edgetempo.catalogue.SolverContext;
import edgetempo.catalogue.SolverLimits;
import edgetempo.catalogue.Trait;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import edgetempo.solver.ExactSolver;
import edgetempo.solver.ExhaustiveSolver;
import edgetempo.solver.FastSolver;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.MultiStartSolver;
import edgetempo.solver.SearchLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Slot solvers: GA variants first, each named as its variant, then the others. */
public final class BuiltInSolvers implements ProviderGroup {
    @Override
    public List<SlotSolverProvider> providers() {
        List<SlotSolverProvider> all = new ArrayList<>();
        for (GaVariant variant : GaVariant.values()) {
            all.add(new GeneticProvider(variant));
        }
        all.add(new Simple(LocalSearchSolver.NAME, "best responses from everyone local, at closed-form shares",
                Set.of(),
                BuiltInSolvers::localSearch));
        all.add(new Simple(MultiStartSolver.NAME, "best responses from several starts, at closed-form shares",
                Set.of(Trait.REFERENCE), BuiltInSolvers::multiStart));
        for (BaselineSolver.Rule rule : BaselineSolver.Rule.values()) {
            all.add(new Simple(rule.label(), rule.meaning() + ", at closed-form shares", Set.of(),
                    context -> new BaselineSolver(rule, context.scenario())));
        }
        all.add(new Fast());
        all.add(new Exact());
        all.add(new Exhaustive());
        return all;
    }

    private static SlotSolver localSearch(SolverContext context) {
        return context.limits().counted()
                ? new MultiStartSolver(context.scenario(), 1, context.limits().evaluations(), 0)
                : new LocalSearchSolver(context.scenario());
    }

    private static SlotSolver multiStart(SolverContext context) {
        boolean limited = context.limits().counted() || context.limits().millis() > 0;
        return new MultiStartSolver(context.scenario(), limited ? Integer.MAX_VALUE : MultiStartSolver.DEFAULT_STARTS,
                context.limits().evaluations(), context.limits().millis());
    }

    /** A solver without settings that takes every scenario. */
    private record Simple(String name, String description, Set<Trait> traits,
            Function<SolverContext, SlotSolver> factory) implements SlotSolverProvider {
        @Override
        public SlotSolver create(SolverContext context) {
            return factory.apply(context);
        }
    }

    /** The optimum and its proof. */
    private static final class Exact implements SlotSolverProvider {
        private static final String GAP = "gap";
        private static final String NODES = "nodes";
        private static final String MILLIS = "millis";
        private static final String EVALUATIONS = "evaluations";
        /** Users times servers of slots that are proven however long it takes: in milliseconds. */
        private static final int SMALL = 1000;
        /** Work on a larger slot: 20 to 40 ms, after which bounds hardly rise. */
        private static final int DEFAULT_MAX_EVALUATIONS = 20_000;

        @Override
        public String name() {
            return ExactSolver.NAME;
        }

        @Override
        public String description() {
            return "branch and bound on the Lagrangian dual, at closed-form shares; proves its optimum";
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.EXACT);
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    Setting.number(GAP, 0, 0.99, 0, "relative gap that is small enough; 0 asks for the optimum"),
                    Setting.whole(NODES, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, "subproblems of a slot at most"),
                    Setting.whole(MILLIS, 0, Integer.MAX_VALUE, 0,
                            "wall time of a slot, ms; 0 is no limit, else results depend on the machine"),
                    Setting.whole(EVALUATIONS, 0, Integer.MAX_VALUE, 0,
                            "work on a slot, each as much as looking at every user once; 0 is no limit, but "
                                    + DEFAULT_MAX_EVALUATIONS
                                    + " where users times servers are more than " + SMALL
                                    + " and no setting is given"));
        }

        @Override
        public Optional<String> caution(Scenario scenario, SettingValues settings) {
            return unlimited(scenario, settings)
                    ? Optional.of(name() + " ends at " + usual(scenario)
                            + " evaluations a slot, with the bound reached by then, since users"
                            + " times servers are more than " + SMALL + "; " + name()
                            + "{gap: 0} proves each optimum, however long it takes")
                    : Optional.empty();
        }

        /** Whether slots could take minutes, and nobody asked for that. */
        private static boolean unlimited(Scenario scenario, SettingValues settings) {
            return settings.given().isEmpty()
                    && (long) scenario.network().users() * scenario.network().servers() > SMALL;
        }

        private static long usual(Scenario scenario) {
            return Math.max(DEFAULT_MAX_EVALUATIONS, ExactSolver.minEvaluations(scenario));
        }

        @Override
        public long minEvaluations(Scenario scenario) {
            return ExactSolver.minEvaluations(scenario);
        }

        @Override
        public SlotSolver create(SolverContext context) {
            long nodes = context.settings().whole(NODES);
            long millis = context.settings().whole(MILLIS);
            if (context.limits().millis() > 0) {
                millis = millis == 0 ? context.limits().millis() : Math.min(millis, context.limits().millis());
            }
            return new ExactSolver(context.scenario(),
                    new SearchLimits(context.settings().number(GAP), nodes, millis, evaluations(context)));
        }

        private static long evaluations(SolverContext context) {
            long asked = context.settings().whole(EVALUATIONS);
            long own = asked > 0 ? asked : Long.MAX_VALUE;
            if (context.limits().equals(SolverLimits.NONE) && unlimited(context.scenario(), context.settings())) {
                own = usual(context.scenario());
            }
            return Math.min(own, context.limits().evaluations());
        }
    }

    /** The rounded relaxation. */
    private static final class Fast implements SlotSolverProvider {
        @Override
        public String name() {
            return FastSolver.NAME;
        }

        @Override
        public String description() {
            return "rounds the dual relaxation and improves it by best responses, at closed-form shares";
        }

        @Override
        public long minEvaluations(Scenario scenario) {
            return ExactSolver.minEvaluations(scenario);
        }

        @Override
        public SlotSolver create(SolverContext context) {
            return new FastSolver(context.scenario(),
                    new SearchLimits(0, 1, context.limits().millis(), context.limits().evaluations()));
        }
    }

    /** Every offload vector. */
    private static final class Exhaustive implements SlotSolverProvider {
        @Override
        public String name() {
            return ExhaustiveSolver.NAME;
        }

        @Override
        public String description() {
            return "tries every offload vector, at closed-form shares; for small slots";
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.EXACT, Trait.REFERENCE);
        }

        @Override
        public Optional<String> obstacle(Scenario scenario) {
            return ExhaustiveSolver.obstacle(scenario);
        }

        @Override
        public SlotSolver create(SolverContext context) {
            return new ExhaustiveSolver(context.scenario());
        }
    }
}
