package edgetempo.nativeconfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The option files beside this class: lines of text, where {@code #} starts a comment. */
final class OptionFile {
    private OptionFile() {}

    /** The lines of a resource without comments and without blank lines. */
    static List<String> lines(String resource) {
        try (InputStream in = OptionFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar of native-config");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
