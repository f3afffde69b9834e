package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No decision is above the bound, and it is close where the optimum is known. */
class FranBoundTest {
    private static final int SEED = 7;

    @ParameterizedTest
    @ValueSource(strings = {"", "world.users=12 world.sideM=150 compute.fapPlaces=6", "cache.preprocessing=false",
            "world.users=14 compute.fapPlaces=1", "compute.localJPerCycle=1", "world.sideM=2000"})
    void noMethodIsAboveTheBoundAndNoneInBlocksAboveTheJointSearch(String sets) {
        FranScenario scenario = ScenarioReader.loadFran("fran-small",
                sets.isEmpty() ? List.of() : List.of(sets.split(" ")));
        for (int number = 0; number < 8; number++) {
            FranInstance instance = new FranSampler(scenario).sample(SEED, number);
            double bound = FranBound.of(instance);
            double joint = Double.NaN;
            double inBlocks = Double.NEGATIVE_INFINITY;
            for (FranMethod method : FranMethods.all(scenario)) {
                double utility = method.pipeline().solve(instance).utility();
                assertThat(utility).as("%s, instance %d", method.name(), number)
                        .isLessThanOrEqualTo(bound + 1e-9 * Math.abs(bound));
                if (method.name().equals("joint-exact")) {
                    joint = utility;
                } else if (!method.name().startsWith("exact-phase1+") && !method.name().equals("no-preprocessing")) {
                    inBlocks = Math.max(inBlocks, utility);
                }
            }
            assertThat(inBlocks).as("instance %d", number).isLessThanOrEqualTo(joint + 1e-9 * Math.abs(joint));
        }
    }

    @Test
    void theBoundIsCloseToTheOptimum() {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of());
        double optimum = 0;
        double bound = 0;
        for (int number = 0; number < 20; number++) {
            FranInstance instance = new FranSampler(scenario).sample(SEED, number);
            optimum += FranMethods.all(scenario).getLast().pipeline().solve(instance).utility();
            bound += FranBound.of(instance);
        }
        assertThat(bound / optimum).isBetween(1.0, 1.1);
    }

    @Test
    void noRandomDecisionOfManyUsersIsAboveTheBound() {
        FranScenario scenario = ScenarioReader.loadFran("fran-default", List.of("world.users=60"));
        FranInstance instance = new FranSampler(scenario).sample(SEED, 0);
        double bound = FranBound.of(instance);
        SplittableRandom random = new SplittableRandom(SEED);
        FranAllocator allocator = new SquareRootAllocation();
        for (int draw = 0; draw < 500; draw++) {
            FranDecision decision = new FranDecision(instance.users);
            int[] served = new int[instance.nodes];
            for (int user = 0; user < instance.users; user++) {
                int node = random.nextInt(instance.nodes);
                if (instance.reachable[instance.at(node, user)] > 0 && served[node] < instance.capacity[node]) {
                    decision.node[user] = node;
                    served[node]++;
                }
            }
            FranPipeline.allocate(instance, decision, allocator);
            assertThat(FranEvaluator.evaluate(instance, decision).utility()).isLessThanOrEqualTo(bound);
        }
    }
}
