package edgetempo.reports.fran;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.seeds.SeedsRecord;
import edgetempo.reports.stats.SeedEstimate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The content of {@code seeds.json} of F-RAN runs; the components are its keys. Every seed has its own training instance, so that only
 * utilities relative to exact phases are comparable. Statistics are over the runs that finished.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link FranRunRecord#KIND}
 * @param status        finished if every requested run is; diverged if no run is left to play but one has diverged
 * @param scenario      name of the scenario
 * @param algorithm     agent that offloads
 * @param requested     runs requested
 * @param finished      runs that finished
 * @param ofExact       distribution of their utilities relative to exact phases
 * @param seeds         one entry per run, in the order of the runs
 * @param folders       their folders' names, in the same order
 */
public record FranSeedsRecord(int schemaVersion, String kind, RunStatus status, String scenario, String algorithm,
        @JsonProperty("asked") int requested, int finished, SeedEstimate ofExact, List<FranSeedRow> seeds,
        List<String> folders) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final TidyCsv<FranSeedRow> CSV = TidyCsv.of(FranSeedRow.class);
    private static final List<Column<FranSeedRow>> COLUMNS = List.of(Column.count("seed", FranSeedRow::seed),
            Column.number("utility", "", Format.fixed(3), FranSeedRow::utility),
            Column.number("exact by phase", "", Format.fixed(3), FranSeedRow::exactUtility),
            Column.<FranSeedRow>number("of exact", "", Format.percent(2), FranSeedRow::ofExact)
                    .meaning("share of what exact phases earn on the same instance"),
            Column.number("offloading, of exact", "", Format.percent(2), FranSeedRow::phase1OfExact),
            Column.count("epochs", FranSeedRow::epochs), Column.count("updates", FranSeedRow::updates),
            Column.text("status", FranSeedRow::status));

    /** Keeps copies. */
    public FranSeedsRecord {
        seeds = List.copyOf(seeds);
        folders = List.copyOf(folders);
    }

    /**
     * Summarises runs.
     *
     * @param runs at least one; each is over
     */
    static FranSeedsRecord of(List<FranRunRecord> runs, List<String> folders, int requested) {
        List<FranRunRecord> finished = runs.stream().filter(run -> run.status() == RunStatus.FINISHED).toList();
        FranRunRecord first = runs.getFirst();
        return new FranSeedsRecord(SCHEMA_VERSION, FranRunRecord.KIND,
                SeedsRecord.status(runs.stream().map(FranRunRecord::status).toList(), requested), first.scenario(),
                first.algorithm(), requested, finished.size(),
                SeedEstimate.of(finished.stream().mapToDouble(run -> run.figures().ofExact()).toArray()),
                runs.stream().map(run -> FranSeedRow.of(run, run.status())).toList(), folders);
    }

    /**
     * Writes {@code seeds.csv} and {@code seeds.json}, or replaces them.
     *
     * @param folder    gets the files
     * @param runs      run folders, at least one; each holds a run that is over
     * @param requested runs requested; more than were begun if some never began
     * @return what {@code seeds.json} holds
     * @throws ReportException if a run cannot be read, or a file not written
     */
    public static FranSeedsRecord write(Path folder, List<Path> runs, int requested) {
        FranSeedsRecord seeds = of(runs.stream().map(FranRunRecord::read).toList(),
                runs.stream().map(run -> run.getFileName().toString()).toList(), requested);
        String table = CSV.text(seeds.seeds());
        AtomicFiles.write(folder.resolve(SeedsFolder.CSV_NAME),
                out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
        AtomicFiles.write(folder.resolve(SeedsRecord.FILE_NAME),
                out -> out.write((seeds.toJson() + "\n").getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }

    /** Runs as a table. */
    public static Table table(String title, List<FranSeedRow> rows) {
        return Table.of(title, "", COLUMNS, rows);
    }

    /** The JSON text of the file, without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }
}
