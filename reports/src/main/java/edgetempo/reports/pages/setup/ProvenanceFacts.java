package edgetempo.reports.pages.setup;

import edgetempo.reports.document.Numbers;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.Versions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Machine, versions and time as names and values. */
public final class ProvenanceFacts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int SHORT_COMMIT = 12;

    private ProvenanceFacts() {}

    /** A time in UTC. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The same for a time given as text; a text that is not a time is returned unchanged. */
    public static String time(String time) {
        try {
            return time(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    /** Ordered facts, modifiable; what was not recorded is left out. */
    public static Map<String, String> facts(Provenance provenance) {
        Map<String, String> facts = new LinkedHashMap<>();
        Machine machine = provenance.machine();
        if (!machine.equals(Machine.UNKNOWN)) {
            facts.put("processor", machine.cpuModel());
            facts.put("cores", Integer.toString(machine.cores()));
            facts.put("operating system", machine.os() + ", " + machine.arch());
            facts.put("largest heap", Numbers.text(machine.maxMemoryMib()) + " MiB");
        }
        Versions versions = provenance.versions();
        facts.put("EdgeTempo", versions.edgetempo() + " (" + shortened(provenance.commit()) + ")");
        facts.put("Java", versions.java());
        facts.put("TensorFlow", versions.tensorflow());
        if (!provenance.started().equals(Instant.EPOCH)) {
            facts.put("started", time(provenance.started()));
        }
        Map<String, Object> device = provenance.device();
        if (device.containsKey("binary")) {
            facts.put("networks", device.get("binary") + ", on " + device.get("asked"));
        }
        return facts;
    }

    /** An abbreviated commit hash; {@code unknown} stays. */
    public static String shortened(String commit) {
        return commit.matches("[0-9a-f]{13,}.*")
                ? commit.substring(0, SHORT_COMMIT) + commit.replaceFirst("[0-9a-f]+", "")
                : commit;
    }
}
