package edgetempo.reports.profile;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import one.jfr.JfrReader;

/** The folder of a profile: {@code recording.jfr}, {@code cpu.html}, {@code alloc.html}, {@code summary.md}, {@code summary.json}. */
public final class ProfileFolder {
    /** The recording's name in its folder. */
    public static final String RECORDING = "recording.jfr";

    /** The flame graph of time. */
    public static final String CPU = "cpu.html";
    /** The flame graph of allocation. */
    public static final String ALLOCATION = "alloc.html";

    private static final String SETTINGS = "settings.jfc";

    private ProfileFolder() {}

    /**
     * Writes the flight recorder's settings of a profile.
     *
     * @throws ReportException if that cannot be done
     */
    public static void writeSettings(Path file) {
        AtomicFiles.write(file, out -> {
            try (InputStream settings = ProfileFolder.class.getResourceAsStream(SETTINGS)) {
                settings.transferTo(out);
            }
        });
    }

    /**
     * Writes all files derived from a folder's recording.
     *
     * @param folder holds {@link #RECORDING}
     * @param what   was profiled, for headings
     * @throws ReportException if the recording cannot be read, or something not be written
     */
    public static ProfileSummary complete(Path folder, String what) {
        Path recording = folder.resolve(RECORDING);
        ProfileSummary summary = RecordingReader.read(recording, what);
        flames(recording, folder.resolve(CPU), "Time of " + what);
        flames(recording, folder.resolve(ALLOCATION), "Allocation of " + what, "--alloc", "--total");
        text(folder.resolve("summary.md"), summary.toMarkdown());
        text(folder.resolve("summary.json"), summary.toJson());
        return summary;
    }

    private static void flames(Path recording, Path page, String title, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--title", title));
        try (JfrReader events = new JfrReader(recording.toString())) {
            JfrToFlame flames = new JfrToFlame(events, new Arguments(options.toArray(String[]::new)));
            flames.convert();
            FlamePage.write(page, title, flames::dump);
        } catch (IOException e) {
            throw ReportException.reading(recording, e);
        }
    }

    private static void text(Path file, String text) {
        AtomicFiles.write(file, out -> out.write((text.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Creates a folder and its parent.
     *
     * @throws ReportException if that cannot be done
     */
    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }
}
