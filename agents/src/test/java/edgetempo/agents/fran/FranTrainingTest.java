package edgetempo.agents.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.fran.ExactAllocation;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranEvaluator;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranPipeline;
import edgetempo.fran.FranSampler;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FranTrainingTest {
    private static final int REST_EVERY = 5;

    /** Everything that was heard. */
    private static final class Heard implements FranListener {
        private final List<Phase1Epoch> epochs = new ArrayList<>();
        private final List<Phase2Learned> allocations = new ArrayList<>();
        private final List<Checkpoint> saved = new ArrayList<>();
        private int offloaded;

        @Override
        public void offloading(Phase1Epoch epoch) {
            epochs.add(epoch);
        }

        @Override
        public void offloaded(Phase1Learned learned) {
            offloaded++;
        }

        @Override
        public void resting(FranTraining training) {
            saved.add(training.checkpoint(Map.of("seed", "3")));
        }

        @Override
        public void allocated(Phase2Learned learned) {
            allocations.add(learned);
        }
    }

    /** Small, and dense enough that access points are shared. */
    private static FranScenario scenario(String... sets) {
        List<String> all = new ArrayList<>(List.of("world.sideM=140", "phase1.hidden1=32", "phase1.hidden2=32",
                "phase1.epochs=32", "phase1.epsilonDecaySteps=200", "phase2.hidden1=32", "phase2.hidden2=32",
                "phase2.epochs=8", "tasks.timeWeightMin=0.5", "cache.fapHitProbability=0"));
        all.addAll(List.of(sets));
        return ScenarioReader.loadFran("fran-small", all);
    }

    private static FranLearned train(FranScenario scenario, int threads, FranListener listener, BooleanSupplier stop) {
        try (FranTraining training = new FranTraining(scenario, 3, threads, GraphFixture.ONE_THREAD)) {
            return training.run(listener, REST_EVERY, stop);
        }
    }

    @Test
    void offloadingFindsTheExactOptimumOfASmallNetwork() {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of("phase2.epochs=1"));
        FranLearned learned = train(scenario, 1, new Heard(), () -> false);
        assertThat(learned.offloading().utility()).isCloseTo(learned.offloading().exact(), within(1e-9));
        assertThat(learned.finished()).isTrue();
    }

    @Test
    void allocationCannotBeToldFromTheExactOne() {
        FranScenario scenario = scenario("phase2.epochs=100", "phase2.hidden1=64", "phase2.hidden2=64");
        FranLearned learned = train(scenario, 2, new Heard(), () -> false);
        assertThat(learned.allocation()).hasSize(2).anyMatch(one -> one.users() >= 2);
        double gap = 0;
        for (Phase2Learned one : learned.allocation()) {
            // Two deals may earn so nearly the same that a network does not tell them apart.
            assertThat(one.utility()).isBetween(0.999 * one.exact(), one.exact() + 1e-9);
            gap += one.exact() - one.utility();
        }
        FranDecision exact = new FranPipeline(scenario, learned.offloading().policy(scenario),
                new ExactAllocation(scenario.phase2().blocks())).decide(learned.instance());
        assertThat(learned.outcome().utility())
                .isCloseTo(FranEvaluator.evaluate(learned.instance(), exact).utility() - gap, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase1.network=PLAIN", "phase1.doubleQ=true", "phase1.observation=PUBLISHED",
            "phase1.maskActions=false", "phase1.order=RANDOM"})
    void everyVariantLearnsMoreThanRandomChoicesEarn(String variant) {
        Heard heard = new Heard();
        FranLearned learned = train(scenario(variant), 1, heard, () -> false);
        double random = heard.epochs.subList(0, 10).stream().mapToDouble(Phase1Epoch::utility).average().orElseThrow();
        assertThat(learned.offloading().utility()).isGreaterThan(1.2 * random)
                .isLessThanOrEqualTo(learned.offloading().exact() + 1e-9);
    }

    @Test
    void resultsAreTheSameToTheLastBitForAnyNumberOfThreadsAndEveryRepetition() {
        Heard first = new Heard();
        FranLearned one = train(scenario(), 1, first, () -> false);
        Heard second = new Heard();
        FranLearned three = train(scenario(), 3, second, () -> false);
        assertThat(second.epochs).isEqualTo(first.epochs);
        assertThat(second.allocations).isEqualTo(first.allocations);
        assertThat(first.allocations).anyMatch(learned -> !learned.weights().isEmpty());
        assertThat(three.offloading()).isEqualTo(one.offloading());
        assertThat(three.outcome()).isEqualTo(one.outcome());
        assertThat(first.offloaded).isEqualTo(1);
    }

    @Test
    void whatCountsAsLearnedIsTheNetworkThatWasJudgedBestAndTheSavedPolicyPlaysIt() {
        Heard heard = new Heard();
        FranScenario scenario = scenario();
        FranLearned learned = train(scenario, 1, heard, () -> false);
        double best = heard.epochs.stream().mapToDouble(Phase1Epoch::greedy).max().orElseThrow();
        assertThat(learned.offloading().utility()).isEqualTo(best);
        assertThat(heard.epochs.get(learned.offloading().epoch()).greedy()).isEqualTo(best);
        assertThat(learned.offloading().policy(scenario).play(learned.instance())).isEqualTo(best);
        for (Phase2Learned one : learned.allocation()) {
            assertThat(one.epochs()).allMatch(epoch -> epoch.greedy() <= one.utility());
        }
    }

    @Test
    void anEpochOfAnAllocationEndsOnceTheRewardHasStayedForTenSteps() {
        // Never a random action, never a full batch: the network stays, and deals the same from some step on.
        Heard heard = new Heard();
        train(scenario("phase2.epsilonInitial=0", "phase2.epsilonFinal=0", "phase2.batch=2000"), 1,
                heard, () -> false);
        List<Phase2Epoch> epochs = heard.allocations.stream().flatMap(one -> one.epochs().stream()).toList();
        assertThat(epochs).isNotEmpty().allMatch(epoch -> epoch.updates() == 0).allMatch(epoch -> epoch.steps() >= 11
                && epoch.steps() <= 14).allMatch(epoch -> epoch.reward() == epoch.greedy());
        Heard random = new Heard();
        train(scenario("phase2.epsilonFinal=1", "phase2.epochs=3", "phase2.maxSteps=60"), 1, random,
                () -> false);
        assertThat(random.allocations.stream().flatMap(one -> one.epochs().stream()).mapToInt(Phase2Epoch::steps))
                .as("always another deal").contains(60).allMatch(steps -> steps <= 60);
    }

    @Test
    void aRequestToStopEndsAfterTheEpochAtHandAndKeepsWhatWasLearned() {
        Heard heard = new Heard();
        FranLearned learned = train(scenario("phase1.batch=16"), 2, heard, () -> heard.epochs.size() >= 7);
        assertThat(heard.epochs).hasSize(7);
        assertThat(learned.finished()).isFalse();
        assertThat(learned.offloading().epochs()).isEqualTo(7);
        List<Phase1Epoch> updated = heard.epochs.stream().filter(epoch -> epoch.updates() > 0).toList();
        assertThat(updated).isNotEmpty().hasSizeLessThan(7);
        assertThat(learned.offloading().utility())
                .isEqualTo(updated.stream().mapToDouble(Phase1Epoch::greedy).max().orElseThrow());
        assertThat(learned.offloading().epoch()).isGreaterThanOrEqualTo(updated.getFirst().epoch());
        assertThat(learned.allocation()).hasSize(2).allMatch(one -> one.epochs().isEmpty());
        assertThat(learned.outcome().utility()).isFinite();
    }

    @Test
    void severalInstancesAreDrawnInTurnAndTheNetworkIsJudgedByTheFirstOfThem() {
        Heard heard = new Heard();
        FranScenario scenario = scenario("phase1.instances=20", "phase1.epochs=48");
        FranLearned learned = train(scenario, 1, heard, () -> false);
        for (Phase1Epoch epoch : heard.epochs) {
            assertThat(epoch.instance()).isEqualTo(epoch.epoch() % 20);
            assertThat(epoch.exact()).isEqualTo(
                    Phase1Trainer.exact(scenario, new FranSampler(scenario).sample(3, epoch.instance())));
            assertThat(Double.isNaN(epoch.greedy())).isEqualTo((epoch.epoch() + 1) % Phase1Trainer.JUDGED != 0);
        }
        double sum = 0;
        for (int i = 0; i < Phase1Trainer.JUDGED; i++) {
            sum += learned.offloading().policy(scenario).play(new FranSampler(scenario).sample(3, i));
        }
        assertThat(learned.offloading().utility()).isCloseTo(sum / Phase1Trainer.JUDGED, within(1e-12));
    }

    @Test
    void theLearnedOffloaderTakesItsPlaceInThePipeline() {
        FranScenario scenario = scenario();
        FranLearned learned = train(scenario, 1, new Heard(), () -> false);
        Phase1Policy policy = learned.offloading().policy(scenario);
        FranInstance fresh = new FranSampler(scenario).sample(3, 77);
        FranDecision decision = new FranPipeline(scenario, policy, new ExactAllocation(8)).decide(fresh);
        assertThat(FranPipeline.phase1Reward(fresh, decision)).isCloseTo(policy.play(fresh), within(1e-12));
    }

    /** Learns in few epochs to load an access point with several users. */
    private static FranScenario quick(String... sets) {
        List<String> all = new ArrayList<>(List.of("phase1.epochs=17", "phase1.hidden1=16", "phase1.hidden2=16",
                "phase1.batch=16", "phase1.epsilonDecaySteps=100", "phase1.targetCopyEverySteps=40",
                "phase2.replayCapacity=70", "phase2.maxSteps=20"));
        all.addAll(List.of(sets));
        return scenario(all.toArray(String[]::new));
    }

    private static void assertSame(FranLearned found, FranLearned expected) {
        assertThat(found.finished()).isEqualTo(expected.finished());
        assertThat(found.offloading()).isEqualTo(expected.offloading());
        assertThat(found.allocation()).isEqualTo(expected.allocation());
        assertThat(found.outcome()).isEqualTo(expected.outcome());
        assertThat(found.decision()).usingRecursiveComparison().isEqualTo(expected.decision());
    }

    /** With a ring that has wrapped, another order of users in every epoch, and several instances. */
    @Test
    void whatWasSavedGoesOnToTheLastBitAsIfItHadNeverStopped(
            @TempDir
            Path folder) throws IOException {
        FranScenario scenario = quick("phase1.replayCapacity=100", "phase1.order=RANDOM", "phase1.instances=3");
        Heard whole = new Heard();
        FranLearned expected = train(scenario, 2, whole, () -> false);
        assertThat(expected.allocation()).anyMatch(one -> one.users() >= 2);
        assertThat(whole.saved.size()).as("after epochs 5, 10, 15 and 17, then 5 and 8 of access points").isEqualTo(6);
        for (int from : new int[]{0, 2, 4}) {
            Path file = folder.resolve("state" + from);
            whole.saved.get(from).save(file);
            Heard rest = new Heard();
            try (FranTraining training = new FranTraining(scenario, 3, 1, GraphFixture.ONE_THREAD)) {
                int played = training.restore(Checkpoint.load(file));
                assertThat(played).isEqualTo(Math.min(17, REST_EVERY * (from + 1)));
                assertSame(training.run(rest, REST_EVERY, () -> false), expected);
                assertThat(rest.epochs).isEqualTo(whole.epochs.subList(played, 17));
                assertThat(rest.allocations).isEqualTo(whole.allocations);
                assertThat(rest.saved.equals(whole.saved.subList(from + 1, whole.saved.size()))).isTrue();
            }
        }
    }

    @Test
    void aStopLeavesAStateAtTheEpochAtHandFromWhichItGoesOnInEitherPhase() {
        FranScenario scenario = quick();
        Heard whole = new Heard();
        FranLearned expected = train(scenario, 1, whole, () -> false);
        assertThat(expected.allocation()).anyMatch(one -> one.users() >= 2);
        for (int stop : new int[]{17, 20}) {
            AtomicInteger asked = new AtomicInteger();
            Heard first = new Heard();
            FranLearned stopped = train(scenario, 1, first, () -> asked.getAndIncrement() >= stop);
            assertThat(stopped.finished()).isFalse();
            Heard rest = new Heard();
            try (FranTraining training = new FranTraining(scenario, 3, 2, GraphFixture.ONE_THREAD)) {
                training.restore(first.saved.getLast());
                assertSame(training.run(rest, REST_EVERY, () -> false), expected);
            }
            List<Phase1Epoch> heard = new ArrayList<>(first.epochs);
            heard.addAll(rest.epochs);
            assertThat(heard).as("stopped at %d", stop).isEqualTo(whole.epochs);
            assertThat(rest.saved.getLast().equals(whole.saved.getLast())).isTrue();
        }
    }

    @Test
    void aStateOfAnotherScenarioIsRefusedAndAnotherOneMayBeTriedThen() {
        FranScenario scenario = quick();
        Heard own = new Heard();
        FranLearned expected = train(scenario, 1, own, () -> false);
        Heard other = new Heard();
        train(quick("phase1.hidden2=8", "phase2.hidden1=8"), 1, other, () -> false);
        try (FranTraining training = new FranTraining(scenario, 3, 1, GraphFixture.ONE_THREAD)) {
            for (Checkpoint wrong : other.saved) {
                assertThatThrownBy(() -> training.restore(wrong)).isInstanceOf(IllegalArgumentException.class);
            }
            Checkpoint nothing = new Checkpoint(Map.of(), Map.of(), Map.of("phase", "1"));
            assertThatThrownBy(() -> training.restore(nothing)).isInstanceOf(IllegalArgumentException.class);
            training.restore(own.saved.getFirst());
            assertSame(training.run(new Heard(), REST_EVERY, () -> false), expected);
        }
    }
}
