package edgetempo.scenario;

/**
 * One value as a user wrote it.
 *
 * @param text    the characters, without YAML quotes
 * @param numeral whether YAML takes them for a number
 */
record Scalar(String text, boolean numeral) {
    private static final int LONGEST_SHOWN = 60;

    /** The value for an error message: texts in quotes, long ones cut. */
    String shown() {
        return numeral ? cut(text) : '"' + cut(text) + '"';
    }

    /** A text short enough for one line of a terminal. */
    static String cut(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
