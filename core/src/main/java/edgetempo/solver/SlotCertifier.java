package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/**
 * Compares decisions of any solver for a slot with a proven bound. Not thread-safe.
 *
 * <pre>
 * certifier.prepare(problem);                       once a slot
 * certifier.certify(decision).relativeGap();        for each decision
 * </pre>
 */
public final class SlotCertifier {
    /** Limits with which a bound costs little more than the root of a search. */
    public static final SearchLimits QUICK = new SearchLimits(0, 8, 0);

    private final CertificateTerms terms;
    private final SearchLimits limits;
    private final SlotSearch search;
    private final DualBound relaxed;
    private final QosScorer scorer;
    private final FeasibleShares possible;
    private final double[] userQos;
    private SlotProblem problem;
    private double bound;
    private double found;

    /**
     * Creates a certifier for slots of the scenario's size.
     *
     * @param limits of the search that tightens a bound; not used where shares are rounded
     */
    public SlotCertifier(Scenario scenario, SearchLimits limits) {
        int users = scenario.network().users();
        int servers = scenario.network().servers();
        terms = CertificateTerms.of(scenario);
        this.limits = limits;
        search = new SlotSearch(users, servers);
        relaxed = new DualBound(scenario.shares(), users, servers);
        scorer = new QosScorer(scenario.shares());
        possible = new FeasibleShares(scenario.shares(), servers);
        userQos = new double[users];
    }

    /** Conditions under which its bounds hold. */
    public CertificateTerms terms() {
        return terms;
    }

    /**
     * Prepares for a slot and bounds it.
     *
     * @param newProblem the slot as decisions are scored: with the thresholds that score, and the mean channel where fading is redrawn.
     * Kept                   until the next one; not modified.
     */
    public void prepare(SlotProblem newProblem) {
        problem = newProblem;
        if (terms.decimals() >= 0) {
            bound = relaxed.qos(problem);
            found = Double.NEGATIVE_INFINITY;
        } else {
            search.run(problem, limits);
            bound = 0 - search.lowerBound();
            found = 0 - search.cost();
        }
    }

    /** QoS that no decision for the slot exceeds. */
    public double bound() {
        return bound;
    }

    /** QoS of the best decision that the bound's own search found; −∞ where shares are rounded, since then there is none. */
    public double found() {
        return found;
    }

    /** Whether the optimum of the slot is known to within {@link SearchLimits#TOLERANCE}. */
    public boolean proven() {
        return new SlotCertificate(found, bound).optimal();
    }

    /** Certificate of a decision with the given score. */
    public SlotCertificate certify(double qos) {
        return new SlotCertificate(qos, bound);
    }

    /**
     * Scores a decision and certifies it.
     *
     * @param decision not modified
     * @throws IllegalArgumentException if its shares are not positive, or sum to more than 1, and so prove nothing
     */
    public SlotCertificate certify(Decision decision) {
        fault(decision).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return new SlotCertificate(scorer.score(problem, decision, userQos), bound);
    }

    /** Why nothing is proven of a decision for the prepared slot: which of its shares are infeasible. */
    public Optional<String> fault(Decision decision) {
        return fault(problem, decision);
    }

    /** The same for any slot of the scenario. */
    public Optional<String> fault(SlotProblem slot, Decision decision) {
        return Optional.of(possible.fault(slot, decision)).filter(fault -> !fault.isEmpty());
    }
}
