package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;

/** The one assertion that holds for every decision of every solver: its shares are possible, and it is not better than the proven bound. */
public final class CertifiedAssert {
    private static final SearchLimits LIMITS = new SearchLimits(0, 50, 0);

    private CertifiedAssert() {}

    /**
     * Asserts it.
     *
     * @param problem the slot, with the channel and the thresholds that the decision is scored with. Not modified.
     * @return what is proven of the decision
     */
    public static SlotCertificate assertCertified(Scenario scenario, SlotProblem problem, Decision decision) {
        SlotCertifier certifier = new SlotCertifier(scenario, LIMITS);
        certifier.prepare(problem);
        assertThat(certifier.fault(decision)).isEmpty();
        SlotCertificate certificate = certifier.certify(decision);
        assertThat(certificate.qos()).isLessThanOrEqualTo(certificate.bound());
        return certificate;
    }

    /** A solver whose every decision is checked before it is returned. */
    public static SlotSolver certified(Scenario scenario, SlotSolver solver) {
        return new SlotSolver() {
            @Override
            public void reset() {
                solver.reset();
            }

            @Override
            public void solve(SlotProblem problem, Decision decision) {
                solver.solve(problem, decision);
                assertCertified(scenario, problem, decision);
            }

            @Override
            public String name() {
                return solver.name();
            }

            @Override
            public long evaluations() {
                return solver.evaluations();
            }

            @Override
            public boolean carriesState() {
                return solver.carriesState();
            }
        };
    }
}
