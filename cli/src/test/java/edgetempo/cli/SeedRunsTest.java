package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.experiments.StopRequest;
import edgetempo.experiments.training.SeedList;
import edgetempo.experiments.training.SeedsResult;
import edgetempo.experiments.training.Training;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeedRunsTest {
    /** The agent's graph has a step for every frame of an episode. */
    private static final List<String> SMALL = List.of("--set", "ga.generations=2", "--set", "ga.population=8",
            "--set", "network.users=8", "--set", "time.framesPerEpisode=8", "--set", "agent.batch=16", "--set",
            "agent.learningStartFrame=8");

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Path train(String name, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("train", "--scenario", "physical-m2-n20", "--episodes", "4",
                "--reference-episodes", "1", "--out", folder.resolve(name).toString()));
        args.addAll(SMALL);
        args.addAll(List.of(more));
        assertThat(run(args.toArray(String[]::new))).as(err.toString()).isZero();
        return only(folder.resolve(name), "");
    }

    private static Path only(Path parent, String suffix) throws IOException {
        try (Stream<Path> paths = Files.list(parent)) {
            List<Path> all = paths.filter(path -> path.toString().endsWith(suffix)).toList();
            assertThat(all).as(parent + " *" + suffix).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void everySeedLeavesWhatItLeavesAloneHoweverManyRunAtATime() throws IOException {
        Path two = train("two", "--seeds", "3,8..9", "--parallel", "2", "--references", "random", "--json");
        JsonNode printed = JsonMapper.builder().build().readTree(out.toString());
        Path one = train("one", "--seeds", "3,8..9", "--parallel", "1", "--threads", "2", "--references",
                "random", "--quiet");
        assertThat(two.getFileName().toString()).matches("\\d{8}-\\d{6}-physical-m2-n20-lstm-recall-seeds-3-8..9");
        for (String seed : List.of("3", "8", "9")) {
            Path alone = train("alone" + seed, "--seed", seed, "--threads", "2", "--references", "random", "--quiet");
            for (String file : List.of("episodes.csv", "frames.csv", "policy.safetensors")) {
                byte[] expected = Files.readAllBytes(alone.resolve(file));
                assertThat(only(two, "-s" + seed).resolve(file)).as(seed).hasBinaryContent(expected);
                assertThat(only(one, "-s" + seed).resolve(file)).as(seed).hasBinaryContent(expected);
            }
        }
        assertThat(Files.readAllLines(two.resolve("seeds.csv"))).hasSize(4);
        assertThat(two.resolve("seeds.csv")).hasSameTextualContentAs(one.resolve("seeds.csv"));
        assertThat(two.resolve("reward.png")).isNotEmptyFile();
        JsonNode written = JsonMapper.builder().build().readTree(Files.readString(two.resolve("seeds.json")));
        assertThat(printed).isEqualTo(written);
        double mean = 0;
        for (JsonNode seed : written.get("seeds")) {
            mean += seed.get("rewardLast50").doubleValue() / 3;
        }
        assertThat(written.get("rewardLast50").get("mean").doubleValue()).isCloseTo(mean, within(1e-12));
        assertThat(err.toString()).contains("2 at a time").contains("episode 12/12 of 3 seeds  3 finished");
    }

    @Test
    void aStopEndsAllSeedsAtWholeFramesAndWritesWhatThereIs() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Set<Thread> playing = ConcurrentHashMap.newKeySet();
        StopRequest stop = new StopRequest() {
            @Override
            public boolean requested() {
                // Not before both have begun, which on a busy machine may be long after one another.
                return playing.size() == 2 && asked.get() > 30;
            }

            @Override
            public boolean overdue() {
                playing.add(Thread.currentThread());
                asked.incrementAndGet();
                return requested();
            }
        };
        SeedsResult played = Training.of(ScenarioReader.load("physical-m2-n20", List.of("ga.generations=2")))
                .algorithm("popularity").episodes(1000).references(0).stop(stop)
                .runSeeds(SeedList.parse("1..5"), 2, folder)
                .orElseThrow();
        Path group = only(folder, "-seeds-1..5");
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(group.resolve("seeds.json")));
        assertThat(json.get("status").stringValue()).isEqualTo("interrupted");
        assertThat(json.get("asked").intValue()).isEqualTo(5);
        assertThat(json.get("seeds").size()).isEqualTo(2);
        for (JsonNode name : json.get("folders")) {
            Path run = group.resolve(name.stringValue());
            RunRecord record = RunRecord.read(run.resolve("run.json"));
            assertThat(record.status()).isEqualTo(RunStatus.INTERRUPTED);
            List<String> frames = Files.readAllLines(run.resolve("frames.csv"));
            assertThat(frames).allMatch(line -> line.split(",").length == frames.getFirst().split(",").length);
        }
        assertThat(SeedsSummary.of(played.record(), played.wallS(), group)).startsWith("interrupted: 0 of 5 seeds");
    }

    @Test
    void aSetThatIsExtendedRemembersHowFarItIsToGo() throws IOException {
        Path group = train("group", "--seeds", "1..2", "--algorithm", "all", "--references", "random", "--quiet");
        String set = group.toString();
        err.getBuffer().setLength(0);
        assertThat(run("train", "--resume", set, "--episodes", "3", "--quiet")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1)
                .startsWith("--episodes: 3 is out of range; allowed: at least 4");
        assertThat(run("train", "--resume", set, "--episodes", "5", "--quiet")).as(err.toString()).isZero();
        assertThat(run("train", "--resume", set, "--quiet")).as(err.toString()).isZero();
        for (long seed = 1; seed <= 2; seed++) {
            RunRecord record = RunRecord.read(only(group, "-s" + seed).resolve("run.json"));
            assertThat(record.episodes()).isEqualTo(5);
            assertThat(record.references()).containsOnlyKeys("random");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--seeds 1,2,1 | seed 1 is there twice",
            "--seeds 5..1 | runs backwards",
            "--seeds 1..x | no seed and no range",
            "--seeds 1.. | no seed and no range",
            "--seeds 1..1001 | more than 1000 seeds",
            "--seeds 1..3 --seed 2 | --seed: cannot be given with --seeds",
            "--seeds 1..3 --parallel 0 | --parallel: 0",
            "--resume x --seeds 1..3 | --seeds: cannot be given with --resume"})
    void badSeedsAreRefusedWithOneLineBeforeAnythingIsWritten(String arguments, String names) {
        List<String> args = new ArrayList<>(List.of("train"));
        args.addAll(List.of(arguments.trim().split(" ")));
        if (!arguments.contains("--resume")) {
            args.addAll(List.of("--out", folder.resolve("runs").toString()));
        }
        assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains(names.trim());
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void runsThatCannotBeginLeaveNothingBehind() throws IOException {
        assertThat(run("train", "--seeds", "1..2", "--scenario", "published-m2-n20", "--algorithm",
                "adaptive-popularity", "--quiet", "--out", folder.toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains("adaptive-popularity");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void rangesAndSingleSeedsAreReadInOrder() {
        assertThat(SeedList.parse("1..3, 9,-2").seeds()).containsExactly(1L, 2L, 3L, 9L, -2L);
        assertThat(SeedList.parse("1..3, 9,-2").text()).isEqualTo("1..3,9,-2");
    }
}
