package edgetempo.benchmarks.workload;

import edgetempo.mec.Decision;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fixed amount of work counted, and digests of what came out of it. Numbers go into a digest bit by bit and in their order: it is
 * the same only if all of them are. Not thread-safe.
 */
public final class WorkTally {
    /** Counter of fitness evaluations. */
    public static final String EVALUATIONS = "evaluations";
    /** Counter of generations of a genetic algorithm. */
    public static final String GENERATIONS = "generations";
    /** Counter of subproblems of a search. */
    public static final String NODES = "nodes";
    /** Digest of offload targets, shares and plans. */
    public static final String DECISIONS = "decisions";
    /** Digest of the quality of service, or of whatever else is to be got as high as possible. */
    public static final String QOS = "qos";

    private static final String ALGORITHM = "SHA-256";
    private static final int DIGITS = 16;

    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, MessageDigest> digests = new TreeMap<>();
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);

    /** Creates an empty tally. */
    public WorkTally() {}

    /** Adds to a counter. */
    public void count(String counter, long more) {
        counters.merge(counter, more, Long::sum);
    }

    /** Adds a number to a digest. */
    public void digest(String digest, double value) {
        word(digest, Double.doubleToRawLongBits(value));
    }

    /** Adds numbers to a digest. */
    public void digest(String digest, double[] values) {
        for (double value : values) {
            digest(digest, value);
        }
    }

    /** Adds numbers to a digest. */
    public void digest(String digest, float[] values) {
        for (float value : values) {
            word(digest, Float.floatToRawIntBits(value));
        }
    }

    /** Adds numbers to a digest. */
    public void digest(String digest, int[] values) {
        for (int value : values) {
            word(digest, value);
        }
    }

    /** Adds a decision to {@link #DECISIONS}, without shares of local users, which mean nothing. */
    public void decision(Decision decision) {
        digest(DECISIONS, decision.offload);
        for (int n = 0; n < decision.users(); n++) {
            if (decision.offload[n] != 0) {
                digest(DECISIONS, decision.bandwidthShare[n]);
                digest(DECISIONS, decision.frequencyShare[n]);
            }
        }
        for (int m = 0; m < decision.plan.servers(); m++) {
            for (int s = 0; s < decision.plan.services(); s++) {
                word(DECISIONS, decision.plan.get(m, s) ? 1 : 0);
            }
        }
    }

    private void word(String digest, long bits) {
        word.clear();
        word.putLong(bits).flip();
        digests.computeIfAbsent(digest, name -> fresh()).update(word);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Counters as decimal numbers and digests as 16 hexadecimal digits, by name; digests have {@code digest of } in front. */
    public Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        counters.forEach((name, count) -> figures.put(name, Long.toString(count)));
        digests.forEach((name, digest) -> figures.put("digest of " + name,
                HexFormat.of().formatHex(copy(digest).digest()).substring(0, DIGITS)));
        return figures;
    }

    /** A digest cannot be continued after it was read. */
    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("digests of Java's own can be copied", e);
        }
    }
}
