package edgetempo.reports.document;

import edgetempo.reports.stats.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Formats numbers for readers: four significant digits, groups of three, a dash for missing numbers. */
public final class Numbers {
    /** Stands for a missing number. */
    public static final String NONE = "–";

    private static final int DIGITS = 4;
    /** Smallest percentage that is shown. */
    private static final double MIN_PERCENT = 1e-3;
    private static final int GROUP = 3;
    private static final int LONGEST_PLAIN = 5;
    private static final String THIN_SPACE = "\u202F";
    private static final String[] PREFIXES = {"", " k", " M", " G", " T"};

    private Numbers() {}

    /** A number with four significant digits, such as {@code 13.84}, {@code 0.001234}, {@code 12 345}; – if not finite. */
    public static String text(double value) {
        return text(value, DIGITS);
    }

    /** A number with some significant digits; digits before the point are all kept. */
    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size < 1e-6) {
            return minus(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).toString()
                    .replace("E", "e"));
        }
        BigDecimal number = BigDecimal.valueOf(value);
        int whole = number.precision() - number.scale();
        BigDecimal rounded = number.setScale(Math.max(0, digits - Math.max(whole, 1) + (whole < 1 ? 1 - whole : 0)),
                RoundingMode.HALF_EVEN);
        String plain = rounded.stripTrailingZeros().scale() <= 0
                ? rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : rounded.toPlainString();
        return minus(grouped(plain));
    }

    /** A number with the sign of subtraction in place of hyphens. */
    public static String minus(String number) {
        return number.replace('-', '−');
    }

    /** A count or rate with a prefix from ten thousand on, such as {@code 7.35 M}. */
    public static String prefixed(double value) {
        double scaled = value;
        int prefix = 0;
        while (Math.abs(scaled) >= (prefix == 0 ? 10_000 : 1000) && prefix < PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        return text(scaled) + (Double.isFinite(value) ? PREFIXES[prefix] : "");
    }

    /** A range such as {@code 13.80 to 13.88}; – if an end is not finite. */
    public static String range(Summary.Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high())
                ? text(interval.low()) + " to " + text(interval.high())
                : NONE;
    }

    /** A share as {@code 96.2 %}; {@code < 0.001 %} for what is less and not 0. */
    public static String percent(double share) {
        return !Double.isFinite(share)
                ? NONE
                : share > 0 && 100 * share < MIN_PERCENT ? "< 0.001 %" : text(100 * share, DIGITS - 1) + " %";
    }

    /** A time such as {@code 812 ms}, {@code 20.6 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 1) {
            return text(1000 * seconds, DIGITS - 1) + " ms";
        }
        if (seconds < 120) {
            return text(seconds, DIGITS - 1) + " s";
        }
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** Groups of three from five digits on, as the SI recommends. */
    private static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        if (end - start < LONGEST_PLAIN) {
            return plain;
        }
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - GROUP; at > start; at -= GROUP) {
            text.insert(at, THIN_SPACE);
        }
        return text.toString();
    }
}
