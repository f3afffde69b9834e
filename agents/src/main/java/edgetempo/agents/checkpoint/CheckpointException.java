package edgetempo.agents.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not a valid checkpoint or policy: truncated, damaged, or of another kind. The message is one line. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Creates an exception whose message names the file before the reason.
     *
     * @param file   file that was refused
     * @param reason what is wrong with it
     */
    public CheckpointException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
