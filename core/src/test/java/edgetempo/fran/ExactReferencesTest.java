package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The exact references against searches over everything. */
class ExactReferencesTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final int BLOCKS = 5;

    @Test
    void theInstanceWorkedByHandHasTheOffloadingWorkedByHand() {
        // FAP 0 has capacity two; one goes to user 1 (1.436, nowhere else). The other: user 2 (0.922) and user 0 at FAP 1
        // (0.636), together 1.558, or user 0 (0.786) and user 2 at DCN 2 (0.872), together 1.658.
        FranInstance hand = FranInstances.byHand();
        FranDecision decision = new FranDecision(4);
        ExactOffloading.overAllNodes().offload(hand, decision);
        assertThat(decision.node).containsExactly(0, 0, 2, FranDecision.NONE);
        assertThat(FranPipeline.phase1Reward(hand, decision)).isEqualTo(1.436 + 0.786 + 0.872, CLOSE);
        FranDecision noD2d = new FranDecision(4);
        ExactOffloading.withoutD2d().offload(hand, noD2d);
        assertThat(noD2d.node).containsExactly(1, 0, 0, FranDecision.NONE);
        // Really, FAP 0's users share: 0.636 + 1.036 + 0.872 = 2.544 (see Phase2EnvTest). User 0 at FAP 1 and user 1 alone:
        // 0.636 + 1.436, and user 2 on to the cloud (0.912) rather than at DCN 2: 2.984.
        FranDecision joint = new FranDecision(4);
        new JointSearch(FranInstances.BLOCKS).offload(hand, joint);
        assertThat(joint.node).containsExactly(1, 0, 0, FranDecision.NONE);
        FranPipeline pipeline = new FranPipeline(false, new JointSearch(FranInstances.BLOCKS),
                new ExactAllocation(FranInstances.BLOCKS));
        assertThat(pipeline.solve(hand).utility()).isEqualTo(2.984, CLOSE);
    }

    @Test
    void phase1IsTheBestOfAllOffloadingsOfUpToSixUsers() {
        for (int users = 1; users <= 6; users++) {
            for (int number = 0; number < 25; number++) {
                FranInstance instance = FranInstances.drawn(users, number);
                FranDecision decision = new FranDecision(users);
                ExactOffloading.overAllNodes().offload(instance, decision);
                double best = bestOffloading(instance, new FranDecision(users), new int[instance.nodes], 0);
                assertThat(FranPipeline.phase1Reward(instance, decision)).as("%d users, instance %d", users, number)
                        .isEqualTo(best, CLOSE);
                FranEvaluator.evaluate(instance, decision); // refuses what breaks a constraint
            }
        }
    }

    @Test
    void phase2IsTheBestOfAllWaysToDeal() {
        FranScenario scenario = ScenarioReader.loadFran("fran-default", List.of("compute.fapPlaces=5"));
        Phase2Env env = new Phase2Env(scenario);
        ExactAllocation exact = new ExactAllocation(scenario.phase2().blocks());
        FranSampler sampler = new FranSampler(scenario);
        int several = 0;
        for (int number = 0; number < 40; number++) {
            FranInstance instance = sampler.sample(2, number);
            FranDecision decision = new FranPipeline(true, ExactOffloading.overAllNodes(), exact).decide(instance);
            int[] users = new int[instance.users];
            for (int fap = 0; fap < instance.faps; fap++) {
                env.reset(instance, decision, fap);
                int count = decision.sharing(fap, users);
                if (count == 0) {
                    continue;
                }
                double best = Double.NEGATIVE_INFINITY;
                for (int deal = 0; deal < env.actions(); deal++) {
                    best = Math.max(best, env.rewardOf(deal));
                }
                assertThat(exact.best(instance, fap, users, count, new int[count])).isEqualTo(best, CLOSE);
                several += count > 1 ? 1 : 0;
            }
        }
        assertThat(several).isGreaterThan(20);
    }

    @Test
    void theJointSearchIsTheBestOfAllOffloadingsAsTheEvaluationScoresThem() {
        for (int number = 0; number < 12; number++) {
            FranInstance instance = FranInstances.drawn(5, number);
            double best = bestJoint(instance, new FranDecision(5), new int[instance.nodes], 0);
            FranPipeline pipeline = new FranPipeline(false, new JointSearch(BLOCKS), new ExactAllocation(BLOCKS));
            assertThat(pipeline.solve(instance).utility()).as("instance %d", number).isEqualTo(best, CLOSE);
        }
        FranInstance large = FranInstances.drawn(JointSearch.MAX_USERS + 1, 0);
        assertThatThrownBy(() -> new JointSearch(BLOCKS).offload(large, new FranDecision(large.users)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most 14 users; there are 15");
    }

    @Test
    void squareRootSharesBeatAnyOthersWhereNobodyIsLateAndTheBoundIsTheirValue() {
        FranInstance hand = FranInstances.byHand();
        hand.processorHz[0] = 8e9;
        int[] users = {0, 1};
        // √(ρᵗB) = √0.6, √1.6; T_l leaves room, so the bound is Σa − (Σ√)²/F with a = 0.6·0.9 + 0.396, 0.8·1.8 + 0.396.
        double closed = 0.936 + 1.836 - Math.pow(Math.sqrt(0.6) + Math.sqrt(1.6), 2) / 8;
        assertThat(SquareRootAllocation.upperBound(hand, 0, users, 2)).isEqualTo(closed, CLOSE);
        assertThat(value(hand, users, new SquareRootAllocation())).isEqualTo(closed, CLOSE);
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < 1000; draw++) {
            double first = 8e9 * random.nextDouble();
            double other = FranUtility.earned(hand, 0, 0, FranUtility.timeS(hand, 0, 0, first))
                    + FranUtility.earned(hand, 1, 0, FranUtility.timeS(hand, 1, 0, 8e9 - first));
            assertThat(other).isLessThanOrEqualTo(closed + 1e-12);
        }
    }

    @Test
    void noDealOfBlocksIsAboveTheContinuousBoundAndManyBlocksComeCloseWhereNobodyIsLate() {
        FranSampler sampler = new FranSampler(ScenarioReader.loadFran("fran-default", List.of()));
        int close = 0;
        for (int number = 0; number < 60; number++) {
            FranInstance instance = sampler.sample(4, number);
            FranDecision decision = new FranPipeline(true, ExactOffloading.overAllNodes(), new EqualAllocation())
                    .decide(instance);
            int[] users = new int[instance.users];
            for (int fap = 0; fap < instance.faps; fap++) {
                int count = decision.sharing(fap, users);
                if (count == 0) {
                    continue;
                }
                double bound = SquareRootAllocation.upperBound(instance, fap, users, count);
                double coarse = new ExactAllocation(10).best(instance, fap, users, count, new int[count]);
                double fine = new ExactAllocation(200).best(instance, fap, users, count, new int[count]);
                assertThat(Math.max(coarse, fine)).isLessThanOrEqualTo(bound + 1e-12);
                close += bound - fine < 0.01 ? 1 : 0;
            }
        }
        assertThat(close).isGreaterThan(30);
    }

    @Test
    void noOffloadingIsAboveTheExactReferenceAndNoBlocksAreAboveTheExactDeal() {
        FranScenario scenario = ScenarioReader.loadFran("fran-default", List.of());
        FranSampler sampler = new FranSampler(scenario);
        Phase2Env env = new Phase2Env(scenario);
        for (int number = 0; number < 20; number++) {
            FranInstance instance = sampler.sample(9, number);
            FranAllocator exact = new ExactAllocation(scenario.phase2().blocks());
            double most = phase1(instance, ExactOffloading.overAllNodes());
            for (FranOffloader offloader : FranMethods.offloaders()) {
                assertThat(phase1(instance, offloader)).as(offloader.name()).isLessThanOrEqualTo(most + 1e-9);
                FranDecision decision = new FranPipeline(true, offloader, exact).decide(instance);
                double best = FranEvaluator.evaluate(instance, decision).utility();
                for (int fap = 0; fap < instance.faps; fap++) {
                    env.reset(instance, decision, fap);
                    if (env.actions() > 0) {
                        env.apply(env.actions() - 1, decision);
                    }
                }
                assertThat(FranEvaluator.evaluate(instance, decision).utility()).as(offloader.name())
                        .isLessThanOrEqualTo(best + 1e-9);
            }
        }
    }

    private static double phase1(FranInstance instance, FranOffloader offloader) {
        return FranPipeline.phase1Reward(instance,
                new FranPipeline(true, offloader, new EqualAllocation()).decide(instance));
    }

    private static double value(FranInstance instance, int[] users, FranAllocator allocator) {
        FranDecision decision = new FranDecision(instance.users);
        decision.node[users[0]] = 0;
        decision.node[users[1]] = 0;
        allocator.allocate(instance, 0, users, users.length, decision);
        return FranEvaluator.evaluate(instance, decision).utility();
    }

    private static double bestOffloading(FranInstance instance, FranDecision decision, int[] served, int user) {
        if (user == instance.users) {
            return 0;
        }
        double best = bestOffloading(instance, decision, served, user + 1);
        for (int m = 0; m < instance.nodes; m++) {
            if (FranConstraints.admits(instance, user, m, served)) {
                served[m]++;
                double own = FranUtility.utility(instance, user, m,
                        FranUtility.timeS(instance, user, m, instance.processorHz[m]));
                best = Math.max(best, own + bestOffloading(instance, decision, served, user + 1));
                served[m]--;
            }
        }
        return best;
    }

    private static double bestJoint(FranInstance instance, FranDecision decision, int[] served, int user) {
        if (user == instance.users) {
            FranPipeline.allocate(instance, decision, new ExactAllocation(BLOCKS));
            return FranEvaluator.evaluate(instance, decision).utility();
        }
        decision.node[user] = FranDecision.NONE;
        double best = bestJoint(instance, decision, served, user + 1);
        for (int m = 0; m < instance.nodes; m++) {
            if (instance.reachable[instance.at(m, user)] > 0 && served[m] < instance.capacity[m]) {
                served[m]++;
                decision.node[user] = m;
                best = Math.max(best, bestJoint(instance, decision, served, user + 1));
                decision.node[user] = FranDecision.NONE;
                served[m]--;
            }
        }
        return best;
    }
}
