package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.cli.SmallRun.StopAt;
import edgetempo.experiments.StopRequest;
import edgetempo.experiments.fran.FranTrainingRun;
import edgetempo.experiments.training.SeedList;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FranResumeTest {
    private static final int EPOCHS = 7;
    private static final String EVERY = "3";

    private static final List<String> QUICK = List.of("phase1.batch=8", "phase2.batch=8", "phase2.maxSteps=20");

    @TempDir
    private static Path shared;
    private static Path whole;

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private static List<String> arguments(Path runs) {
        List<String> args = new ArrayList<>(List.of("fran", "train", "--epochs", "" + EPOCHS, "--checkpoint-every",
                EVERY, "--quiet", "--out", runs.toString()));
        args.addAll(FranCommandTest.SMALL);
        QUICK.forEach(set -> args.addAll(List.of("--set", set)));
        return args;
    }

    private static FranScenario scenario() {
        List<String> sets = new ArrayList<>(List.of("phase1.epochs=" + EPOCHS));
        FranCommandTest.SMALL.stream().filter(word -> word.contains("=")).forEach(sets::add);
        sets.addAll(QUICK);
        return ScenarioReader.loadFran("fran-small", sets);
    }

    @BeforeAll
    static void playOneWithoutAStop() {
        SmallRun program = new SmallRun();
        assertThat(program.main(arguments(shared).toArray(String[]::new))).as(program.err.toString()).isZero();
        whole = SmallRun.only(shared);
        assertThat(FranRunRecord.read(whole).figures().phase2Updates()).isPositive();
    }

    /** Falls over, or stops in an orderly way, once it was asked so often; it is asked before every epoch. */
    private static StopRequest after(int asks, StopAt.Way way) {
        AtomicInteger asked = new AtomicInteger();
        return new StopRequest() {
            @Override
            public boolean requested() {
                boolean reached = asked.getAndIncrement() >= asks;
                if (reached && way == StopAt.Way.CRASH) {
                    throw new StopAt.Crash();
                }
                return reached;
            }

            @Override
            public boolean overdue() {
                return false;
            }
        };
    }

    private Path stopped(int asks, StopAt.Way way) {
        try {
            assertThat(FranTrainingRun.of(scenario()).seed(3).threads(1).checkpointEvery(3).stop(after(asks, way))
                    .run(folder).finished()).isFalse();
        } catch (StopAt.Crash e) {
            // As asked for.
        }
        return SmallRun.only(folder);
    }

    private void resume(Path run, String... more) {
        List<String> args = new ArrayList<>(List.of("fran", "train", "--resume", run.toString()));
        args.addAll(List.of(more));
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
    }

    /** What must not depend on stops: all but times, the page that shows them, and the checkpoint before the last. */
    private static Map<String, String> content(Path run) throws IOException {
        Map<String, String> content = new TreeMap<>(SmallRun.content(run));
        content.keySet()
                .removeIf(name -> name.matches("run.json|report.html|checkpoint/previous.safetensors"));
        assertThat(content).containsKeys("epochs.csv", "methods.csv", "offloading.safetensors",
                "checkpoint/latest.safetensors");
        return content;
    }

    /** Checkpoints are taken after epochs 3, 6 and 7, then after 3 and 4 of the access points. */
    @ParameterizedTest
    @CsvSource({"2, CRASH, 0", "5, ORDERLY, 5", "12, CRASH, 7"})
    void aRunStoppedInEitherPhaseAndResumedLeavesTheSameBytes(int asks, StopAt.Way way, int from)
            throws IOException {
        Path run = stopped(asks, way);
        assertThat(FranRunRecord.read(run).status()).isEqualTo(RunStatus.INTERRUPTED);
        // As a kill in the middle of a write leaves it, and of a network that is no longer there in the end.
        Files.writeString(run.resolve("epochs.csv"), "offloading,,9", StandardOpenOption.APPEND);
        Files.writeString(run.resolve("allocation-fap0.safetensors"), "of an earlier part");
        Files.writeString(run.resolve("allocation-fap1.safetensors"), "of an earlier part");
        resume(run, "--threads", "2");
        assertThat(small.err.toString().lines().findFirst().orElseThrow()).startsWith("Training dueling-dqn")
                .matches(from == 0 ? "(?!.*from epoch).*" : ".*, from epoch " + from + " -> .*");
        assertThat(content(run).equals(content(whole))).isTrue();
        FranRunRecord record = FranRunRecord.read(run);
        FranRunRecord expected = FranRunRecord.read(whole);
        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record.resumed()).isEqualTo(1);
        assertThat(record.figures().utility()).isEqualTo(expected.figures().utility());
        assertThat(record.figures().phase1Updates()).isEqualTo(expected.figures().phase1Updates());
        assertThat(record.figures().phase2Updates()).isEqualTo(expected.figures().phase2Updates());
    }

    @Test
    void severalSeedsLeaveWhatEachLeavesAloneAndTheRestIsPlayedLater() throws IOException {
        List<String> args = arguments(folder.resolve("all"));
        args.subList(args.indexOf("--seed"), args.indexOf("--seed") + 2).clear();
        args.addAll(List.of("--seeds", "3,4", "--parallel", "2"));
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        assertThat(small.out.toString()).contains("finished: 2 of 2 seeds", "% of exact by phase [",
                "95 % t interval over 2 seeds");
        Path all = SmallRun.only(folder.resolve("all"));
        assertThat(all.getFileName().toString()).matches("\\d{8}-\\d{6}-fran-small-dueling-dqn-seeds-3-4");
        assertThat(content(seed(all, 3)).equals(content(whole))).isTrue();
        assertThat(all.resolve("report.html")).content().contains("95 % t interval over 2 seeds");

        Path runs = folder.resolve("stopped");
        assertThat(FranTrainingRun.of(scenario()).threads(1).checkpointEvery(3)
                .stop(after(4, StopAt.Way.ORDERLY))
                .runSeeds(SeedList.parse("3,4"), 1, runs).orElseThrow().record()
                .status()).isEqualTo(RunStatus.INTERRUPTED);
        Path set = SmallRun.only(runs);
        resume(set, "--parallel", "2", "--quiet");
        for (int seed : new int[]{3, 4}) {
            assertThat(content(seed(set, seed)).equals(content(seed(all, seed)))).as("seed %d", seed).isTrue();
        }
        assertThat(set.resolve("seeds.csv")).hasSameTextualContentAs(all.resolve("seeds.csv"));
    }

    private static Path seed(Path set, int seed) throws IOException {
        try (Stream<Path> runs = Files.list(set)) {
            return runs.filter(run -> run.toString().endsWith("-s" + seed)).findFirst().orElseThrow();
        }
    }

    @Test
    void aFinishedRunIsLeftAsItIs() throws IOException {
        Map<String, String> before = SmallRun.content(whole);
        resume(whole);
        assertThat(small.err.toString().strip()).isEqualTo(whole + " is finished");
        assertThat(small.out.toString()).contains("finished after " + EPOCHS + " epochs");
        assertThat(SmallRun.content(whole)).isEqualTo(before);
    }

    @Test
    void aRunOfTheOtherSystemIsRefusedWithTheRightCommand() {
        Path other = small.whole("none", 1, folder, "time.framesPerEpisode=2");
        assertRefused("; the command for it is 'edgetempo train --resume'", "fran", "train", "--resume",
                other.toString());
        assertRefused("; the command for it is 'edgetempo evaluate'", "fran", "evaluate", other.toString());
        assertRefused("; the command for it is 'edgetempo fran train --resume'", "train", "--resume",
                whole.toString());
        assertRefused("; the command for it is 'edgetempo fran evaluate'", "evaluate", whole.toString());
    }

    @Test
    void whatIsBeingWrittenWasEditedOrIsDamagedIsRefused() throws IOException {
        try (StoppedRun<FranRunRecord> held = StoppedRun.open(whole, _ -> FranRunRecord.read(whole))) {
            assertRefused("another process is writing this run", "fran", "train", "--resume",
                    held.path().toString());
        }
        Path run = stopped(4, StopAt.Way.ORDERLY);
        Path json = run.resolve("run.json");
        String text = Files.readString(json);
        String[] resume = {"fran", "train", "--resume", run.toString()};
        Files.writeString(json, text.replace("\"discount\" : 1.0", "\"discount\" : 0.5"));
        assertRefused("belongs to another run: its scenario fran-small has other values", resume);
        Files.writeString(json, text.replace("\"seed\" : 3", "\"seed\" : 4"));
        assertRefused("its seed is \"3\", this run's is \"4\"", resume);
        Files.writeString(json, text.replace("\"checkpointEvery\" : 3", "\"checkpointEvery\" : 0"));
        assertRefused(json + ": checkpointEvery: 0 is out of range; allowed: at least 1", resume);
        Files.writeString(json, text.replace("\"interrupted\"", "\"diverged\""));
        assertRefused("diverged, and would again", resume);
        Files.writeString(json, text);
        Path epochs = run.resolve("epochs.csv");
        Files.writeString(epochs, Files.readString(epochs).replaceFirst("(?m)^offloading,,2,.*\\n", ""));
        assertRefused(epochs + " has 3 whole rows where the header and 4 rows are needed", resume);
        Path latest = run.resolve("checkpoint/latest.safetensors");
        byte[] bytes = Files.readAllBytes(latest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(latest, bytes);
        Files.deleteIfExists(run.resolve("checkpoint/previous.safetensors"));
        assertRefused("no checkpoint can be used", resume);
    }

    private void assertRefused(String message, String... args) {
        assertThat(small.main(args)).as(small.err.toString()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).contains(message);
        assertThat(small.out.toString()).isEmpty();
    }

    @Test
    void aKilledRunIsShownAsInterruptedAsLongAsNobodyGoesOnWithIt() throws IOException {
        Path fran = folder.resolve("fran");
        PathUtils.copyDirectory(whole, fran);
        Path mec = small.whole("none", 1, folder.resolve("mec"), "time.framesPerEpisode=2");
        for (Path run : List.of(mec, fran)) {
            Path json = run.resolve(RunRecord.FILE_NAME);
            Files.writeString(json, Files.readString(json).replace("\"finished\",", "\"running\","));
            assertThat(small.main("report", run.toString(), "--quiet")).isZero();
            assertThat(run.resolve("report.html")).content().contains(">interrupted<");
            try (StoppedRun<Path> _ = StoppedRun.open(run, path -> path)) {
                assertThat(small.main("report", run.toString(), "--quiet")).isZero();
                assertThat(run.resolve("report.html")).content().contains(">running<");
            }
        }
    }
}
