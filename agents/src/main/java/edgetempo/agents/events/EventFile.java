package edgetempo.agents.events;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * One event file: scalars by step, written immediately, so that TensorBoard can follow a run. Each event is written in one call; after a
 * kill the file ends with a complete record or a truncated one, which TensorBoard ignores.
 *
 * <p>TensorBoard reads the files of a folder in the order of their names as one run. Each file begins with a session start, at which
 * TensorBoard discards what it has read of this step and later ones: a resumed run starts a second file and needs no change to the first.
 * Not thread-safe.
 */
public final class EventFile implements Closeable {
    /** Prefix by which TensorBoard recognises event files. */
    public static final String PREFIX = "events.out.tfevents.";

    private static final String VERSION = "brain.Event:2";
    // TensorFlow puts the host's name here; a run folder is to name no machine but in its record.
    private static final String SUFFIX = ".edgetempo";
    private static final double NANOS = 1e9;

    private final Path path;
    private final OutputStream out;

    private EventFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /**
     * Makes a new file {@code events.out.tfevents.<seconds>.edgetempo} in a folder, or the same with {@code -2},
     * {@code -3} … if there is one already.
     *
     * @param folder    exists
     * @param now       time in its name and of its first events
     * @param firstStep events of this step and later ones in earlier files are superseded
     * @throws IOException if it cannot be written
     */
    public static EventFile create(Path folder, Instant now, long firstStep) throws IOException {
        Path path = unused(folder, PREFIX + now.getEpochSecond() + SUFFIX);
        EventFile file = new EventFile(path, new FileOutputStream(path.toFile()));
        try {
            file.write(event(now).setFileVersion(VERSION).build());
            file.write(event(now).setStep(firstStep)
                    .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START)).build());
            return file;
        } catch (IOException e) {
            try {
                file.close();
            } catch (IOException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    private static Path unused(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        for (int copy = 2;; copy++) {
            try {
                return Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                path = folder.resolve(name + "-" + copy);
            }
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /**
     * Adds one event with a value for each tag; NaN stands for no value. Without a value there is no event.
     *
     * @param step    where on the horizontal axis
     * @param time    when
     * @param scalars tag → value, kept in single precision; what stands before the first {@code /} groups tags. Not
     *     modified.
     * @throws IOException if it cannot be written
     */
    public void add(long step, Instant time, Map<String, Double> scalars) throws IOException {
        Summary.Builder summary = Summary.newBuilder();
        scalars.forEach((tag, value) -> {
            if (!value.isNaN()) {
                summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue(value.floatValue()));
            }
        });
        if (summary.getValueCount() > 0) {
            write(event(time).setStep(step).setSummary(summary).build());
        }
    }

    private static Event.Builder event(Instant time) {
        return Event.newBuilder().setWallTime(time.getEpochSecond() + time.getNano() / NANOS);
    }

    private void write(Event event) throws IOException {
        out.write(TfRecord.frame(event.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
