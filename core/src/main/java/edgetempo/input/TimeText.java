package edgetempo.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/**
 * Reads times as seconds: plain numbers as they are, ISO 8601 ({@code 2024-11-15T16:57:50.25+11:00}, a space for the T, no offset meaning
 * the zone given) or a pattern as seconds since 1970. Not thread-safe.
 */
final class TimeText {
    private static final int DATE = 10;
    private static final int SECONDS = 19;

    private final Optional<DateTimeFormatter> pattern;
    private final ZoneId zone;
    private final boolean fixed;
    /** Date parsed last: rows come in order, so that it seldom changes. */
    private String date = "none yet";
    private double midnightS;

    TimeText(CsvLayout layout) {
        pattern = layout.time();
        zone = layout.zone();
        fixed = zone.getRules().isFixedOffset();
    }

    /** Seconds; NaN if the text is no time. */
    double parse(String text) {
        if (pattern.isPresent()) {
            return byPattern(pattern.get(), text);
        }
        double timeOfDayS = fixed && text.length() == SECONDS ? timeOfDayS(text) : Double.NaN;
        if (timeOfDayS >= 0 && text.startsWith(date)) {
            return midnightS + timeOfDayS;
        }
        double number = Numbers.parse(text);
        if (!Double.isNaN(number)) {
            return number;
        }
        double seconds = iso(text);
        if (timeOfDayS >= 0 && !Double.isNaN(seconds)) {
            date = text.substring(0, DATE);
            midnightS = seconds - timeOfDayS;
        }
        return seconds;
    }

    /** Of {@code ??????????.HH:mm:ss}; NaN of anything else. */
    private static double timeOfDayS(String text) {
        int hour = two(text, DATE + 1);
        int minute = two(text, DATE + 4);
        int second = two(text, DATE + 7);
        boolean valid = (text.charAt(DATE) == ' ' || text.charAt(DATE) == 'T') && text.charAt(DATE + 3) == ':'
                && text.charAt(DATE + 6) == ':' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0
                && second < 60;
        return valid ? (hour * 60 + minute) * 60 + second : Double.NaN;
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }

    private double iso(String text) {
        if (text.length() == DATE) {
            return byPattern(DateTimeFormatter.ISO_LOCAL_DATE, text);
        }
        return byPattern(DateTimeFormatter.ISO_DATE_TIME, text.length() > DATE && text.charAt(DATE) == ' '
                ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1)
                : text);
    }

    private double byPattern(DateTimeFormatter formatter, String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalTime time = Optional.ofNullable(parsed.query(TemporalQueries.localTime())).orElse(LocalTime.MIDNIGHT);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return parsed.getLong(ChronoField.INSTANT_SECONDS) + time.getNano() * 1e-9;
            }
            LocalDate day = parsed.query(TemporalQueries.localDate());
            return day == null ? Double.NaN : day.atTime(time).atZone(zone).toEpochSecond() + time.getNano() * 1e-9;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
