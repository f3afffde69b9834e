package edgetempo.solver;

import edgetempo.scenario.mec.ActionGenes;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/**
 * The conditions under which proven bounds hold for the slots of a scenario.
 *
 * @param meanChannel    fading is redrawn for every evaluation, so that a slot has no optimum of its own: bounds, and the decisions
 *                       compared with them, are for the mean channel
 * @param decimals       that shares are rounded to, which makes bounds weaker; −1 if they are not
 * @param ownThresholds  solvers optimise other thresholds than those that score, so that the optimum of what a solver sees proves nothing
 */
public record CertificateTerms(boolean meanChannel, int decimals, boolean ownThresholds) {
    /** The terms of a scenario. */
    public static CertificateTerms of(Scenario scenario) {
        return new CertificateTerms(scenario.radio().fadingRedraw() == FadingRedraw.PER_EVALUATION,
                scenario.shares().decimals(),
                scenario.qos().solverThresholds() != scenario.qos().scoreThresholds());
    }

    /** Whether the optimum at closed-form shares of what solvers see is the largest QoS that a decision can score. */
    public boolean exact() {
        return !meanChannel && decimals < 0 && !ownThresholds;
    }

    /** What differs from a slot whose optimum can be proven, with the scenario keys; empty if nothing does. */
    public String reservations() {
        StringBuilder text = new StringBuilder();
        if (meanChannel) {
            text.append("for the mean channel, because radio.fadingRedraw is PER_EVALUATION");
        }
        if (decimals >= 0) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append("weaker by what rounding can add to shares, because shares.decimals is ").append(decimals);
        }
        if (ownThresholds) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append("for qos.scoreThresholds, not for the qos.solverThresholds that solvers see");
        }
        return text.toString();
    }

    /**
     * Why decisions of a solver cannot be compared with a bound, naming the scenario key responsible.
     *
     * @param choosesPlan whether the solver chooses the cache plan of each slot too
     * @param learned     whether shares are read from a network's outputs
     */
    public static Optional<String> obstacle(Scenario scenario, boolean choosesPlan, boolean learned) {
        if (choosesPlan) {
            return Optional.of("not proven where ga.variant is " + GaVariant.JOINT
                    + ": the solver chooses the cache plan that a bound has to know");
        }
        if (learned && scenario.shares().actionGenes() == ActionGenes.SIGNED) {
            return Optional.of("not proven where shares.actionGenes is " + ActionGenes.SIGNED
                    + ": shares can be negative or exceed 1, for which nothing is impossible");
        }
        return Optional.empty();
    }
}
