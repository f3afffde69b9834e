package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.seeds.SeedsRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The content of {@code request.json} in a folder of seeds of the F-RAN system, as {@link SeedsRequest} of the other one.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link FranRunRecord#KIND}
 * @param seeds         of the runs, such as {@code 1..10}
 * @param runs          setup of each run, apart from its seed
 */
public record FranSeedsRequest(int schemaVersion, String kind, String seeds, FranSetup runs) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 1;
    private static final RecordFile<FranSeedsRequest> FORM = new RecordFile<>("a request for F-RAN runs",
            Optional.of(FranRunRecord.KIND), SCHEMA_VERSION, FranSeedsRequest.class);

    /** Of runs that begin now. */
    public FranSeedsRequest(String seeds, FranSetup runs) {
        this(SCHEMA_VERSION, FranRunRecord.KIND, seeds, runs);
    }

    /**
     * Reads the request of a folder.
     *
     * @throws ReportException if there is none, or it is damaged or of another version
     */
    public static FranSeedsRequest read(Path folder) {
        return FORM.read(folder.resolve(SeedsRequest.FILE_NAME));
    }

    /**
     * Writes it into a folder.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path folder) {
        AtomicFiles.write(folder.resolve(SeedsRequest.FILE_NAME),
                out -> out.write((ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
