package edgetempo.reports.pages;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Picker;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.picture.PictureForm;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.text.LatexTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The charts and tables of a page as files for papers. */
public final class PageFigures {
    /** Name of the tables of a page as LaTeX. */
    public static final String TABLES = "tables.tex";

    private PageFigures() {}

    /**
     * Draws every chart of the page: learning curves as {@code reward-<scenario>}, with several scenarios also all in one as {@code
     * reward}, the other charts under their titles. Its tables become {@value #TABLES}.
     *
     * @param folder exists
     * @param page   what is drawn
     * @param curves learning curves by name of their scenario; empty where there are none
     * @param form   which files of each, and how large
     * @return the files
     * @throws ReportException if one cannot be drawn or written
     */
    public static List<Path> write(Path folder, Page page, Map<String, LineChart> curves, PictureForm form) {
        List<Path> files = new ArrayList<>();
        curves.forEach((scenario, chart) -> files
                .addAll(Pictures.write(folder, "reward-" + FolderNames.safe(scenario), List.of(chart), form)));
        if (curves.size() > 1) {
            files.addAll(Pictures.write(folder, "reward", List.copyOf(curves.values()), form));
        }
        List<String> titles = page.sections().stream()
                .flatMap(section -> charts(section).stream().map(Chart::title).distinct()).toList();
        Map<String, Integer> uses = new HashMap<>();
        for (Section section : page.sections()) {
            for (Chart chart : charts(section)) {
                if (curves.values().stream().noneMatch(curve -> sameLines(curve, chart))) {
                    boolean unique = Collections.frequency(titles, chart.title()) == 1;
                    String title = (unique ? page.title() : section.title()) + " · " + chart.title();
                    String name = FolderNames.safe(title.toLowerCase(Locale.ROOT));
                    int use = uses.merge(name, 1, Integer::sum);
                    files.addAll(Pictures.write(folder, use == 1 ? name : name + "-" + use,
                            List.of(chart.titled(title)), form));
                }
            }
        }
        List<Table> tables = page.sections().stream().flatMap(section -> section.blocks().stream()
                .filter(Table.class::isInstance).map(Table.class::cast)
                .map(table -> sameTitle(page, table) ? table.titled(section.title() + ": " + table.title()) : table))
                .toList();
        if (!tables.isEmpty()) {
            byte[] text = LatexTables.of(tables).getBytes(StandardCharsets.UTF_8);
            Path file = folder.resolve(TABLES);
            AtomicFiles.write(file, out -> out.write(text));
            files.add(file);
        }
        return files;
    }

    private static boolean sameTitle(Page page, Table table) {
        return page.sections().stream().flatMap(section -> section.blocks().stream())
                .filter(block -> block instanceof Table other && other.title().equals(table.title())).count() > 1;
    }

    private static boolean sameLines(LineChart curve, Chart chart) {
        return chart instanceof LineChart lines && lines.y().equals(curve.y()) && lines.lines().stream()
                .map(LineChart.Line::name).toList().equals(curve.lines().stream().map(LineChart.Line::name).toList());
    }

    private static List<Chart> charts(Section section) {
        return section.blocks().stream().flatMap(block -> switch (block) {
            case Chart chart -> Stream.of(chart);
            case Multiples multiples -> multiples.charts().stream();
            case Picker picker -> Stream.of(picker.shown());
            default -> Stream.empty();
        }).toList();
    }
}
