package edgetempo.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.experiments.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {
    @TempDir
    private Path folder;

    private Path study(String yaml) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), yaml.replace("\\n", "\n"));
    }

    @Test
    void pointsAreTheGridTimesTheListAndTheLastAxisChangesFastest() throws IOException {
        Study study = StudyReader.read(study("""
                work: train
                algorithm: popularity
                set: {time: {framesPerEpisode: 5}}
                grid:
                  scenario: [physical-m2-n20, drift-m2-n20]
                  caching.capacityGib: [10, 20.5]
                list:
                  - {ga.population: 30}
                  - {ga: {population: 60}}
                seeds: [1, 2, 5..6]
                """));
        assertThat(study.name()).isEqualTo("study");
        assertThat(study.axes()).containsExactly("scenario", "caching.capacityGib", "ga.population");
        assertThat(study.seeds().seeds()).containsExactly(1L, 2L, 5L, 6L);
        assertThat(study.runs()).isEqualTo(32);
        List<Map<String, String>> points = study.points();
        assertThat(points).hasSize(8);
        assertThat(points.get(1)).containsEntry("ga.population", "60").containsEntry("caching.capacityGib", "10")
                .containsEntry("scenario", "physical-m2-n20").containsEntry("time.framesPerEpisode", "5");
        assertThat(points.get(2)).containsEntry("ga.population", "30").containsEntry("caching.capacityGib", "20.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "~~ | empty",
            "[1, 2] | no mapping",
            "work: [ | line",
            "grid:\\n\tscenario: [physical-m2-n20] | tabs",
            "work: train\\nwork: play | given twice",
            "wrok: train | wrok: is not known | nearest: work",
            "work: trian | \"trian\" is not known | nearest: train",
            "grid: [1] | grid: expected a mapping",
            "grid: {scenario: physical-m2-n20} | grid.scenario | expected a list",
            "grid: {scenario: []} | grid.scenario | expected a list",
            "grid: {algorithm: [ddpg, ddpg]} | ddpg is there twice",
            "grid: {algorihtm: [ddpg]} | grid.algorihtm: is not known | nearest: algorithm",
            "algorithm: ddpg\\ngrid: {algorithm: [greedy]} | grid.algorithm: has one value already",
            "grid: {ga.popluation: [30]} | ga.popluation=30 | nearest: ga.population",
            "grid: {ga.population: [30, -1]} | ga.population=-1 | allowed",
            "grid: {scenario: [physical-m2-n21]} | scenario=physical-m2-n21 | nearest preset: physical-m2-n20",
            "grid: {algorithm: [dpgd]} | algorithm=dpgd | nearest: ddpg",
            "grid: {solver: [exat]} | solver=exat | nearest: exact",
            "grid: {solver: ['exact{gpa: 1}']} | exact | gap",
            "list: [] | list: expected a list of mappings",
            "list: [{ga.population: 30}, {ga.elites: 2}] | list[1]: sets other keys",
            "grid: {ga.population: [30]}\\nlist: [{ga.population: 60}] | list[0].ga.population: is in grid already",
            "seeds: 5..1 | seeds | runs backwards",
            "seeds: 1,1 | seeds | twice",
            "seeds: many | seeds | no seed",
            "episodes: -1 | episodes: -1 | allowed: 0 to",
            "episodes: ten | episodes: ten: expected a whole number",
            "threads: 0 | threads: 0 | allowed: 1 to",
            "keep: everything | keep | allowed: figures, run",
            "work: fran\\nscenario: physical-m2-n20 | physical-m2-n20 | fran",
            "work: fran\\nalgorithm: ddpg | algorithm: has no meaning where work is fran",
            "work: play | algorithm: is missing",
            "work: play\\nalgorithm: lstm-ddpg | lstm-ddpg",
            "work: compare\\nplan: nobody | plan",
            "slots: 5 | slots: has no meaning where work is train",
            "work: evaluate\\nrun: nowhere | nowhere",
            "scenario: null | scenario: expected one value",
            "grid: {ga.population: [[30]]} | grid.ga.population: expected one value"})
    void whatCannotBeRunIsRefusedInOneLineBeforeAnythingStarts(ArgumentsAccessor test) throws IOException {
        String yaml = test.getString(0);
        StringWriter err = new StringWriter();
        Path file = study(yaml == null ? "" : yaml);
        int code = SweepMain.run(new String[]{"run", file.toString(), "--out", folder.resolve("out").toString()},
                new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(code).as("%s", err).isEqualTo(2);
        assertThat(err.toString().strip()).contains(test.getString(1))
                .contains(test.size() > 2 ? test.getString(2) : "")
                .doesNotContain("\n")
                .startsWith(file.toString()).hasSizeLessThanOrEqualTo(OneLine.LONGEST);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        for (Path file : List.of(folder, folder.resolve("nowhere.yaml"))) {
            StringWriter err = new StringWriter();
            assertThat(SweepMain.run(new String[]{"plan", file.toString()}, new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true))).isEqualTo(2);
            assertThat(err.toString().strip()).contains(file.toString()).doesNotContain("\n");
        }
    }
}
