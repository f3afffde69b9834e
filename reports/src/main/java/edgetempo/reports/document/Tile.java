package edgetempo.reports.document;

/**
 * A figure to see first.
 *
 * @param label  what it is
 * @param value  as text, such as {@code 13.84}
 * @param unit   after the value, small; may be empty
 * @param detail a line under it, such as an interval; may be empty
 * @param tone   whether it speaks for or against what the page is about
 */
public record Tile(String label, String value, String unit, String detail, Tone tone) {
    /** Creates a figure that speaks neither for nor against anything. */
    public Tile(String label, String value, String unit, String detail) {
        this(label, value, unit, detail, Tone.PLAIN);
    }
}
