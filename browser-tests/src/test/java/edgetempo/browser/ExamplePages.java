package edgetempo.browser;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.HeatChart;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.page.Pages;
import edgetempo.reports.pages.ExampleResults;
import edgetempo.reports.pages.Report;
import edgetempo.reports.seeds.SeedsFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Pages of every kind, made of small results. */
final class ExamplePages {
    /** Names of the files. */
    static final List<String> NAMES = List.of("kit.html", "run.html", "bench.html", "compare.html");
    /** One more, of many long names. */
    static final String CROWDED = "crowded.html";
    private static final List<String> METHODS = List.of("exact-by-phase", "learned", "no-d2d", "all-local", "random",
            "nearest-fap", "exact-phase1+square-root", "exact-phase1+equal", "no-preprocessing", "joint-exact");
    private static final List<String> ENTRANTS = List.of("memetic", "fast", "exact", "multi-start", "local-search",
            "discrete", "improved", "elitist", "tournament", "all-local", "random", "nearest-server");

    private ExamplePages() {}

    /** Writes them, in the order of their names. */
    static List<Path> write(Path folder) {
        List<Page> pages = List.of(Pages.everything(),
                page(List.of(seeds(folder))),
                page(ExampleResults.benchmarks(folder)), page(List.of(ExampleResults.comparison(folder))));
        for (int i = 0; i < pages.size(); i++) {
            PageFile.write(folder.resolve(NAMES.get(i)), pages.get(i));
        }
        PageFile.write(folder.resolve(CROWDED), crowded());
        return Stream.concat(NAMES.stream(), Stream.of(CROWDED)).map(folder::resolve).toList();
    }

    /** Charts of as many and as long names as commands give them. */
    private static Page crowded() {
        Axis reward = Axis.of("reward", "1");
        List<String> shapes = List.of("shape=m2-n20-p32", "shape=m2-n50-p32", "shape=m5-n50-p32", "shape=m2-n50-p256");
        List<String> kernels = Stream.of("scalar", "vector-float", "vector-double")
                .flatMap(kernel -> shapes.stream().map(shape -> "redrawingKernel=" + kernel + " " + shape)).toList();
        return new Page("Crowded", "", List.of(), List.of(new Section("FitnessKernelBenchmark", "", List.of(
                bars("FitnessKernelBenchmark.perEvaluation", shapes),
                bars("Forks of FitnessKernelBenchmark.perEvaluation", kernels),
                new StackChart("Methods", "", Axis.of("method", "1"), reward, StackChart.Look.BARS, METHODS,
                        List.of(new StackChart.Part("cache", ones(METHODS)))),
                new Multiples(List.of(matrix(ENTRANTS), matrix(ENTRANTS.subList(0, 7))))))), "");
    }

    private static double[] ones(List<String> names) {
        return names.stream().mapToDouble(_ -> 1).toArray();
    }

    private static BarChart bars(String title, List<String> names) {
        return new BarChart(title, "", "parameters", Axis.of("throughput", "ops/s"), BarChart.Look.BARS, names,
                List.of(BarChart.Bars.of("throughput", ones(names))));
    }

    private static HeatChart matrix(List<String> names) {
        double[][] won = new double[names.size()][];
        Arrays.setAll(won, _ -> ones(names));
        return new HeatChart("Who of " + names.size() + " beats whom", "", Axis.of("beaten", "1"),
                Axis.of("better", "1"), Axis.of("share of slots won", "%"), HeatChart.Colours.DIVERGING, 0, 1, names,
                names, won, Collections.nCopies(names.size(), Collections.nCopies(names.size(), "100 *")));
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
