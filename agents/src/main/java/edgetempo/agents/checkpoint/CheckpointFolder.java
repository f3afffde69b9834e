package edgetempo.agents.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The last two checkpoints of a run. From the first {@link #save} on at least one of them is complete at any time, even if the process is
 * killed: the new one is written and synced to disk under a third name; then the latest becomes the previous one, then the new one becomes
 * the latest, each by one atomic move. A latest checkpoint found to be damaged never becomes the previous one. Not thread-safe, and one
 * process at a time.
 */
public final class CheckpointFolder {
    /** The last checkpoint. */
    public static final String LATEST = "latest.safetensors";
    /** The one before it. */
    public static final String PREVIOUS = "previous.safetensors";

    private static final String NEXT = "next.safetensors";

    private final Path folder;
    private final Mover mover;
    private boolean latestIsGood;

    /** Renames a file atomically, replacing another. */
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }

    /** Restores the state of a checkpoint. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Restores the state of its owner.
         *
         * @throws IllegalArgumentException with one line if it belongs to something else
         */
        void take(Checkpoint checkpoint);
    }

    /**
     * Creates a view of the folder without touching any file.
     *
     * @param folder made by the first {@link #save} if it does not exist
     */
    public CheckpointFolder(Path folder) {
        this(folder, (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
    }

    CheckpointFolder(Path folder, Mover mover) {
        this.folder = folder;
        this.mover = mover;
    }

    /**
     * Writes a checkpoint as the latest one.
     *
     * @throws IOException if it cannot be written; the earlier ones are still there
     */
    public void save(Checkpoint checkpoint) throws IOException {
        Path latest = folder.resolve(LATEST);
        Path next = folder.resolve(NEXT);
        checkpoint.save(next);
        if (latestIsGood) {
            mover.move(latest, folder.resolve(PREVIOUS));
            latestIsGood = false;
        }
        mover.move(next, latest);
        latestIsGood = true;
    }

    /**
     * Restores the latest checkpoint, or the previous one if the latest is damaged or refused. Changes no file.
     *
     * @param taker   restores a checkpoint, or refuses it; called again with the previous one then
     * @param warning receives one line on what is wrong with the latest one if the previous one was restored
     * @return the checkpoint restored, or empty if there is none yet
     * @throws CheckpointException if there are checkpoints and none could be restored
     */
    public Optional<Checkpoint> resume(Taker taker, Consumer<String> warning) throws CheckpointException {
        List<String> refused = new ArrayList<>();
        for (String name : List.of(LATEST, PREVIOUS)) {
            Path file = folder.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Checkpoint checkpoint = load(file);
                take(taker, checkpoint, file);
                latestIsGood = name.equals(LATEST);
                refused.forEach(problem -> warning.accept(problem + "; going on from " + PREVIOUS));
                return Optional.of(checkpoint);
            } catch (CheckpointException e) {
                refused.add(e.getMessage());
            }
        }
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        throw new CheckpointException(folder, "no checkpoint can be used ("
                + refused.stream().map(problem -> problem.replace(folder + folder.getFileSystem().getSeparator(), ""))
                        .collect(Collectors.joining("; "))
                + "); remove the folder to begin anew");
    }

    private static Checkpoint load(Path file) throws CheckpointException {
        try {
            return Checkpoint.load(file);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static void take(Taker taker, Checkpoint checkpoint, Path file) throws CheckpointException {
        try {
            taker.take(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, e.getMessage());
        }
    }
}
