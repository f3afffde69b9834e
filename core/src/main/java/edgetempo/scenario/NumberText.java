package edgetempo.scenario;

import java.math.BigDecimal;

/** Numbers as a scenario file writes them: short, and exact to the last bit when read back. */
final class NumberText {
    private static final int PLAIN_BELOW_EXPONENT = 7;
    private static final int PLAIN_FROM_EXPONENT = -5;

    private NumberText() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return ".nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        if (value == 0) {
            // A record tells −0.0 from 0.0, so a file has to as well.
            return Double.compare(value, 0.0) < 0 ? "-0.0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= PLAIN_FROM_EXPONENT && exponent < PLAIN_BELOW_EXPONENT) {
            return decimal.toPlainString();
        }
        return decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
