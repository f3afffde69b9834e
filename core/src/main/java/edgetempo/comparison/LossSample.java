package edgetempo.comparison;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.CertificateTerms;
import edgetempo.solver.SearchLimits;
import edgetempo.solver.SlotCertifier;
import java.util.Arrays;
import java.util.Optional;

/**
 * Optimality gap of an environment's slot solver against proven bounds, on a sample of the slots that it decided. Only reads what the
 * environment has played, so that measuring changes no result. Not thread-safe.
 */
public final class LossSample {
    /** Largest number of users over all sampled slots; a bound costs about a microsecond per user. */
    private static final int MAX_USERS = 10_000;
    /** Subproblems with which a slot's bound is tightened. */
    private static final SearchLimits LIMITS = new SearchLimits(0, 100, 0, 20_000);

    private final Scenario scenario;
    private final Optional<String> obstacle;
    private final int maxSlots;
    private final SlotCertifier certifier;
    private final SlotProblemBuilder builder;
    private final SlotProblem meanChannel;
    private final double[] meanFading;
    private final SlotRequests requests;
    private final ProvenLoss.Sum sum = new ProvenLoss.Sum();
    private int looked;

    /**
     * Creates a sample of slots of a scenario.
     *
     * @param obstacle why nothing can be proven, see {@link CertificateTerms#obstacle}; such a sample stays empty
     */
    public LossSample(Scenario scenario, Optional<String> obstacle) {
        this.scenario = scenario;
        this.obstacle = obstacle;
        maxSlots = Math.max(1, MAX_USERS / scenario.network().users());
        certifier = new SlotCertifier(scenario, LIMITS);
        builder = new SlotProblemBuilder(scenario);
        meanChannel = builder.newProblem();
        meanFading = new double[scenario.network().users()];
        requests = new SlotRequests(meanFading.length);
        Arrays.fill(meanFading, SlotSampler.meanFading(scenario.radio().fading()));
    }

    /** Slots sampled, whether or not a bound was proven for them. */
    public int looked() {
        return looked;
    }

    /** Adds the slots of the frame that an environment of the scenario has stepped last, as far as the sample has room. */
    public void add(TwoTimescaleEnv env) {
        int slots = scenario.time().slotsPerFrame();
        for (int slot = 0; slot < slots && obstacle.isEmpty() && looked < maxSlots; slot++) {
            add(bounded(env, slot), env.decision(slot));
        }
    }

    private void add(SlotProblem problem, Decision decision) {
        looked++;
        if (certifier.fault(problem, decision).isEmpty()) {
            certifier.prepare(problem);
            sum.add(certifier.certify(decision).qos(), certifier.bound());
        }
    }

    /** A slot as bounds are proven for it: as it is scored, or on the mean channel where nobody knows the channel. */
    private SlotProblem bounded(TwoTimescaleEnv env, int slot) {
        SlotProblem scored = env.problem(slot);
        if (!certifier.terms().meanChannel()) {
            return scored;
        }
        requests.copyFrom(scored);
        builder.fill(meanChannel, env.network(), requests, meanFading, meanFading, scored.plan,
                scenario.qos().scoreThresholds());
        return meanChannel;
    }

    /** The figures. */
    public ProvenLoss loss() {
        return sum.loss(obstacle.orElseGet(() -> sum.slots() == 0 && looked > 0
                ? "not proven for shares that are zero or sum to more than there is"
                : certifier.terms().reservations()));
    }
}
