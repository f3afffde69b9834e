package edgetempo.reports.document;

/**
 * A paragraph.
 *
 * @param kind how it looks
 * @param text plain text
 */
public record Note(Kind kind, String text) implements Block {
    /** How a note looks. */
    public enum Kind {
        /** Information. */
        INFO,
        /** A warning. */
        WARNING
    }

    /** Something worth knowing. */
    public static Note info(String text) {
        return new Note(Kind.INFO, text);
    }

    /** Something to be careful with. */
    public static Note warning(String text) {
        return new Note(Kind.WARNING, text);
    }

    /** Name of the look in the style sheet. */
    public String look() {
        return kind == Kind.WARNING ? "warning" : "info";
    }
}
