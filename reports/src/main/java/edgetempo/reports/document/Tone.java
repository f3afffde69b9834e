package edgetempo.reports.document;

/** Whether a figure speaks for or against what a page is about. */
public enum Tone {
    /** Neither. */
    PLAIN(""),
    /** For it. */
    GAIN("gain"),
    /** Against it. */
    LOSS("loss");

    private final String label;

    Tone(String label) {
        this.label = label;
    }

    /** What style sheets call it; empty for none. */
    public String label() {
        return label;
    }

    /** Of a difference by its sign; plain for 0 and for none. */
    public static Tone ofSign(double difference) {
        return difference > 0 ? GAIN : difference < 0 ? LOSS : PLAIN;
    }

    /** Of a difference whose interval does not hold 0; where there is no interval by its sign. */
    public static Tone of(Estimate difference) {
        boolean undecided = difference.hasInterval() && difference.low() <= 0 && difference.high() >= 0;
        return undecided ? PLAIN : ofSign(difference.value());
    }
}
