package edgetempo.solver;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.Trait;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotCertifierTest {
    private static Scenario scenario(String preset, String... sets) {
        return ScenarioReader.load(preset, List.of(sets));
    }

    private static Decision decision(SlotProblem problem) {
        return new Decision(problem.users, problem.servers, problem.services);
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "published-m3-n30", "published-m5-n50", "physical-m2-n50",
            "physical-m5-n50",
            "drift-m2-n20"})
    void noSolverIsAboveTheBound(String preset) {
        Scenario base = scenario(preset);
        for (String name : Catalogue.standard().solvers().names()) {
            NamedSolver named = Catalogue.standard().solver(name);
            if (named.has(Trait.CHOOSES_PLANS) || named.obstacle(base).isPresent()) {
                continue;
            }
            Scenario scenario = named.configure(base);
            SlotSolver solver = named.factory(scenario, GaBackends.fastest()).get();
            for (CachePlan plan : List.of(StaticPlans.all(scenario), StaticPlans.popularity(scenario),
                    StaticPlans.none(scenario))) {
                for (long seed = 0; seed < 3; seed++) {
                    SlotProblem problem = SlotProblems.sample(scenario, plan, seed);
                    Decision decision = decision(problem);
                    solver.solve(problem, decision);
                    assertCertified(scenario, problem, decision);
                }
            }
        }
    }

    /** Genes are drawn so that many shares round to zero and are replaced, and so that few do. */
    @ParameterizedTest
    @CsvSource({"2, 6, 3", "3, 5, 2", "1, 8, 1", "2, 20, 3", "2, 6, 1"})
    void noRoundedSharesAreAboveTheBound(int servers, int users, int decimals) {
        Scenario scenario = scenario("published-m2-n20", "network.servers=" + servers, "network.users=" + users,
                "shares.decimals=" + decimals);
        SplittableRandom random = new SplittableRandom(servers + users + decimals);
        ShareDecoder decoder = new ShareDecoder(scenario.shares(), servers);
        ClosedFormShares best = new ClosedFormShares(scenario.shares(), users, servers);
        SlotCertifier certifier = new SlotCertifier(scenario, SlotCertifier.QUICK);
        QosScorer scorer = new QosScorer(scenario.shares());
        double least = Double.POSITIVE_INFINITY;
        for (long seed = 0; seed < 100; seed++) {
            SlotProblem problem = seed % 2 == 0
                    ? RandomSlots.sample(users, servers, seed)
                    : SlotProblems.sample(scenario, StaticPlans.all(scenario), seed);
            certifier.prepare(problem);
            Decision decision = decision(problem);
            for (int trial = 0; trial < 200; trial++) {
                for (int i = 0; i < users; i++) {
                    decision.offload[i] = random.nextInt(servers + 1);
                    decision.bandwidthShare[i] = Math.pow(random.nextDouble(), 1 + trial % 20);
                    decision.frequencyShare[i] = Math.pow(random.nextDouble(), 1 + trial % 20);
                }
                if (trial % 3 == 0) {
                    best.prepare(problem);
                    best.shares(problem, decision);
                } else {
                    decoder.decode(problem, decision);
                }
                assertThat(certifier.fault(decision)).isEmpty();
                SlotCertificate certificate = certifier.certify(decision);
                assertThat(certificate.qos())
                        .isEqualTo(scorer.score(problem, decision, new double[users]));
                assertThat(certificate.qos()).as("seed " + seed + " trial " + trial)
                        .isLessThanOrEqualTo(certificate.bound());
                least = Math.min(least, certificate.gap());
            }
        }
        assertThat(least).isNotNegative();
    }

    @Test
    void aBoundForRoundedSharesIsAFewPerCentAboveWhatCanBeHad() {
        Scenario scenario = scenario("published-m2-n50", "radio.fadingRedraw=PER_SLOT");
        for (long seed = 0; seed < 10; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), seed);
            Decision decision = decision(problem);
            new FastSolver(scenario).solve(problem, decision);
            assertThat(assertCertified(scenario, problem, decision).relativeGap()).as("seed " + seed)
                    .isBetween(0.0, 0.1);
        }
    }

    @Test
    void theExactSolverIsCertifiedOptimalAndOthersLoseWhatTheyLose() {
        Scenario scenario = scenario("physical-m2-n50");
        SlotCertifier certifier = new SlotCertifier(scenario, SearchLimits.NONE);
        for (long seed = 0; seed < 10; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), seed);
            certifier.prepare(problem);
            assertThat(certifier.proven()).isTrue();
            Decision decision = decision(problem);
            new ExactSolver(scenario, SearchLimits.NONE).solve(problem, decision);
            SlotCertificate exact = certifier.certify(decision);
            assertThat(exact.optimal()).as("seed " + seed).isTrue();
            assertThat(exact.qos()).isCloseTo(certifier.found(), within(1e-9));
            new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario).solve(problem, decision);
            SlotCertificate nearest = certifier.certify(decision);
            assertThat(nearest.optimal()).isFalse();
            assertThat(nearest.gap()).isEqualTo(certifier.bound() - nearest.qos());
            assertThat(certifier.certify(nearest.qos())).isEqualTo(nearest);
        }
    }

    @Test
    void impossibleSharesProveNothing() {
        Scenario scenario = scenario("physical-m2-n20");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 1);
        SlotCertifier certifier = new SlotCertifier(scenario, SlotCertifier.QUICK);
        certifier.prepare(problem);
        Decision decision = decision(problem);
        Arrays.fill(decision.offload, 1);
        Arrays.fill(decision.bandwidthShare, 0.1);
        Arrays.fill(decision.frequencyShare, 0.05);
        assertThat(certifier.fault(decision)).isEmpty();
        decision.bandwidthShare[3] += 1e-9;
        assertThatThrownBy(() -> certifier.certify(decision)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bandwidth shares of cell 0");
        decision.bandwidthShare[3] = -0.1;
        assertThat(certifier.fault(decision)).hasValue("user 3 has a bandwidth share of -0.1");
        decision.bandwidthShare[3] = Double.NaN;
        assertThat(certifier.fault(decision)).hasValue("user 3 has a bandwidth share of NaN");
        decision.bandwidthShare[3] = 0.01;
        Arrays.fill(decision.frequencyShare, 0.06);
        for (int i = 0; i < 20; i++) {
            problem.cachedAt[i] = 3;
        }
        assertThat(certifier.fault(decision).orElseThrow()).startsWith("frequency shares of server 0 sum to 1.2");
    }

    @Test
    void gapsAreAbsoluteAndRelativeAndZeroBoundsAreNoTrouble() {
        assertThat(new SlotCertificate(9, 10).gap()).isEqualTo(1);
        assertThat(new SlotCertificate(9, 10).relativeGap()).isEqualTo(0.1);
        assertThat(new SlotCertificate(-11, -10).relativeGap()).isEqualTo(0.1);
        assertThat(new SlotCertificate(0, 0).relativeGap()).isZero();
        assertThat(new SlotCertificate(-1, 0).relativeGap()).isInfinite();
        assertThat(new SlotCertificate(10 + 1e-13, 10).gap()).isZero();
        assertThat(new SlotCertificate(9.9, 10).optimal()).isFalse();
        assertThat(new SlotCertificate(10 - 1e-10, 10).optimal()).isTrue();
    }

    @Test
    void termsNameTheKeysThatAreInTheWay() {
        assertThat(CertificateTerms.of(scenario("physical-m2-n20")).exact()).isTrue();
        assertThat(CertificateTerms.of(scenario("physical-m2-n20")).reservations()).isEmpty();
        CertificateTerms published = CertificateTerms.of(scenario("published-m3-n30"));
        assertThat(published.exact()).isFalse();
        assertThat(published.reservations()).contains("mean channel", "radio.fadingRedraw", "shares.decimals is 3",
                "qos.solverThresholds");
        assertThat(
                CertificateTerms.of(scenario("published-m3-n30", "radio.fadingRedraw=PER_SLOT", "shares.decimals=-1"))
                        .exact())
                .isFalse();
        Scenario joint = scenario("published-m2-n20", "ga.variant=" + GaVariant.JOINT);
        assertThat(CertificateTerms.obstacle(joint, true, false).orElseThrow()).contains("ga.variant");
        assertThat(CertificateTerms.obstacle(joint, false, true).orElseThrow()).contains("shares.actionGenes");
        assertThat(CertificateTerms.obstacle(joint, false, false)).isEmpty();
        assertThat(CertificateTerms.obstacle(scenario("physical-m2-n20"), false, true)).isEmpty();
    }
}
