package edgetempo.reports.pages;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.UnitValues;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.Page;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.bench.BenchPage;
import edgetempo.reports.pages.compare.ComparePage;
import edgetempo.reports.pages.evaluation.EvaluationPage;
import edgetempo.reports.pages.fran.FranPage;
import edgetempo.reports.pages.fran.ReadFranRun;
import edgetempo.reports.pages.run.ReadRun;
import edgetempo.reports.pages.run.RunPage;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.picture.PictureForm;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Results that a page shows together: everything is read before anything is written.
 *
 * @param defaultFile default file of the page
 * @param curves      learning curves by name of their scenario, to be drawn under separate names; empty where there are none
 * @param pages       makes the page with the line under it
 */
public record Report(Path defaultFile, Map<String, LineChart> curves, Function<String, Page> pages) {
    /** Name of a page in a run folder. */
    public static final String FILE_NAME = "report.html";

    /** The page. */
    public Page page(String footer) {
        return pages.apply(footer);
    }

    /**
     * Draws every chart of the page, and writes its tables as LaTeX.
     *
     * @param folder exists
     * @param form   which files of each, and how large
     * @return the files
     * @throws ReportException if one cannot be drawn or written
     */
    public List<Path> figures(Path folder, PictureForm form) {
        return PageFigures.write(folder, page(""), curves, form);
    }

    /**
     * Reads the named results.
     *
     * @param inputs folders of runs, of seeds, of comparisons, files of evaluations, of benchmark results; all of one kind, at least one
     * @throws ReportException if one is none of these, is damaged or of another version, or they are of several kinds
     */
    public static Report read(List<Path> inputs) {
        List<ReportInput> found = inputs.stream().flatMap(path -> ReportInput.of(path).stream()).toList();
        ReportInput first = found.getFirst();
        for (ReportInput input : found) {
            if (input.kind() != first.kind()) {
                throw new ReportException(first.path() + " is " + first.kind().text() + " and " + input.path() + " is "
                        + input.kind().text() + ": a page shows results of one kind; name them apart");
            }
        }
        List<Path> paths = found.stream().map(ReportInput::path).toList();
        Path folder = inputs.getFirst();
        Path single = inputs.size() == 1 ? folder.resolve(FILE_NAME) : folder.resolveSibling(FILE_NAME);
        return switch (first.kind()) {
            case RUN -> {
                List<ReadRun> runs = paths.stream().map(ReadRun::read).toList();
                yield new Report(single, RunPage.curves(runs), footer -> RunPage.of(runs, footer));
            }
            case FRAN_RUN -> {
                List<ReadFranRun> runs = paths.stream().map(ReadFranRun::read).toList();
                yield new Report(single, Map.of(), footer -> FranPage.of(runs, footer));
            }
            case EVALUATION -> {
                List<EvaluationRecord> evaluations = paths.stream().map(EvaluationRecord::read).toList();
                String name = paths.size() == 1
                        ? paths.getFirst().getFileName().toString().replaceFirst("\\.json$", "")
                        : "evaluations";
                yield new Report(paths.getFirst().resolveSibling(name + ".html"), Map.of(),
                        footer -> EvaluationPage.of(evaluations, footer));
            }
            case COMPARE -> {
                if (paths.size() > 1) {
                    throw new ReportException("a page shows one comparison, found " + paths.size() + ": "
                            + paths.get(0) + " and " + paths.get(1) + "; name one");
                }
                CompareRecord record = CompareRecord.read(paths.getFirst());
                Optional<UnitValues> values = UnitValues.read(
                        paths.getFirst().toAbsolutePath().getParent(), record);
                yield new Report(paths.getFirst().resolveSibling("compare.html"), Map.of(),
                        footer -> ComparePage.of(record, values, footer));
            }
            case BENCH -> {
                List<BenchResult> results = paths.stream().map(BenchResult::read).toList();
                yield new Report(paths.getFirst().resolveSibling("bench-report.html"), Map.of(),
                        footer -> BenchPage.of(results, footer));
            }
        };
    }

    /**
     * Writes the page of one folder into it, and the learning curve of a run or of seeds as {@value RunFolder#REWARD_PLOT}.
     *
     * @param made program and command that made it
     */
    public static Path writeFor(Path folder, String made) {
        Report report = read(List.of(folder));
        report.curves.values().stream().findFirst()
                .ifPresent(chart -> Pictures.png(folder.resolve(RunFolder.REWARD_PLOT), chart));
        // Last, so that where there is a page there is all of it.
        PageFile.write(report.defaultFile(), report.page(footer(made)));
        return report.defaultFile();
    }

    /** The line under a page. */
    public static String footer(String made) {
        return "Made by " + made + " on " + ProvenanceFacts.time(Instant.now()) + ".";
    }
}
