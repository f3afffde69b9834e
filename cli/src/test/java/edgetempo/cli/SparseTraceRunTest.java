package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.run.LastFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, evaluation, comparison and pages on a trace whose requests are played as they are. */
class SparseTraceRunTest {
    @TempDir
    private Path folder;
    private Path trace;
    private final SmallRun small = new SmallRun();

    /** Two requests in 10 s in the mean, often none. */
    @BeforeEach
    void writeTrace() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder rows = new StringBuilder("time_s,service,user\n");
        double now = 0;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(3) == 0 ? 13 * random.nextDouble() : random.nextDouble();
            rows.append(String.format(Locale.ROOT, "%.2f,M%d,U%d%n", now,
                    (int) (10 * Math.pow(random.nextDouble(), 2)), random.nextInt(12)));
        }
        trace = Files.writeString(folder.resolve("trace.csv"), rows);
    }

    private List<String> sets() {
        return List.of("requests.file=" + trace, "requests.users=MOST_ACTIVE", "requests.slotS=10", "network.users=8",
                "services.count=6", "time.slotsPerFrame=2", "time.framesPerEpisode=8", "requests.trainShare=0.6");
    }

    @Test
    void everyLearnerTrainsAndIsEvaluated() throws IOException {
        for (String learner : List.of("lstm-ddpg", "twin-ddpg", "lstm-recall")) {
            Path runs = folder.resolve(learner);
            List<String> train = SmallRun.arguments(learner, 6, runs, sets().toArray(String[]::new));
            train.addAll(List.of("--set", "agent.learningStartFrame=16"));
            assertThat(small.main(train.toArray(String[]::new))).as(learner + small.err).isZero();
            Path run;
            try (Stream<Path> all = Files.list(runs)) {
                run = all.findFirst().orElseThrow();
            }
            assertThat(Files.readString(run.resolve("episodes.csv"))).as(learner).doesNotContain("NaN", "nan");
            LastFrame last = LastFrame.read(run).orElseThrow();
            assertThat(last.users()).hasSizeLessThanOrEqualTo(8);
            assertThat(small.main("evaluate", run.toString(), "--episodes", "2", "--references", "popularity,lru",
                    "--out", runs.resolve("e.json").toString())).as(learner + small.err).isZero();
            assertThat(Files.readString(runs.resolve("e.json"))).doesNotContain("NaN");
        }
    }

    @Test
    void solversAreComparedAndCheckSaysWhatIsPlayed() {
        List<String> arguments = new ArrayList<>(List.of("compare", "--scenario", "physical-m2-n20", "--solvers",
                "improved,memetic,fast,exact", "--slots", "6", "--out", folder.resolve("c").toString()));
        List<String> check = new ArrayList<>(List.of("scenario", "check", "physical-m2-n20"));
        List<String> solve = new ArrayList<>(List.of("solve", "--scenario", "physical-m2-n20", "--solver", "exact",
                "--slots", "3"));
        for (List<String> command : List.of(arguments, check, solve)) {
            sets().forEach(set -> command.addAll(List.of("--set", set)));
            assertThat(small.main(command.toArray(String[]::new))).as(small.err.toString()).isZero();
            assertThat(small.out.toString()).doesNotContain("NaN");
            if (command == check) {
                assertThat(small.out.toString()).contains("of other users",
                        "requests (least, median, most); N = 8 users make them as they are: requests.users MOST_ACTIVE");
            }
        }
    }
}
