package edgetempo.catalogue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where a provider comes from.
 *
 * @param text    for tables and messages: "built in", or a jar or folder
 * @param foreign whether it is third-party
 */
public record Origin(String text, boolean foreign) {
    /** EdgeTempo's own. */
    public static final Origin BUILT_IN = new Origin("built in", false);

    private static final String OWN_PACKAGES = "edgetempo.";

    /** A plug-in's file. */
    static Origin of(Path file) {
        return new Origin(file.toString(), true);
    }

    /** That of a class on the class path. */
    static Origin of(Class<?> type) {
        if (type.getClassLoader() == Origin.class.getClassLoader() && type.getName().startsWith(OWN_PACKAGES)) {
            return BUILT_IN;
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return new Origin("memory", true);
        }
        try {
            return of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException _) {
            return new Origin(source.getLocation().toString(), true);
        }
    }
}
