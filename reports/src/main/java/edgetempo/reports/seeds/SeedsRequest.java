package edgetempo.reports.seeds;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code request.json} in a folder of seeds: the runs requested. Written before the first of them begins, so that missing
 * runs can be played after the process ends at any time.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param seeds         of the runs, such as {@code 1..10}
 * @param runs          setup of each run, apart from its seed
 */
public record SeedsRequest(int schemaVersion, String seeds, RunSetup runs) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 1;
    /** Name of the file in a folder. */
    public static final String FILE_NAME = "request.json";
    private static final RecordFile<SeedsRequest> FORM = new RecordFile<>("a request for runs", Optional.empty(),
            SCHEMA_VERSION, SeedsRequest.class, List.of(), record -> {
                if (record.path("runs").get("options") instanceof ObjectNode options) {
                    RunOptions.complete(options);
                }
            });

    /** Of runs that begin now. */
    public SeedsRequest(String seeds, RunSetup runs) {
        this(SCHEMA_VERSION, seeds, runs);
    }

    /**
     * Reads the request of a folder.
     *
     * @throws ReportException if there is none, or it is damaged or of another version
     */
    public static SeedsRequest read(Path folder) {
        return FORM.read(folder.resolve(FILE_NAME));
    }

    /**
     * Writes it into a folder.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path folder) {
        AtomicFiles.write(folder.resolve(FILE_NAME),
                out -> out.write((ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
