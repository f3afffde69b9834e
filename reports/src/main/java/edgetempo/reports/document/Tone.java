package edgetempo.reports.document;

/** Whether a figure is favourable or unfavourable. */
public enum Tone {
    /** Neutral. */
    PLAIN(""),
    /** Favourable. */
    GAIN("gain"),
    /** Unfavourable. */
    LOSS("loss");

    private final String label;

    Tone(String label) {
        this.label = label;
    }

    /** Name of the CSS class; empty for none. */
    public String label() {
        return label;
    }

    /** The tone of a difference by its sign; plain for 0 and NaN. */
    public static Tone ofSign(double difference) {
        return difference > 0 ? GAIN : difference < 0 ? LOSS : PLAIN;
    }

    /** The tone of a difference whose interval excludes 0; without an interval, by its sign. */
    public static Tone of(Estimate difference) {
        boolean undecided = difference.hasInterval() && difference.low() <= 0 && difference.high() >= 0;
        return undecided ? PLAIN : ofSign(difference.value());
    }
}
