package edgetempo.reports.document;

/**
 * A key figure at the top of a page.
 *
 * @param label  what it is
 * @param value  as text, such as {@code 13.84}
 * @param unit   after the value, small; may be empty
 * @param detail a line under it, such as an interval; may be empty
 * @param tone   whether it is favourable or unfavourable
 */
public record Tile(String label, String value, String unit, String detail, Tone tone) {
    /** Creates a neutral figure. */
    public Tile(String label, String value, String unit, String detail) {
        this(label, value, unit, detail, Tone.PLAIN);
    }
}
