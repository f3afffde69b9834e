package edgetempo.reports.seeds;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes and sums up a folder of runs that differ in the seed. */
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

    /** The runs as a table for people. */
    public static Table table(SeedsRecord seeds) {
        return Table.of("Seeds", "", COLUMNS, seeds.seeds());
    }

    /**
     * Makes a new folder {@code <yyyyMMdd-HHmmss>-<scenario>-<algorithm>-seeds-<seeds>}.
     *
     * @param out   where it goes; made if it does not exist
     * @param now   time of the name
     * @param seeds such as {@code 1..10}
     * @throws ReportException if it cannot be made
     */
    public static Path create(Path out, Instant now, String scenario, String algorithm, String seeds) {
        return FolderNames.makeNew(out, FolderNames.of(now, scenario, algorithm, "seeds-" + seeds));
    }

    /**
     * Removes a folder that no run was begun in; one with anything in it stays.
     *
     * @throws ReportException if it cannot be removed
     */
    public static void discardEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // A run that failed explains itself there.
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }

    /**
     * Writes {@code seeds.csv} and {@code seeds.json}, or replaces them.
     *
     * @param folder gets the files
     * @param runs   run folders, at least one; each holds a run that is over
     * @param requested runs that were asked for; more than there are if some never began
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
