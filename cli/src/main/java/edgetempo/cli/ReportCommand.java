package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.document.Page;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.Report;
import edgetempo.reports.picture.PictureForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo report}. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes one HTML page, complete in itself, of runs (those of one scenario and algorithm are seeds of each other),"
                + " of F-RAN runs, of evaluations, of a comparison, or of benchmark results.",
        footer = {"",
                "Example:  edgetempo report runs/20260304-050607-physical-m2-n20-lstm-recall-s1",
                "          edgetempo report runs/*published* --figures docs/images",
                "          edgetempo report runs/20260304-050607-physical-m2-n20-lstm-ddpg-s1 --figures figures"
                        + " --figure-width 88mm --dpi 300",
                "          edgetempo report bench-results/*.json --out bench.html", "",
                "The second one draws the published learning curves beside those of the runs, scenario by scenario, in the page and in"
                        + " docs/images/reward.png and .svg."})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", arity = "1..*",
            description = "Folders of runs, of runs with several seeds, of a comparison, evaluations in run folders (evaluate-*.json), or files that "
                    + "'edgetempo bench' wrote.")
    private List<Path> inputs = List
            .of();

    @Option(names = "--out", paramLabel = "FILE",
            description = "The page. Default: report.html in the folder, if one was named, else beside the first; compare.html, "
                    + "evaluate-*.html, evaluations.html and bench-report.html beside the first file.")
    private Optional<Path> file = Optional
            .empty();

    @Mixin
    private FigureOptions figures;

    @Option(names = "--open", paramLabel = "yes|no", defaultValue = "no",
            description = "Shows the page in a browser. Default: ${DEFAULT-VALUE}.")
    private String open = "no";

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.known("open", open, List.of("yes", "no"));
        PictureForm form = figures.form();
        Report report = Report.read(inputs);
        Path target = file.orElseGet(report::defaultFile);
        if (Files.isDirectory(target)) {
            throw new BadInputException("--out: " + target + " is a folder; name a file in it");
        }
        Page page = report.page(Report.footer("EdgeTempo " + Build.version()));
        List<Path> written = new ArrayList<>();
        PageFile.write(target, page);
        written.add(target);
        figures.folder().ifPresent(folder -> written.addAll(report.figures(AtomicFiles.folder(folder), form)));
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("page", target.toString());
            result.put("files", written.stream().map(Path::toString).toList());
            out.println(Json.of(result));
        } else {
            written.forEach(out::println);
        }
        if (open.equals("yes")) {
            show(target);
        }
        return ExitCodes.OK;
    }

    /** By what the desktop opens files with; where there is none the page is there all the same. */
    private void show(Path page) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String uri = page.toAbsolutePath().toUri().toString();
        List<String> command = os.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", uri)
                : List.of(os.contains("mac") ? "open" : "xdg-open", uri);
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot open a browser (" + command.getFirst() + "); the page is "
                    + page.toAbsolutePath());
        }
    }
}
