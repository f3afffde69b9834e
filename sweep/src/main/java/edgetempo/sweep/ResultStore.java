package edgetempo.sweep;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The results of a study's runs in its folder, one atomically written file each: repeated attempts, speculative or after a lost executor,
 * leave one result.
 */
final class ResultStore {
    private static final String FOLDER = "results";
    private static final String ENDING = ".json";

    private final Path folder;

    /**
     * Opens the store of a study's folder, which is made if it does not exist.
     *
     * @throws ReportException if it cannot be made
     */
    ResultStore(Path out) {
        folder = out.resolve(FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }

    /** Writes a result, or replaces that of an earlier attempt. */
    void write(RunResult result) {
        AtomicFiles.write(folder.resolve(result.key() + ENDING),
                stream -> stream.write(result.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    /** Removes what killed processes have left. No other process may be writing. */
    void removeLeftovers() {
        AtomicFiles.removeLeftovers(folder);
    }

    /**
     * Every result, by its key.
     *
     * @throws ReportException if one is damaged
     */
    Map<String, RunResult> read() {
        Map<String, RunResult> results = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*" + ENDING)) {
            for (Path file : files) {
                RunResult result = RunResult.read(file);
                results.put(result.key(), result);
            }
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
        return results;
    }
}
