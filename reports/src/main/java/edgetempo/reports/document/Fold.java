package edgetempo.reports.document;

/**
 * Preformatted text (a configuration, a command), with a button that copies it; collapsed unless it is short.
 *
 * @param title what it is
 * @param text  lines
 * @param open  whether it is open at first
 */
public record Fold(String title, String text, boolean open) implements Block {}
