package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** {@link RunRecord} as JSON. */
final class RunJson {
    private RunJson() {}

    static byte[] bytes(RunRecord run) {
        return (ReportJson.text(run) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static RunRecord read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
        try {
            JsonNode tree = ReportJson.mapper().readTree(content);
            JsonNode version = tree.path("schemaVersion");
            if (!version.isInt()) {
                throw new ReportException(file + " is no run record: it has no schemaVersion");
            }
            if (version.intValue() != RunRecord.SCHEMA_VERSION) {
                throw new ReportException(file + " has schemaVersion " + version.intValue() + "; this program reads "
                        + RunRecord.SCHEMA_VERSION + ": use the version of the program that wrote it");
            }
            return ReportJson.mapper().treeToValue(tree, RunRecord.class);
        } catch (JacksonException e) {
            throw new ReportException(file + where(e) + ": not a run record: " + e.getOriginalMessage(), e);
        }
    }

    /** The key if the JSON is whole and the value wrong, else the line where it breaks. */
    private static String where(JacksonException e) {
        String key = e.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        if (!key.isEmpty()) {
            return ", key " + key;
        }
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
    }
}
