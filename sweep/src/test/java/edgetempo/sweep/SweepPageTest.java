package edgetempo.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's page says of policies that come to the same with every seed, such as plain ones on held-out episodes. */
class SweepPageTest {
    private static final double PLAIN = 10;
    @TempDir
    private Path folder;

    /** Popularity earns the same with every seed, DDPG more with each, and both one more with twice the capacity. */
    private Page page(String algorithms, String capacities) throws IOException {
        Study study = StudyReader.read(Files.writeString(folder.resolve("study.yaml"), """
                work: train
                evaluation: 5
                grid:
                  algorithm: [%s]
                  caching.capacityGib: [%s]
                seeds: 1..3
                """.formatted(algorithms, capacities)));
        List<RunResult> results = new ArrayList<>();
        for (Map<String, String> point : study.points()) {
            for (long seed : study.seeds().seeds()) {
                double reward = (point.get("algorithm").equals("ddpg") ? PLAIN + seed : PLAIN)
                        + (point.get("caching.capacityGib").equals("20") ? 1 : 0);
                results.add(new RunResult(RunResult.SCHEMA_VERSION, RunResult.KIND, "key", "identity", "version",
                        RunResult.Status.DONE, "", 1, "host", 1, seed, point,
                        Map.of(StudyFigures.main(study).name(), reward), List.of()));
            }
        }
        return SweepPage.of(study, results);
    }

    private static <B extends Block> B block(Page page, Class<B> kind, String title) {
        return page.sections().stream().flatMap(section -> section.blocks().stream()).filter(kind::isInstance)
                .map(kind::cast).filter(block -> title.equals(block instanceof Table table
                        ? table.title()
                        : ((BarChart) block).title()))
                .findFirst().orElseThrow();
    }

    /** A cell of the first row. */
    private static Object cell(Table table, String column) {
        List<String> names = table.columns().stream().map(head -> head.name()).toList();
        return table.rows().getFirst().get(names.indexOf(column));
    }

    @Test
    void seedsThatComeToTheSameAreNoSampleOfSeeds() throws IOException {
        Table points = block(page("popularity, ddpg", "10, 20"), Table.class, "Points");
        List<Estimate> estimates = points.rows().stream().flatMap(List::stream).filter(Estimate.class::isInstance)
                .map(Estimate.class::cast).toList();
        assertThat(estimates).hasSize(4);
        assertThat(estimates.get(0).value()).isEqualTo(PLAIN);
        assertThat(estimates.get(0).low()).isNaN();
        assertThat(estimates.get(2).value()).isEqualTo(PLAIN + 2);
        assertThat(estimates.get(2).low()).isLessThan(PLAIN + 1);
    }

    @Test
    void pairsThatDifferInTheSeedAloneAndComeToTheSameCountOnce() throws IOException {
        Page page = page("popularity, ddpg", "10, 20");
        // Once of popularity, and with each of three seeds of DDPG.
        assertThat(cell(block(page, Table.class, "Values of caching.capacityGib"), "pairs")).isEqualTo(4);
        // Popularity against each seed of DDPG, with each capacity.
        assertThat(cell(block(page, Table.class, "Values of algorithm"), "pairs")).isEqualTo(6);
        assertThat(page("popularity", "10, 20").sections())
                .noneMatch(section -> section.title().equals("Paired tests"));
    }

    @Test
    void effectsHaveIntervalsOverPointsAndOfOnePointOverSeeds() throws IOException {
        BarChart effect = block(page("popularity, ddpg", "10, 20"), BarChart.class, "Effect of algorithm");
        assertThat(effect.series().getFirst().values()).containsExactly(PLAIN + 0.5, PLAIN + 2.5);
        BarChart single = block(page("popularity, ddpg", "10"), BarChart.class, "Effect of algorithm");
        assertThat(single.series().getFirst().low()[0]).isNaN();
        assertThat(single.series().getFirst().low()[1]).isLessThan(PLAIN + 1);
    }
}
