package edgetempo.reports.document;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Formats the numbers of a column, the same in every locale.
 *
 * @param scale  factor that numbers are multiplied by
 * @param suffix after each number, such as {@code " %"}; empty for none
 * @param value  text of a scaled number
 * @param bound  text of a scaled end of an interval
 * @param signed whether they are differences, of which the sign matters
 */
public record Format(double scale, String suffix, DoubleFunction<String> value, DoubleFunction<String> bound,
        boolean signed) {
    /** Four significant digits. */
    public static final Format SIGNIFICANT = of(Numbers::text);
    /** Three significant digits. */
    public static final Format ROUGH = of(number -> Numbers.text(number, 3));
    /** Four significant digits, with a prefix from ten thousand on. */
    public static final Format PREFIXED = of(Numbers::prefixed);
    /** Whole numbers, digit by digit. */
    public static final Format WHOLE = of(text("%.0f"));
    /** Three significant digits and a sign of multiplication. */
    public static final Format TIMES = new Format(1, " ×", ROUGH.value, ROUGH.bound, false);
    /** Probabilities of a test. */
    public static final Format P = of(p -> p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p));

    /** Numbers as a function has them. */
    public static Format of(DoubleFunction<String> value) {
        return new Format(1, "", value, value, false);
    }

    /** Numbers with some decimals; a nonzero number that would show as zero is written as less than the last decimal. */
    public static Format fixed(int decimals) {
        DoubleFunction<String> plain = text("%." + decimals + "f");
        return new Format(1, "", least(decimals, plain), plain, false);
    }

    private static DoubleFunction<String> least(int decimals, DoubleFunction<String> plain) {
        double unit = Math.pow(10, -decimals);
        return decimals == 0
                ? plain
                : number -> number > 0 && number < unit / 2 ? "< " + plain.apply(unit) : plain.apply(number);
    }

    /** Differences with some decimals, which have a sign unless they are rounded to zero. */
    public static Format signed(int decimals) {
        DoubleFunction<String> plain = text("%." + decimals + "f");
        DoubleFunction<String> signed = text("%+." + decimals + "f");
        double unit = Math.pow(10, -decimals);
        return new Format(1, "", number -> Math.abs(number) < unit / 2 ? plain.apply(0) : signed.apply(number), plain,
                true);
    }

    /** Shares of 1 as percentages with some decimals. */
    public static Format percent(int decimals) {
        DoubleFunction<String> plain = text("%." + decimals + "f");
        return new Format(100, " %", least(decimals, plain), plain, false);
    }

    private static DoubleFunction<String> text(String pattern) {
        return number -> Numbers.minus(String.format(Locale.ROOT, pattern, number));
    }

    /** A number without its suffix; {@value Numbers#NONE} for NaN. */
    public String bare(double number) {
        return Double.isNaN(number) ? Numbers.NONE : value.apply(scale * number);
    }

    /** A number with its suffix. */
    public String text(double number) {
        return Double.isNaN(number) ? Numbers.NONE : bare(number) + suffix;
    }

    /** {@code low, high} without suffix or brackets. */
    public String interval(Estimate estimate) {
        return bound.apply(scale * estimate.low()) + ", " + bound.apply(scale * estimate.high());
    }
}
