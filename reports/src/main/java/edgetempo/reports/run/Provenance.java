package edgetempo.reports.run;

import java.time.Instant;
import java.util.Map;

/**
 * Provenance of a result; every record nests it under the key {@code provenance}.
 *
 * @param versions of the software
 * @param commit   of the code, or {@link GitCommit#UNKNOWN}
 * @param machine  that computed them, or {@link Machine#UNKNOWN}
 * @param device   device that networks ran on: key → text, number or nested map; empty where there were none
 * @param started  when; {@link Instant#EPOCH} where that was not recorded
 */
public record Provenance(Versions versions, String commit, Machine machine, Map<String, Object> device,
        Instant started) {
    /** Keeps a copy of the map, in its order. */
    public Provenance {
        device = RunSetup.copy(device);
    }

    /** The provenance of results that this machine computes from now on, without networks. */
    public static Provenance current(Versions versions, String commit, Instant started) {
        return current(versions, commit, Map.of(), started);
    }

    /** The provenance of results that this machine computes from now on. */
    public static Provenance current(Versions versions, String commit, Map<String, Object> device, Instant started) {
        return new Provenance(versions, commit, Machine.current(), device, started);
    }

    /** The same code and machine for something that was started at another time. */
    public Provenance withStart(Instant start) {
        return new Provenance(versions, commit, machine, device, start);
    }

    /** Whether two results were computed by the same code, as far as versions and commits tell. */
    public boolean sameCode(Provenance other) {
        return commit.equals(other.commit) && versions.edgetempo().equals(other.versions.edgetempo())
                && versions.tensorflow().equals(other.versions.tensorflow());
    }

    /** The code in words, for messages. */
    public String code() {
        return versions.edgetempo() + " (commit " + commit + ", TensorFlow " + versions.tensorflow() + ")";
    }
}
