package edgetempo.fran;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Results of a method on a set of instances, each a mean over them.
 *
 * @param method        name
 * @param instances     how many
 * @param utility       sum over users
 * @param modes         users and utility of every mode, in the order of {@link FranMode}
 * @param lateUsers     users assigned to a node that compute locally, because their share would make them late
 * @param phase1Utility sum of what phase 1 rewards
 */
public record FranFigures(String method, int instances, double utility, List<Mode> modes, double lateUsers,
        double phase1Utility) {
    /** Mean users and mean utility of one mode. */
    public record Mode(FranMode mode, double users, double utility) {}

    /** Copies the list. */
    public FranFigures {
        modes = List.copyOf(modes);
    }

    /** Figures of a mode. */
    public Mode mode(FranMode mode) {
        return modes.get(mode.ordinal());
    }

    /** Relative gap to the utility of {@code exact}; negative if this is better, 0 if that utility is 0. */
    public double gapTo(FranFigures exact) {
        return gap(utility, exact.utility);
    }

    /** Relative gap to the phase-1 reward of {@code exact}. */
    public double phase1GapTo(FranFigures exact) {
        return gap(phase1Utility, exact.phase1Utility);
    }

    /** Relative gap to {@code exact}; 0 where that is 0. */
    public static double gap(double utility, double exact) {
        return exact > 0 ? (exact - utility) / exact : 0;
    }

    /** Mean of {@link FranBound} over at least one instance; modes and phases are empty. */
    public static FranFigures bound(List<FranInstance> instances) {
        List<Mode> none = Arrays.stream(FranMode.values()).map(mode -> new Mode(mode, Double.NaN, Double.NaN)).toList();
        return new FranFigures(FranMethods.BOUND, instances.size(),
                instances.stream().mapToDouble(FranBound::of).average().orElseThrow(), none, Double.NaN, Double.NaN);
    }

    /** Evaluates a method on at least one instance. */
    public static FranFigures of(FranMethod method, List<FranInstance> instances) {
        FranPipeline pipeline = method.pipeline();
        return of(method.name(), instances, pipeline::decide);
    }

    /**
     * Scores decisions.
     *
     * @param instances at least one; not modified
     * @param decide    the complete decision for each
     */
    public static FranFigures of(String method, List<FranInstance> instances,
            Function<FranInstance, FranDecision> decide) {
        FranMode[] all = FranMode.values();
        double[] users = new double[all.length];
        double[] utility = new double[all.length];
        double total = 0;
        double late = 0;
        double phase1 = 0;
        for (FranInstance instance : instances) {
            FranDecision decision = decide.apply(instance);
            FranOutcome outcome = FranEvaluator.evaluate(instance, decision);
            for (FranMode mode : all) {
                users[mode.ordinal()] += outcome.users(mode);
                utility[mode.ordinal()] += outcome.utility(mode);
            }
            total += outcome.utility();
            late += outcome.lateUsers();
            phase1 += FranPipeline.phase1Reward(instance, decision);
        }
        int n = instances.size();
        List<Mode> modes = Arrays.stream(all)
                .map(mode -> new Mode(mode, users[mode.ordinal()] / n, utility[mode.ordinal()] / n)).toList();
        return new FranFigures(method, n, total / n, modes, late / n, phase1 / n);
    }
}
