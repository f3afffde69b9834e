package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void train(String scenario, String seeds) {
        assertThat(run("train", "--scenario", scenario, "--algorithm", "random", "--episodes", "2", "--seeds", seeds,
                "--set", "ga.generations=3", "--references", "0", "--quiet", "--out", folder.toString())).as("%s", err)
                .isZero();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void trainingLeavesAPageInTheFolderOfEachRunAndOfTheirSeeds() throws IOException {
        train("published-m2-n20", "1,2");

        Path seeds = folders().getFirst();
        assertThat(seeds.resolve("report.html")).content().contains("published-m2-n20 · random").contains("2 runs");
        try (Stream<Path> runs = Files.list(seeds).filter(Files::isDirectory)) {
            assertThat(runs.toList()).hasSize(2).allSatisfy(
                    run -> assertThat(run.resolve("report.html")).content()
                            .contains("Where tasks go in one slot", "Convergence of the genetic algorithm"));
        }
    }

    @Test
    void runsOfSeveralScenariosGiveOnePageAndOnePictureOfAllBesideThePublishedCurves() throws IOException {
        train("published-m2-n20", "1");
        train("published-m2-n30", "1");
        Path page = folder.resolve("all.html");

        assertThat(run("report", folders().get(0).toString(), folders().get(1).toString(), "--out", page.toString(),
                "--figures", folder.resolve("figures").toString())).as("%s", err).isZero();

        assertThat(page).content().contains("2 scenarios").contains("DGL-DDPG, published");
        for (String name : List.of("reward", "reward-published-m2-n20", "reward-published-m2-n30")) {
            assertThat(folder.resolve("figures").resolve(name + ".png")).isNotEmptyFile();
            assertThat(folder.resolve("figures").resolve(name + ".svg")).content().contains("<svg");
        }
        assertThat(out.toString()).contains(page.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "empty | no run.json",
            "nowhere | does not exist",
            "future | schemaVersion 99",
            "cut-off.json | line",
            "foreign.json | no benchmark result",
            "text.txt | broken JSON"})
    void whatIsNoResultIsRefusedInOneLineAndNothingIsWritten(String name, String why) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("future"));
        Files.writeString(folder.resolve("future/run.json"), "{\"schemaVersion\": 99}");
        Files.writeString(folder.resolve("cut-off.json"), "{\"schemaVersion\": 1, \"results\": [");
        Files.writeString(folder.resolve("foreign.json"), "{\"name\": \"package\"}");
        Files.writeString(folder.resolve("text.txt"), "hello");
        Path page = folder.resolve("page.html");

        assertThat(run("report", folder.resolve(name).toString(), "--out", page.toString())).isEqualTo(2);

        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).contains(name).contains(why);
        assertThat(page).doesNotExist();
    }

    @Test
    void resultsOfTwoKindsAreRefusedByName() throws IOException {
        train("physical-m2-n20", "1");
        Path bench = Files.writeString(folder.resolve("bench.json"), "{}");

        assertThat(run("report", folders().getFirst().toString(), bench.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("a training run").contains("a benchmark result");
    }
}
