package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.experiments.StopRequest;
import edgetempo.experiments.fran.FranTrainingResult;
import edgetempo.experiments.fran.FranTrainingRun;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FranCommandTest {
    /** Small, quick to learn, and dense enough that access points are shared. */
    static final List<String> SMALL = List.of("--scenario", "fran-small", "--set", "world.sideM=140", "--set",
            "tasks.timeWeightMin=0.5", "--set", "phase1.hidden1=16", "--set", "phase1.hidden2=16", "--set",
            "phase1.batch=16", "--set",
            "phase1.epsilonDecaySteps=100", "--set", "phase2.hidden1=16", "--set", "phase2.hidden2=16", "--set",
            "phase2.epochs=4", "--seed", "3");

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Path train(String name, String... more) throws IOException {
        Path runs = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of("fran", "train", "--epochs", "12", "--quiet", "--out",
                runs.toString()));
        args.addAll(SMALL);
        args.addAll(List.of(more));
        assertThat(run(args.toArray(String[]::new))).as(err.toString()).isZero();
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "train --set world.faps=0 | world.faps: 0 | 1 to 1000",
            "train --set tasks.timeWeightMin=-0.1 | tasks.timeWeightMin: -0.1 | 0 to 1",
            "solve --set tasks.timeWeightMax=1.5 | tasks.timeWeightMax: 1.5 | 0 to 1",
            "train --set phase2.blocks=3 | phase2.blocks: 3 | at least as many blocks as users",
            "train --set phase1.network=DUELLING | DUELLING | DUELING",
            "train --set phase1.instances=0 | phase1.instances: 0 | 1 to",
            "train --set phase1.batch=20000 | phase1.batch: 20000 | phase1.replayCapacity",
            "train --scenario fran-smal | fran-smal | fran-small",
            "solve --scenario physical-m2-n20 | physical-m2-n20 | F-RAN scenario",
            "train --epochs 0 | --epochs: 0 | at least 1",
            "train --threads 0 | --threads: 0 | 1 to 1024",
            "solve --episodes 0 | --episodes: 0 | at least 1",
            "train --out @/file | @/file | not a folder",
            "evaluate @/absent | @/absent | run.json",
            "evaluate @ --episodes none | --episodes | none",
            "train --seeds 1..3 --seed 2 | --seed: cannot be given with --seeds | one of them",
            "train --seeds 1,2,1 | seed 1 is there twice | 1..10",
            "train --seeds 1..2 --parallel 0 | --parallel: 0 | at least 1",
            "train --checkpoint-every 0 | --checkpoint-every: 0 | at least 1",
            "train --resume @ | @ | run.json",
            "train --resume @ --epochs 5 | --epochs: cannot be given with --resume | allowed: --checkpoint-every",
            "train --resume @ --set phase1.batch=8 | --set: cannot be given with --resume | allowed: --checkpoint-every",
            "train --resume @ --parallel 2 | --parallel: @ is one run | --seeds",
            "evaluate | RUN | --help",
            "sovle | sovle | fran"})
    void badInputIsRefusedWithOneLineAndExitCodeTwo(String arguments, String names, String explains)
            throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");
        List<String> args = new ArrayList<>(List.of("fran"));
        for (String word : arguments.trim().split(" ")) {
            args.add(word.replace("@", folder.toString()));
        }
        assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains(names.trim().replace("@", folder.toString()))
                .contains(explains.trim()).doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
        assertThat(Path.of("runs")).doesNotExist();
    }

    @Test
    void trainingLeavesARecordTablesPlotsAndNetworksAndSaysHowNearToExactItCame() throws IOException {
        Path run = train("a");
        assertThat(run.getFileName().toString()).matches("\\d{8}-\\d{6}-fran-small-dueling-dqn-s3");
        assertThat(out.toString()).contains("learned").contains("nearest-fap").contains("% of exact, by the best epoch")
                .contains(run.toString());
        assertThat(err.toString()).isEmpty();
        FranRunRecord record = FranRunRecord.read(run);
        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record.figures().phase1Epochs()).isEqualTo(12);
        assertThat(record.figures().phase1OfExact()).isBetween(0.1, 1 + 1e-12);
        assertThat(record.figures().utility()).isPositive();
        assertThat(record.resolvedScenario()).containsKeys("world", "phase1");
        List<FranEpochRow> rows = FranRunFolder.epochs(run);
        assertThat(rows.stream().filter(row -> row.phase().equals(FranEpochRow.OFFLOADING))).hasSize(12);
        long learning = record.figures().allocations().stream().filter(one -> one.users() >= 2).count();
        assertThat(learning).isPositive();
        assertThat(rows.stream().filter(row -> row.phase().equals(FranEpochRow.ALLOCATION)))
                .hasSize(4 * (int) learning);
        List<FranMethodRow> methods = FranMethodsCsv.read(run.resolve(FranRunFolder.METHODS));
        assertThat(methods).extracting(FranMethodRow::method).startsWith("exact-by-phase", "learned", "no-d2d");
        assertThat(methods.get(1).utility()).isEqualTo(record.figures().utility());
        assertThat(methods.getFirst().utility()).isEqualTo(record.figures().exactUtility());
        assertThat(run.resolve(FranRunFolder.UTILITY_PLOT)).isNotEmptyFile();
        assertThat(run.resolve("offloading.safetensors")).isNotEmptyFile();
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("allocation-fap")))
                    .hasSize((int) learning);
        }
    }

    @Test
    void aNetworkWithoutAnUpdateIsSaidToBeUntrained() throws IOException {
        assertThat(run("fran", "train", "--scenario", "fran-small", "--epochs", "1", "--quiet", "--set",
                "phase2.epochs=1", "--out", folder.resolve("runs").toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("offloading   untrained: 0 updates", "\nuntrained ")
                .doesNotContain("by the best epoch");
        Path run = SmallRun.only(folder.resolve("runs"));
        assertThat(FranRunRecord.read(run).figures().phase1BestEpoch()).isEqualTo(-1);
        assertThat(FranRunRecord.read(run).figures().phase1OfExact()).isNaN();
        assertThat(run("fran", "evaluate", run.toString(), "--episodes", "1")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("\nuntrained    the network was never updated");
    }

    @Test
    void theSameSeedGivesTheSameBytesForOneThreadAndThree() throws IOException {
        Path one = train("one", "--threads", "1");
        Path three = train("three", "--threads", "3");
        for (String file : List.of(FranRunFolder.EPOCHS, FranRunFolder.METHODS, "offloading.safetensors")) {
            assertThat(three.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void freshInstancesAreMeasuredApartFromTheTrainingInstanceBesideAllMethods() throws IOException {
        Path run = train("a", "--set", "phase1.instances=2");
        assertThat(run("fran", "evaluate", run.toString(), "--episodes", "5", "--threads", "2")).as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("on the training instance").contains("on fresh ones")
                .contains("trained on   2 instances");
        List<FranMethodRow> rows = FranMethodsCsv.read(run.resolve("evaluation.csv"));
        assertThat(rows).extracting(FranMethodRow::method).startsWith("exact-by-phase", "learned");
        assertThat(rows).allMatch(row -> row.instances() == 5);
        assertThat(rows.get(1).phase1Gap()).isPositive();
        assertThat(run("fran", "evaluate", run.toString(), "--episodes", "5", "--threads", "1", "--json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.get(1).get("utility").doubleValue()).isEqualTo(rows.get(1).utility());
        assertThat(run("fran", "evaluate", run.toString(), "--scenario", "fran-default")).isEqualTo(
                ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains("offloading.safetensors").contains("fran-default");
        Files.delete(run.resolve("offloading.safetensors"));
        assertThat(run("fran", "evaluate", run.toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains("holds no offloading.safetensors");
    }

    @Test
    void solveComparesEveryMethodOnTheSameInstancesForAnyNumberOfThreads() throws IOException {
        assertThat(run("fran", "solve", "--scenario", "fran-small", "--episodes", "3", "--threads", "1", "--json"))
                .isZero();
        String once = out.toString();
        assertThat(run("fran", "solve", "--scenario", "fran-small", "--episodes", "3", "--threads", "3", "--json",
                "--out", folder.resolve("tables").toString())).isZero();
        assertThat(out.toString()).isEqualTo(once);
        JsonNode json = JsonMapper.builder().build().readTree(once);
        assertThat(json.get(0).get("method").stringValue()).isEqualTo("exact-by-phase");
        assertThat(json.get(0).get("gapToExact").doubleValue()).isZero();
        try (Stream<Path> paths = Files.list(folder.resolve("tables"))) {
            Path written = paths.findFirst().orElseThrow();
            assertThat(FranMethodsCsv.read(written.resolve("methods.csv"))).hasSize(json.size());
            assertThat(written.resolve("methods.png")).isNotEmptyFile();
        }
        assertThat(run("fran", "solve", "--scenario", "fran-small", "--episodes", "1")).isZero();
        assertThat(out.toString()).contains("joint-exact").contains("upper-bound").contains("means over 1 instance.");
    }

    @Test
    void anInterruptedRunLeavesWhatThereIsReadableAndSaysSo() throws IOException {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of("phase1.batch=16"));
        AtomicInteger asked = new AtomicInteger();
        StopRequest soon = new StopRequest() {
            @Override
            public boolean requested() {
                return asked.incrementAndGet() > 9;
            }

            @Override
            public boolean overdue() {
                return false;
            }
        };
        FranTrainingResult played = FranTrainingRun.of(scenario).seed(3).threads(2).stop(soon)
                .run(folder.resolve("runs"));
        assertThat(FranSummary.of(played.record(), played.folder())).startsWith("interrupted after 9 epochs");
        Path run;
        try (Stream<Path> paths = Files.list(folder.resolve("runs"))) {
            run = paths.findFirst().orElseThrow();
        }
        assertThat(FranRunRecord.read(run).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(FranRunFolder.epochs(run)).hasSize(9);
        assertThat(FranMethodsCsv.read(run.resolve(FranRunFolder.METHODS))).isNotEmpty();
        assertThat(run("fran", "evaluate", run.toString(), "--episodes", "2")).as(err.toString()).isZero();
    }
}
