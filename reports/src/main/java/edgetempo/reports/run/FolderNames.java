package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of the folders of runs, and making them. */
public final class FolderNames {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_PART = 80;

    private FolderNames() {}

    /**
     * The name {@code <yyyyMMdd-HHmmss>-<part>-<part>…}. Characters that are not safe in file names become dashes.
     *
     * @param now time of the name, in UTC so that names sort by time wherever they come from
     */
    public static String of(Instant now, String... parts) {
        StringBuilder name = new StringBuilder(STAMP.format(now));
        for (String part : parts) {
            name.append('-').append(safe(part));
        }
        return name.toString();
    }

    /** A part of a folder name: letters, digits, dots, underscores and dashes. */
    public static String safe(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        if (name.isEmpty()) {
            return "unnamed";
        }
        return name.length() <= MAX_PART ? name : name.substring(0, MAX_PART);
    }

    /**
     * Makes a new folder of this name, or the same with {@code -2}, {@code -3} … if there is one already.
     *
     * @param out where it goes; made if it does not exist
     * @throws ReportException if it cannot be made
     */
    public static Path makeNew(Path out, String name) {
        makeWithParents(out);
        Path folder = out.resolve(name);
        for (int copy = 2;; copy++) {
            try {
                return Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                folder = out.resolve(name + "-" + copy);
            } catch (IOException e) {
                throw ReportException.writing(folder, e);
            }
        }
    }

    /** Makes a folder and those above it, where they do not exist. */
    static void makeWithParents(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ReportException("cannot write " + folder
                    + ": it is a file, not a folder; remove it or choose another folder", e);
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }
}
