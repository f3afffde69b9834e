package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class StandardOutputTest {
    private static StandardOutput failing(String message) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
    }

    @Test
    void whatDoesNotArriveIsSaid() {
        StandardOutput out = failing("No space left on device");
        out.writer().println("figures");
        assertThat(out.failure()).contains("cannot write to standard output: No space left on device");
    }

    @Test
    void aReaderWhoWantsNoMoreIsNoFailure() {
        StandardOutput out = failing("Broken pipe");
        out.writer().println("figures");
        assertThat(out.failure()).isEmpty();
    }

    @Test
    void whatArrivesIsUnchanged() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(bytes);
        out.writer().print("no line end");
        assertThat(out.failure()).isEmpty();
        assertThat(bytes.toString(System.out.charset())).isEqualTo("no line end");
    }

    static boolean full() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    @EnabledIf("full")
    void aFullDeviceIsFull() throws IOException {
        try (OutputStream device = Files.newOutputStream(Path.of("/dev/full"))) {
            StandardOutput out = new StandardOutput(device);
            out.writer().println("figures");
            assertThat(out.failure()).isPresent();
        }
    }
}
