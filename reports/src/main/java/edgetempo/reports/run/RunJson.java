package edgetempo.reports.run;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@link RunRecord} as JSON. */
final class RunJson {
    private static final RecordFile<RunRecord> FORM = new RecordFile<>("a run record", Optional.empty(),
            RunRecord.SCHEMA_VERSION, RunRecord.class,
            List.of(FlatProvenance::nest, record -> record.putNull("slotLoss")), record -> {
                if (record.get("asked") instanceof ObjectNode asked) {
                    RunOptions.complete(asked);
                }
            });

    private RunJson() {}

    static byte[] bytes(RunRecord run) {
        return (ReportJson.text(run) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static RunRecord read(Path file) {
        return FORM.read(file);
    }
}
