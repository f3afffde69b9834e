package edgetempo.browser;

import edgetempo.reports.document.Page;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.page.Pages;
import edgetempo.reports.pages.ExampleResults;
import edgetempo.reports.pages.Report;
import edgetempo.reports.seeds.SeedsFolder;
import java.nio.file.Path;
import java.util.List;

/** Pages of every kind, made of small results. */
final class ExamplePages {
    /** Names of the files. */
    static final List<String> NAMES = List.of("kit.html", "run.html", "bench.html", "compare.html");

    private ExamplePages() {}

    /** Writes them, in the order of their names. */
    static List<Path> write(Path folder) {
        List<Page> pages = List.of(Pages.everything(),
                page(List.of(seeds(folder))),
                page(ExampleResults.benchmarks(folder)), page(List.of(ExampleResults.comparison(folder))));
        for (int i = 0; i < pages.size(); i++) {
            PageFile.write(folder.resolve(NAMES.get(i)), pages.get(i));
        }
        return NAMES.stream().map(folder::resolve).toList();
    }

    private static Path seeds(Path folder) {
        Path seeds = ExampleResults.seeds(folder, "published-m2-n20", 4);
        SeedsFolder.begun(seeds).values().forEach(run -> {
            ExampleResults.lastFrame(run);
            ExampleResults.lastEpisode(run);
        });
        return seeds;
    }

    private static Page page(List<Path> inputs) {
        return Report.read(inputs).page(Report.footer("a test"));
    }
}
