package edgetempo.reports.seeds;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.UnbegunRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Creates and summarises a folder of runs that differ in the seed. */
public final class SeedsFolder {
    /** Name of the table. */
    public static final String CSV_NAME = "seeds.csv";
    private static final TidyCsv<SeedRow> CSV = TidyCsv.of(SeedRow.class);

    private static final List<Column<SeedRow>> COLUMNS = List.of(Column.count("seed", SeedRow::seed),
            Column.number("last 50 episodes", "", Format.fixed(3),
                    row -> row.episodes() == 0 ? Double.NaN : row.rewardLast50()),
            Column.count("episodes", SeedRow::episodes),
            Column.number("slots: gap to proven bound", "%", Format.fixed(2), SeedRow::slotGapPercent),
            Column.text("status", SeedRow::status));

    private SeedsFolder() {}

    /** The runs as a table. */
    public static Table table(SeedsRecord seeds) {
        return Table.of("Seeds", "", COLUMNS, seeds.seeds());
    }

    /**
     * Policies that do not learn beside the runs that finished, in the same episodes, the strongest first.
     *
     * @throws ReportException if a file of a run is missing or damaged
     */
    public static List<ReferenceComparison> beside(SeedsRecord seeds, Path folder) {
        if (seeds.references().isEmpty()) {
            return List.of();
        }
        List<RunRecord> runs = new ArrayList<>();
        List<double[]> rewards = new ArrayList<>();
        for (String name : seeds.folders()) {
            RunRecord run = RunRecord.read(folder.resolve(name).resolve(RunRecord.FILE_NAME));
            if (run.status() == RunStatus.FINISHED) {
                runs.add(run);
                rewards.add(ReferenceComparison.rewards(folder.resolve(name)));
            }
        }
        return ReferenceComparison.of(runs, rewards);
    }

    /**
     * Creates a folder {@code <yyyyMMdd-HHmmss>-<scenario>-<algorithm>-seeds-<seeds>}.
     *
     * @param out   parent of the folder; created if it does not exist
     * @param now   time of the name
     * @param seeds such as {@code 1..10}
     * @throws ReportException if it cannot be made
     */
    public static Path create(Path out, Instant now, String scenario, String algorithm, String seeds) {
        return FolderNames.makeNew(out, FolderNames.of(now, scenario, algorithm, "seeds-" + seeds));
    }

    /**
     * Removes a folder in which no run was begun, if it is empty.
     *
     * @throws ReportException if it cannot be removed
     */
    public static void discardEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(SeedsRequest.FILE_NAME));
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // A run that failed explains itself there.
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }

    /**
     * Folders of the runs that have begun in a folder of seeds, by name; empty if it is none. Changes nothing.
     *
     * @throws ReportException if the folder cannot be read
     */
    public static List<Path> runs(Path folder) {
        return Files.isRegularFile(folder.resolve(SeedsRequest.FILE_NAME)) ? recorded(folder) : List.of();
    }

    private static List<Path> recorded(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(run -> Files.isRegularFile(run.resolve(RunRecord.FILE_NAME))).sorted().toList();
        } catch (IOException e) {
            throw ReportException.reading(folder, e);
        }
    }

    /**
     * The runs that have begun in a folder, by seed.
     *
     * @throws ReportException if the folder or a record cannot be read, or two runs have the same seed
     */
    public static Map<Long, Path> begun(Path folder) {
        return begun(folder, run -> RunRecord.read(run.resolve(RunRecord.FILE_NAME)).seed());
    }

    /**
     * The runs of either system that have begun in a folder, by seed. Removes unbegun runs that a killed process has left.
     *
     * @param seedOf seed of the run in a folder
     * @throws ReportException if the folder or a record cannot be read, or two runs have the same seed
     */
    public static Map<Long, Path> begun(Path folder, ToLongFunction<Path> seedOf) {
        AtomicFiles.removeLeftovers(folder);
        UnbegunRuns.remove(folder, Duration.ZERO);
        Map<Long, Path> begun = new HashMap<>();
        for (Path run : recorded(folder)) {
            Path other = begun.put(seedOf.applyAsLong(run), run);
            if (other != null) {
                throw new ReportException(folder + ": " + run.getFileName() + " and " + other.getFileName()
                        + " have the same seed; remove one of them");
            }
        }
        return begun;
    }

    /**
     * Writes {@code seeds.csv} and {@code seeds.json}, or replaces them.
     *
     * @param folder gets the files
     * @param runs   run folders, at least one; each holds a run that is over
     * @param requested runs requested; more than were begun if some never began
     * @return what {@code seeds.json} holds
     * @throws ReportException if a run cannot be read, or a file not written
     */
    public static SeedsRecord write(Path folder, List<Path> runs, int requested) {
        List<RunRecord> records = runs.stream().map(run -> RunRecord.read(run.resolve(RunRecord.FILE_NAME))).toList();
        SeedsRecord seeds = SeedsRecord.of(records,
                runs.stream().map(run -> run.getFileName().toString()).toList(), requested);
        String table = CSV.text(seeds.seeds());
        AtomicFiles.write(folder.resolve(CSV_NAME), out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
        AtomicFiles.write(folder.resolve(SeedsRecord.FILE_NAME),
                out -> out.write((seeds.toJson() + "\n").getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }
}
