package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** An input file that a scenario names, or one bundled with the program ({@code bundled:melbourne-sites.csv}). */
final class InputFile {
    /** Where to get files that presets need but that may not be redistributed, by their digests. */
    private static final Map<String, String> WHERE = Map.of(
            "263fb88f1095f62d360cf89ded8cfc24fa2c5d111c1b16e7aaa9ccbfc4b37d78",
            "; fetch cluster-trace-v2026-GenAI/lora_request_trace.csv of github.com/alibaba/clusterdata, commit 7a6c496 (SHA-256 "
                    + "263fb88f1095f62d360cf89ded8cfc24fa2c5d111c1b16e7aaa9ccbfc4b37d78), and say --set requests.file=PATH");
    private static final int GZIP_BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final CsvSource source;

    InputFile(CsvSource source) {
        this.source = source;
    }

    private ScenarioException refuse(String problem) {
        return new ScenarioException(source.shown(), problem);
    }

    /** Opens it for reading, compressed if it is. */
    InputStream raw() {
        String name = source.file();
        try {
            if (name.startsWith(CsvSource.BUNDLED)) {
                InputStream in = InputFile.class.getResourceAsStream(name.substring(CsvSource.BUNDLED.length()));
                if (in == null) {
                    throw refuse("does not come with this version of the program");
                }
                return in;
            }
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw refuse("is a directory; expected a CSV file");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw refuse("is a pipe or a device; expected a file, which can be read again");
            }
            return Files.newInputStream(path);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw refuse("no such file" + WHERE.getOrDefault(source.sha256(), ""));
        } catch (AccessDeniedException e) {
            throw refuse("cannot be read: permission denied");
        } catch (IOException e) {
            throw refuse("cannot be read: " + e.getMessage());
        }
    }

    /** The decompressed content, regardless of the file's extension. */
    InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, GZIP_BUFFER);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return first == GZIP_FIRST && second == GZIP_SECOND ? new GZIPInputStream(buffered, GZIP_BUFFER) : buffered;
    }

    /** Where a file first holds what is not UTF-8, in words; empty if it is UTF-8 throughout. */
    Optional<String> badEncoding() throws IOException {
        try (InputStream in = new BufferedInputStream(unpacked(raw()), GZIP_BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (long number = 1;; number++) {
                line.reset();
                int b = in.read();
                while (b >= 0 && b != '\n' && line.size() < LONGEST_LINE) {
                    line.write(b);
                    b = in.read();
                }
                byte[] bytes = line.toByteArray();
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                } catch (CharacterCodingException e) {
                    return Optional.of("line " + number + ": is not UTF-8 text");
                }
                if (b < 0) {
                    return Optional.empty();
                }
            }
        }
    }
}
