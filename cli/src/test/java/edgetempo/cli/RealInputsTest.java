package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to a run, its evaluation and a comparison, on a trace of the same shape as the real one. */
class RealInputsTest {
    @TempDir
    private Path folder;
    private Path trace;
    private final SmallRun small = new SmallRun();

    /** Thirty models, the popularity of the n-th about n^-1.7, whose order turns once; two thirds of the frames are before that. */
    @BeforeEach
    void writeTrace() throws IOException {
        trace = folder.resolve("trace.csv");
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder("gmt_create,groupId,checkpoint_model_version_id\r\n");
        for (int i = 0; i < 6000; i++) {
            int model = (int) Math.min(30, Math.pow(1 - random.nextDouble(), -1 / 0.7));
            rows.append(
                    String.format(Locale.ROOT, "2024-11-15 %02d:%02d:%02d,G%d,M%d\r\n", i / 3600, i / 60 % 60, i % 60,
                            random.nextInt(500), i < 4000 ? model : 31 - model));
        }
        Files.writeString(trace, rows);
    }

    private String[] sets(String... more) {
        return Stream.concat(Stream.of("requests.file=" + trace, "requests.sha256=any",
                "requests.columns=time_s=gmt_create, user=groupId, service=checkpoint_model_version_id",
                "services.count=8",
                "time.framesPerEpisode=5", "requests.trainShare=0.6"), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aTraceIsTrainedOnEvaluatedAfterAndComparedAndAnotherContentIsRefused() throws IOException {
        List<String> train = SmallRun.arguments("lstm-ddpg", 4, folder.resolve("runs"), sets());
        assertThat(small.main(train.toArray(String[]::new))).as(small.err.toString()).isZero();
        Path run;
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            run = runs.findFirst().orElseThrow();
        }
        assertThat(run.resolve("run.json")).content().contains("\"part\" : \"TRAIN\"")
                .containsPattern("\"sha256\" : \"[0-9a-f]{64}\"");
        assertThat(small.main("evaluate", run.toString(), "--episodes", "1", "--references", "popularity", "--out",
                folder.resolve("e.json").toString()))
                .as(small.err.toString()).isZero();
        assertThat(folder.resolve("e.json")).content().contains("\"part\" : \"TEST\"");
        List<String> compare = new ArrayList<>(List.of("compare", "--scenario", "physical-m2-n20", "--solvers",
                "improved,fast,exact", "--slots", "2", "--out", folder.resolve("c").toString()));
        Stream.of(sets()).forEach(set -> compare.addAll(List.of("--set", set)));
        assertThat(small.main(compare.toArray(String[]::new))).as(small.err.toString()).isZero();
        Files.writeString(trace, Files.readString(trace).replace("M1\r\n", "M2\r\n"));
        for (String[] again : List.of(new String[]{"train", "--resume", run.toString(), "--episodes", "5"},
                new String[]{"evaluate", run.toString()})) {
            assertThat(small.main(again)).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(small.err.toString().strip())
                    .startsWith("requests.file: " + trace + ": is another file than expected")
                    .doesNotContain("\n");
        }
    }

    @Test
    void checkSaysWhatFilesHold() {
        assertThat(small.main("scenario", "check", "melbourne-m5-n50")).isZero();
        assertThat(small.out.toString()).contains("125 rows of bundled:melbourne-sites.csv",
                "nearest server of the file at 15.5 / 48.8 / 78.2 / 122.6 / 184.6 m", "within 200 m: 7.6 in the mean",
                "path loss");
        List<String> check = new ArrayList<>(List.of("scenario", "check", "physical-m2-n20"));
        Stream.of(sets("requests.slotS=20")).forEach(set -> check.addAll(List.of("--set", set)));
        assertThat(small.main(check.toArray(String[]::new))).as(small.err.toString()).isZero();
        assertThat(small.out.toString()).contains("6000 rows of " + trace,
                "dropped for other services, the first in line",
                "300 slots", "36 frames for training, 24 for evaluation", "hits of 5 services a frame");
    }

    @Test
    void solvedSlotsNameTheFilesTheyAreOfAndAnotherContentIsRefused() throws IOException {
        List<String> solve = new ArrayList<>(List.of("solve", "--scenario", "physical-m2-n20", "--solver", "fast",
                "--json"));
        Stream.of(sets()).forEach(set -> solve.addAll(List.of("--set", set)));
        assertThat(small.main(solve.toArray(String[]::new))).as(small.err.toString()).isZero();
        Matcher digest = Pattern.compile("\"sha256\" : \"([0-9a-f]{64})\"").matcher(small.out.toString());
        assertThat(digest.find()).isTrue();
        solve.addAll(List.of("--set", "requests.sha256=" + digest.group(1)));
        assertThat(small.main(solve.toArray(String[]::new))).as(small.err.toString()).isZero();
        Files.writeString(trace, Files.readString(trace).replace("M1\r\n", "M2\r\n"));
        assertThat(small.main(solve.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).startsWith("requests.file: " + trace
                + ": is another file than expected").doesNotContain("\n");
    }

    @Test
    void aTraceThatTheUserFetchesIsRefusedWithItsPlaceAndDigest() {
        assertThat(small.main("train", "--scenario", "genai-m2-n20", "--set",
                "requests.file=" + folder.resolve("lora.csv")))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip())
                .contains("no such file; fetch", "github.com/alibaba/clusterdata", "263fb88f")
                .doesNotContain("\n");
    }
}
