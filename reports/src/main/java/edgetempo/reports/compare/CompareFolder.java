package edgetempo.reports.compare;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.Table;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.text.CsvTable;
import edgetempo.reports.text.LatexTables;
import edgetempo.reports.text.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files of a comparison. */
public final class CompareFolder {
    private CompareFolder() {}

    /**
     * Writes all files but a page.
     *
     * @param folder exists
     * @param values in the order of the record's scenarios
     * @throws edgetempo.reports.ReportException if one cannot be drawn or written
     */
    public static void write(Path folder, CompareRecord record, List<ScenarioValues> values) {
        text(folder.resolve(CompareRecord.FILE_NAME), record.toJson() + "\n");
        CompareColumns columns = new CompareColumns(record);
        csv(folder.resolve(record.valuesFile()), columns.unitsCsv(values));
        csv(folder.resolve("summary.csv"), columns.summaryCsv());
        csv(folder.resolve("pairs.csv"), columns.pairsCsv());
        csv(folder.resolve("tests.csv"), columns.testsCsv());
        if (record.setup().subject() == Subject.SOLVERS) {
            csv(folder.resolve("curves.csv"), columns.curvesCsv());
            csv(folder.resolve("timing.csv"), columns.timingCsv());
            csv(folder.resolve("certificates.csv"), columns.certificatesCsv());
        }
        CompareDocument document = new CompareDocument(record);
        text(folder.resolve("compare.md"), MarkdownText.of(document.page()));
        text(folder.resolve("compare.tex"), LatexTables.of(document.tables()));
        for (ScenarioComparison scenario : record.scenarios()) {
            new CompareCharts(record.setup(), scenario).criticalDifferences().ifPresent(
                    chart -> draw(folder, "ranks-", scenario,
                            chart.titled(scenario.scenario() + " · " + chart.title())));
            if (!scenario.curves().isEmpty()) {
                CompareCharts charts = new CompareCharts(record.setup(), scenario);
                String title = scenario.scenario() + " · " + record.setup().units() + " slots";
                draw(folder, "curves-", scenario, charts.values().titled(title));
                draw(folder, "gaps-", scenario, charts.gaps().titled(title));
                draw(folder, "time-", scenario, charts.times().titled(title));
            }
        }
    }

    private static void draw(Path folder, String prefix, ScenarioComparison scenario, Chart chart) {
        Pictures.write(folder, prefix + FolderNames.safe(scenario.scenario()), List.of(chart));
    }

    private static void csv(Path file, Table table) {
        text(file, CsvTable.of(table));
    }

    private static void text(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(bytes));
    }
}
