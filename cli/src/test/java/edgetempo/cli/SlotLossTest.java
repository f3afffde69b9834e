package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.comparison.ProvenLoss;
import edgetempo.reports.run.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every run says about the slots that it was made of. */
class SlotLossTest {
    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private ProvenLoss trained(String solver, String... sets) {
        List<String> args = new ArrayList<>(SmallRun.arguments("popularity", 2, folder.resolve(solver), sets));
        args.addAll(List.of("--solver", solver));
        args.remove("--quiet");
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        return RunRecord.read(SmallRun.only(folder.resolve(solver)).resolve("run.json")).slotLoss().orElseThrow();
    }

    @Test
    void aTrainingSaysWhatItsSolverLosesOnTheSlotsOfTheLastEpisode() {
        ProvenLoss exact = trained("exact");
        assertThat(exact.slots()).isEqualTo(SmallRun.FRAMES_PER_EPISODE * 5);
        assertThat(exact.optimalShare()).isEqualTo(1);
        assertThat(exact.largestGap()).isLessThanOrEqualTo(1e-9);
        assertThat(small.out.toString()).contains("slot solver  proven optimal on 100 slots");
        ProvenLoss genetic = trained("improved");
        assertThat(genetic.bound()).as("of the same slots").isCloseTo(exact.bound(), within(1e-8));
        assertThat(genetic.gap()).isPositive().isCloseTo(exact.qos() - genetic.qos(), within(1e-8));
        assertThat(small.out.toString()).contains("below the optimum on 100 slots");
    }

    @Test
    void whatIsInTheWayIsNamed() {
        ProvenLoss joint = trained("joint");
        assertThat(joint.slots()).isZero();
        assertThat(joint.terms()).contains("ga.variant");
        assertThat(small.out.toString()).contains("slot solver  bounds are not proven where ga.variant is JOINT");
        assertThat(trained("memetic", "radio.fadingRedraw=PER_EVALUATION").terms()).contains("mean channel");
    }

    @Test
    void evaluationsAndComparisonsOfPoliciesSaySoToo() {
        JsonNode evaluated = json("evaluate", "--algorithm", "popularity", "--references", "", "--episodes", "2",
                "--solver", "local-search", "--json", "--quiet");
        JsonNode loss = evaluated.get("slotLoss");
        assertThat(loss.get("slots").intValue()).isEqualTo(100);
        assertThat(loss.get("gap").doubleValue()).isPositive();
        JsonNode compared = json("compare", "--policies", "popularity,all", "--scenario", "physical-m2-n20",
                "--episodes", "2", "--solver", "local-search", "--json", "--quiet", "--out",
                folder.resolve("comparison").toString());
        JsonNode entrants = compared.get("scenarios").get(0).get("certificates").get("entrants");
        assertThat(entrants).hasSize(2);
        assertThat(entrants.get(0).get("gap").doubleValue()).as("of the same slots")
                .isEqualTo(loss.get("gap").doubleValue());
        assertThat(compared.get("scenarios").get(0).get("certificates").get("boundMean").isNull()).isTrue();
    }

    private JsonNode json(String... args) {
        assertThat(small.main(args)).as("%s: %s", Arrays.asList(args), small.err).isZero();
        return JsonMapper.builder().build().readTree(small.out.toString());
    }
}
