package edgetempo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;

/** What a command prints, and whether it got there: a writer keeps its failures to itself. */
final class StandardOutput {
    private final PrintWriter writer;
    private IOException failure;

    /** The process's own. */
    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    /** Any stream, which is not closed. */
    StandardOutput(OutputStream stream) {
        writer = new PrintWriter(new Remembering(stream), true, System.out.charset());
    }

    PrintWriter writer() {
        return writer;
    }

    /** Why something did not arrive; empty where a reader did not want more, as {@code head} does. */
    Optional<String> failure() {
        writer.flush();
        return Optional.ofNullable(failure).map(IOException::getMessage)
                .filter(message -> !message.contains("Broken pipe"))
                .map(message -> "cannot write to standard output: " + message);
    }

    private final class Remembering extends FilterOutputStream {
        Remembering(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
