package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.comparison.ProvenLoss;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheKeysInThisOrder() throws IOException {
        Path file = folder.resolve("run.json");
        ended().write(file);
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "schemaVersion" : 4,
                  "status" : "finished",
                  "scenario" : "physical-m2-n20",
                  "algorithm" : "lstm-ddpg",
                  "solver" : "ga-improved",
                  "backend" : "scalar",
                  "seed" : 7,
                  "asked" : {
                    "episodes" : 200,
                    "references" : 10,
                    "referencePolicies" : null,
                    "checkpointEvery" : 50,
                    "evaluation" : {
                      "every" : 0,
                      "episodes" : 0,
                      "patience" : 0
                    }
                  },
                  "resumed" : 0,
                  "episodes" : 1,
                  "rewardMean" : 10.5,
                  "rewardLast50" : 10.5,
                  "qosLast50" : 5.5,
                  "switchSecondsLast50" : 12.5,
                  "wallSeconds" : 120.5,
                  "gaEvaluations" : 6000000,
                  "gaEvaluationsPerSecond" : 100000.0,
                  "updates" : 400,
                  "updatesPerSecond" : 10.0,
                  "references" : {
                    "all" : 3.5
                  },
                  "slotLoss" : {
                    "slots" : 100,
                    "qos" : 8.25,
                    "bound" : 8.5,
                    "gap" : 0.25,
                    "gapPercent" : 3.125,
                    "largestGap" : 0.5,
                    "optimalShare" : 0.75,
                    "terms" : "for the mean channel"
                  },
                  "time" : {
                    "secondsInSlots" : 60.0,
                    "secondsInUpdates" : 40.0,
                    "secondsInActing" : 20.0,
                    "secondsInOther" : 0.5
                  },
                  "provenance" : {
                    "versions" : {
                      "edgetempo" : "0.1.0",
                      "java" : "25.0.1",
                      "tensorflow" : "1.1.0"
                    },
                    "commit" : "unknown",
                    "machine" : {
                      "os" : "Linux 6.1",
                      "arch" : "amd64",
                      "cores" : 8,
                      "cpuModel" : "Some CPU @ 2 GHz",
                      "maxMemoryMib" : 4096
                    },
                    "device" : {
                      "name" : "CPU"
                    },
                    "started" : "2026-03-04T05:06:07Z"
                  },
                  "finished" : "2026-03-04T05:08:07.500Z",
                  "resolvedScenario" : {
                    "name" : "physical-m2-n20",
                    "network" : {
                      "users" : 20,
                      "servers" : 2
                    },
                    "zipf" : 0.8
                  }
                }
                """);
    }

    @Test
    void readsBackWhatItWrote() {
        Path file = folder.resolve("run.json");
        ended().write(file);
        assertThat(RunRecord.read(file)).isEqualTo(ended());
    }

    @Test
    void writesMeansOfNothingAsNull() throws IOException {
        Path file = folder.resolve("run.json");
        RunRecord.running(RunFixtures.setup()).write(file);
        assertThat(Files.readString(file)).contains("\"status\" : \"running\"", "\"rewardMean\" : null",
                "\"updatesPerSecond\" : null", "\"finished\" : null").doesNotContain("NaN");
        assertThat(RunRecord.read(file)).isEqualTo(RunRecord.running(RunFixtures.setup()));
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        Path file = folder.resolve("run.json");
        assertError(file, "cannot read " + file + ": it does not exist; check the path");
        Files.writeString(file, "");
        assertError(file, file + " is not a run record: it has no schemaVersion");
        Files.writeString(file, "[1, 2]");
        assertError(file, file + " is not a run record: it has no schemaVersion");
        Files.writeString(file, "{\"schemaVersion\" : 1}");
        assertError(file, file
                + " is too old: it has schemaVersion 1; this program reads 2 to 4: use the version of the program that wrote it");
    }

    @Test
    void namesTheLineWhereTheJsonBreaks() throws IOException {
        Path file = folder.resolve("run.json");
        ended().write(file);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("\"seed\"")) + "oops\n");
        assertThatThrownBy(() -> RunRecord.read(file)).isInstanceOf(ReportException.class)
                .hasMessageStartingWith(file + ", line 8: not a run record: ").hasMessageNotContaining("\n");
    }

    @Test
    void namesTheKeyThatIsMissingOrOfTheWrongType() throws IOException {
        Path file = folder.resolve("run.json");
        ended().write(file);
        String text = Files.readString(file);
        assertNames("seed", file, text.replace("  \"seed\" : 7,\n", ""));
        assertNames("key rewardMean", file, text.replace("\"rewardMean\" : 10.5", "\"rewardMean\" : \"high\""));
        assertNames("key status", file, text.replace("\"finished\",", "\"exploded\","));
        assertNames("key provenance.machine.cores", file, text.replace("\"cores\" : 8", "\"cores\" : null"));
        assertNames("commit", file, text.replace("\"unknown\"", "null"));
    }

    @Test
    void readsRecordsWithKeysOfALaterProgram() throws IOException {
        Path file = folder.resolve("run.json");
        ended().write(file);
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{ \"later\" : [1],"));
        assertThat(RunRecord.read(file)).isEqualTo(ended());
    }

    private static void assertNames(String key, Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> RunRecord.read(file)).isInstanceOf(ReportException.class)
                .hasMessageStartingWith(file.toString()).hasMessageContaining(key).hasMessageNotContaining("\n");
    }

    private static RunRecord ended() {
        return RunRecord.ended(RunFixtures.setup(), RunStatus.FINISHED,
                List.of(EpisodeRow.of(RunFixtures.episode(0), RunFixtures.learned())), RunFixtures.COUNTERS,
                new RunComparisons(Map.of("all", 3.5), Optional.of(new ProvenLoss(100, 8.25, 8.5, 0.25, 3.125, 0.5,
                        0.75, "for the mean channel"))),
                RunFixtures.FINISHED);
    }

    private static void assertError(Path file, String message) {
        assertThatThrownBy(() -> RunRecord.read(file)).isInstanceOf(ReportException.class).hasMessage(message);
    }
}
