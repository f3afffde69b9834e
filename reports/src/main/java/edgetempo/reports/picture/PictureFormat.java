package edgetempo.reports.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of files. */
public enum PictureFormat {
    /** Pixels. */
    PNG,
    /** Vector graphics for the web. */
    SVG,
    /** Vector graphics for papers. Text is drawn as outlines, so that no font has to be embedded. */
    PDF;

    /** File extension, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PictureFormat::extension).toList();
    }
}
