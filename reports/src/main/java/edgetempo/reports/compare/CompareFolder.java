package edgetempo.reports.compare;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.plot.AnytimePlot;
import edgetempo.reports.run.FolderNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
        new CompareTables(record).write(folder, values);
        text(folder.resolve("compare.md"), CompareMarkdown.of(record));
        text(folder.resolve("compare.tex"), CompareLatex.of(record));
        for (ScenarioComparison scenario : record.scenarios()) {
            if (!scenario.curves().isEmpty()) {
                plots(folder, record, scenario);
            }
        }
    }

    private static void plots(Path folder, CompareRecord record, ScenarioComparison scenario) {
        String name = FolderNames.safe(scenario.scenario());
        List<AnytimePlot.Line> values = new ArrayList<>();
        List<AnytimePlot.Line> gaps = new ArrayList<>();
        List<AnytimePlot.Line> times = new ArrayList<>();
        for (AnytimeCurve curve : scenario.curves()) {
            double[] budgets = curve.points().stream().mapToDouble(AnytimePoint::budget).toArray();
            double[] ms = curve.points().stream().mapToDouble(AnytimePoint::ms).toArray();
            double[] mean = curve.points().stream().mapToDouble(AnytimePoint::mean).toArray();
            double[] gap = curve.points().stream().mapToDouble(AnytimePoint::gapPercent).toArray();
            values.add(new AnytimePlot.Line(curve.entrant(), budgets, mean));
            gaps.add(new AnytimePlot.Line(curve.entrant(), budgets, gap));
            times.add(new AnytimePlot.Line(curve.entrant(), ms, mean));
        }
        String budget = record.setup().budgetUnit().equals(CompareSetup.MILLISECONDS)
                ? "budget of a slot (ms)"
                : "budget of a slot (evaluations)";
        String title = scenario.scenario() + " · " + record.setup().units() + " slots";
        AnytimePlot.values(folder, "curves-" + name, title, budget, values, scenario.bestKnownMean());
        AnytimePlot.gaps(folder, "gaps-" + name, title, budget, gaps, record.setup().targetPercent());
        AnytimePlot.values(folder, "time-" + name, title, "time on a slot (ms), this machine", times,
                scenario.bestKnownMean());
    }

    private static void text(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(bytes));
    }
}
