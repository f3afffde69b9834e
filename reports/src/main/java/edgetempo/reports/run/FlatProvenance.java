package edgetempo.reports.run;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Brings records of release 0.1, whose provenance was spread over keys of their own, to the form of {@link Provenance}. */
public final class FlatProvenance {
    private static final List<String> KEYS = List.of("versions", "commit", "machine", "device", "started");

    private FlatProvenance() {}

    /**
     * Moves the keys of a record into {@code provenance}. Evaluations of 0.1 had neither machine nor time.
     *
     * @param record has the keys. Modified.
     */
    public static void nest(ObjectNode record) {
        ObjectNode provenance = record.objectNode();
        for (String key : KEYS) {
            if (record.has(key)) {
                provenance.set(key, record.remove(key));
            }
        }
        if (!provenance.has("machine")) {
            provenance.putPOJO("machine", Machine.UNKNOWN);
        }
        if (!provenance.has("device")) {
            provenance.putObject("device");
        }
        if (!provenance.has("started")) {
            provenance.put("started", Instant.EPOCH.toString());
        }
        record.set("provenance", provenance);
    }
}
