package edgetempo.reports.run;

import edgetempo.mec.EpisodeMetrics;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.csv.TidyCsv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file {@code episodes.csv} of a run folder: {@code episode}, the metrics of the world, and those of the learner. Metrics other than
 * {@link LearningMetrics#STANDARD} are described by a file beside it.
 */
public final class EpisodesCsv {
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "episodes.csv";
    /** Name of the file that describes the metrics of a learner. */
    static final String METRICS = "metrics.json";

    private static final RecordFile<Declared> FORM = new RecordFile<>("a list of metrics", Optional.empty(), 1,
            Declared.class);
    private static final String EPISODE = "episode";

    /** What metrics mean. */
    private record Declared(int schemaVersion, List<Metric> metrics) {}

    private EpisodesCsv() {}

    /** The format of files with these metrics of a learner. */
    static TidyCsv<EpisodeRow> format(List<Metric> learning) {
        int world = EpisodeMetrics.ALL.size();
        List<Metric> all = Stream.concat(EpisodeMetrics.ALL.stream(), learning.stream()).toList();
        List<String> names = new ArrayList<>(List.of(EPISODE));
        List<Class<?>> types = new ArrayList<>(List.of(int.class));
        all.forEach(metric -> {
            names.add(metric.name());
            types.add(metric.whole() ? long.class : double.class);
        });
        return TidyCsv.of(names, types, row -> {
            Object[] cells = new Object[names.size()];
            cells[0] = row.episode();
            for (int i = 0; i < all.size(); i++) {
                double value = i < world ? row.world().at(i) : row.learning().get(all.get(i));
                if (all.get(i).whole()) {
                    cells[1 + i] = (long) value;
                } else {
                    cells[1 + i] = value;
                }
            }
            return cells;
        }, cells -> {
            double[] values = new double[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Number) cells[1 + i]).doubleValue();
            }
            return new EpisodeRow((int) cells[0],
                    new Measurements(EpisodeMetrics.ALL, Arrays.copyOf(values, world)),
                    new Measurements(learning, Arrays.copyOfRange(values, world, values.length)));
        });
    }

    /** Makes the file, and says what metrics mean if that is not known anyway. */
    static TidyCsv.Appender<EpisodeRow> create(Path folder, List<Metric> learning) {
        if (!LearningMetrics.STANDARD.containsAll(learning)) {
            byte[] json = (ReportJson.text(new Declared(1, learning)) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFiles.write(folder.resolve(METRICS), out -> out.write(json));
        }
        return format(learning).create(folder.resolve(FILE_NAME));
    }

    /**
     * The format of a file that there is: its columns say what the learner measured.
     *
     * @throws ReportException if the file has not the columns of the world
     */
    static TidyCsv<EpisodeRow> formatOf(Path file) {
        List<String> header = TidyCsv.headerOf(file);
        List<String> world = format(List.of()).header();
        if (header.size() < world.size() || !header.subList(0, world.size()).equals(world)) {
            throw new ReportException(file + " has the header \"" + String.join(",", header) + "\" where \""
                    + String.join(",", world) + "\" is needed first");
        }
        Path declared = file.resolveSibling(METRICS);
        List<Metric> known = Files.exists(declared)
                ? FORM.read(declared).metrics()
                : LearningMetrics.STANDARD;
        try {
            return format(header.subList(world.size(), header.size()).stream().map(name -> known.stream()
                    .filter(metric -> metric.name().equals(name)).findFirst().orElseGet(() -> Metric.unknown(name)))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new ReportException(file + ", line 1: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the file, also of a run that is still going on or was killed: an incomplete last line is ignored.
     *
     * @return the rows in the order of the file, unmodifiable
     * @throws ReportException if it cannot be read, or anything but the end of its last line is wrong
     */
    public static List<EpisodeRow> read(Path file) {
        return formatOf(file).read(file);
    }
}
