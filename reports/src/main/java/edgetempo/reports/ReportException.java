package edgetempo.reports;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A result cannot be written or read. The message is always exactly one line that names the path and what to do, and can be shown to a user
 * as it is.
 */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an error with a message; line breaks in it become spaces. */
    public ReportException(String message) {
        super(oneLine(message));
    }

    /** Creates an error with a message and a cause; line breaks in the message become spaces. */
    public ReportException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** The error for a file or folder that cannot be written. */
    public static ReportException writing(Path path, IOException cause) {
        return new ReportException("cannot write " + path + ": " + whyNotWritten(path, cause), cause);
    }

    /** The error for a file that cannot be read. */
    public static ReportException reading(Path path, IOException cause) {
        String why;
        if (cause instanceof NoSuchFileException) {
            why = "it does not exist; check the path";
        } else if (Files.isDirectory(path)) {
            why = "it is a folder; name a file in it";
        } else if (cause instanceof AccessDeniedException) {
            why = "permission denied; check its permissions";
        } else {
            why = reason(cause);
        }
        return new ReportException("cannot read " + path + ": " + why, cause);
    }

    private static String whyNotWritten(Path path, IOException cause) {
        String reason = reason(cause);
        String lower = reason.toLowerCase(Locale.ROOT);
        for (Path place = path.toAbsolutePath().getParent(); place != null; place = place.getParent()) {
            if (Files.exists(place) && !Files.isDirectory(place)) {
                return place + " is a file, not a folder; remove it or choose another folder";
            }
        }
        if (lower.contains("no space left") || lower.contains("not enough space") || lower.contains("quota exceeded")) {
            return "no space left on the device; free some space or choose another folder";
        }
        if (lower.contains("read-only file system")) {
            return "the file system is read-only; choose another folder";
        }
        if (cause instanceof AccessDeniedException || lower.contains("permission denied")) {
            return "permission denied; choose a folder you may write to";
        }
        if (lower.contains("name too long")) {
            return "the name is too long; choose a shorter one";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it exists already; remove it or choose another name";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder does not exist; choose another folder";
        }
        return reason + "; choose another folder";
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null || reason.isBlank() ? cause.getClass().getSimpleName() : reason;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
