package edgetempo.input;

/** Parses decimal numbers. */
final class Numbers {
    private static final int LONGEST = 400;

    private Numbers() {}

    /** The number nearest to what is written, such as {@code -37.8} or {@code 2e7}; NaN if that is no finite decimal number. */
    static double parse(String text) {
        if (text.length() > LONGEST) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Java reads 1d, 0x1p3 and NaN too.
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
