package edgetempo.reports.pages;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.page.Page;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.bench.BenchPage;
import edgetempo.reports.pages.compare.ComparePage;
import edgetempo.reports.pages.fran.FranPage;
import edgetempo.reports.pages.fran.ReadFranRun;
import edgetempo.reports.pages.run.Figures;
import edgetempo.reports.pages.run.ReadRun;
import edgetempo.reports.pages.run.RunPage;
import edgetempo.reports.pages.setup.Provenance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Results that a page shows together: everything is read before anything is written. */
public sealed interface Report {
    /** Name of a page in a run folder. */
    String FILE_NAME = "report.html";

    /** The page. */
    Page page(String footer);

    /** Where the page goes if nobody says so. */
    Path defaultFile();

    /**
     * Draws the main charts as PNG and SVG files.
     *
     * @param folder exists
     * @return the files
     * @throws ReportException if there are none for this kind, or one cannot be written
     */
    default List<Path> figures(Path folder) {
        throw new ReportException("--figures: there are none for these results; allowed: run folders");
    }

    /**
     * Reads what was named.
     *
     * @param inputs run folders, folders of seeds, of comparisons, files of benchmark results; all of one kind, at least one
     * @throws ReportException if one is none of these, is damaged or of another version, or they are of several kinds
     */
    static Report read(List<Path> inputs) {
        List<ReportInput> found = inputs.stream().flatMap(path -> ReportInput.of(path).stream()).toList();
        ReportInput first = found.getFirst();
        for (ReportInput input : found) {
            if (input.kind() != first.kind()) {
                throw new ReportException(first.path() + " is " + first.kind().text() + " and " + input.path() + " is "
                        + input.kind().text() + ": a page shows results of one kind; name them apart");
            }
        }
        List<Path> paths = found.stream().map(ReportInput::path).toList();
        Path single = inputs.size() == 1 ? inputs.getFirst() : Path.of("");
        return switch (first.kind()) {
            case RUN -> new Runs(paths.stream().map(ReadRun::read).toList(), single.resolve(FILE_NAME));
            case FRAN_RUN -> new FranRuns(paths.stream().map(ReadFranRun::read).toList(), single.resolve(FILE_NAME));
            case COMPARE -> {
                if (paths.size() > 1) {
                    throw new ReportException("a page shows one comparison, found " + paths.size() + ": "
                            + paths.get(0) + " and " + paths.get(1) + "; name one");
                }
                yield new Comparison(CompareRecord.read(paths.getFirst()),
                        paths.getFirst().resolveSibling("compare.html"));
            }
            case BENCH -> new Benchmarks(paths.stream().map(BenchResult::read).toList(), Path.of("bench-report.html"));
        };
    }

    /**
     * Writes the page of one run folder into it.
     *
     * @param made what makes it
     */
    static Path writeFor(Path run, String made) {
        Report report = read(List.of(run));
        PageFile.write(report.defaultFile(), report.page(footer(made)));
        return report.defaultFile();
    }

    /** The line under a page. */
    static String footer(String made) {
        return "Made by " + made + " on " + Provenance.time(Instant.now()) + ".";
    }

    /** Training runs. */
    record Runs(List<ReadRun> runs, Path defaultFile) implements Report {
        @Override
        public Page page(String footer) {
            return RunPage.of(runs, footer);
        }

        @Override
        public List<Path> figures(Path folder) {
            return new ArrayList<>(Figures.write(folder, runs));
        }
    }

    /** F-RAN runs. */
    record FranRuns(List<ReadFranRun> runs, Path defaultFile) implements Report {
        @Override
        public Page page(String footer) {
            return FranPage.of(runs, footer);
        }
    }

    /** A comparison. */
    record Comparison(CompareRecord record, Path defaultFile) implements Report {
        @Override
        public Page page(String footer) {
            return ComparePage.of(record, footer);
        }
    }

    /** Files of benchmark results. */
    record Benchmarks(List<BenchResult> results, Path defaultFile) implements Report {
        @Override
        public Page page(String footer) {
            return BenchPage.of(results, footer);
        }
    }
}
