package edgetempo.reports.document;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table, described once for all formats.
 *
 * @param keys    its names in CSV files: one, or for an estimate those of the value and both ends of its interval; empty where there
 *                is no such file
 * @param name    its heading
 * @param unit    of its numbers; empty for none
 * @param meaning what it holds, where the name does not say so; empty for none
 * @param kind    what its cells are
 * @param format  of its numbers
 * @param best    which of its numbers is the best, for formats that print it in bold
 * @param cell    its value in a row: text, a {@link Number}, an {@link Estimate} or a {@link Boolean}, as the kind says
 * @param <R>     what a row is about
 */
public record Column<R>(List<String> keys, String name, String unit, String meaning, Kind kind, Format format,
        Best best, Function<R, ?> cell) {
    /** What cells are, which decides how they are aligned. */
    public enum Kind {
        /** Text, aligned left. */
        TEXT,
        /** Numbers as text, each with its own unit or scale; aligned right. */
        FIGURE,
        /** Numbers, aligned right, NaN for a missing one. */
        NUMBER,
        /** Numbers with an interval each. */
        ESTIMATE,
        /** Whether something holds. */
        FLAG
    }

    /** Which number of a column is the best. */
    public enum Best {
        /** None is better than another. */
        NONE,
        /** The largest is the best. */
        HIGHEST,
        /** The smallest is the best. */
        LOWEST
    }

    /** Keeps a copy of the keys. */
    public Column {
        keys = List.copyOf(keys);
    }

    /** Text. */
    public static <R> Column<R> text(String name, Function<R, String> cell) {
        return new Column<>(List.of(), name, "", "", Kind.TEXT, Format.SIGNIFICANT, Best.NONE, cell);
    }

    /** Numbers as text, each with its own unit or scale. */
    public static <R> Column<R> figure(String name, Function<R, String> cell) {
        return new Column<>(List.of(), name, "", "", Kind.FIGURE, Format.SIGNIFICANT, Best.NONE, cell);
    }

    /** Numbers. */
    public static <R> Column<R> number(String name, String unit, Format format, ToDoubleFunction<R> cell) {
        return new Column<>(List.of(), name, unit, "", Kind.NUMBER, format, Best.NONE,
                row -> cell.applyAsDouble(row));
    }

    /** Counts. */
    public static <R> Column<R> count(String name, Function<R, ? extends Number> cell) {
        return new Column<>(List.of(), name, "", "", Kind.NUMBER, Format.WHOLE, Best.NONE, cell);
    }

    /** Numbers with their 95 % intervals. */
    public static <R> Column<R> estimate(String name, String unit, Format format, Function<R, Estimate> cell) {
        return new Column<>(List.of(), name, unit, "", Kind.ESTIMATE, format, Best.NONE, cell);
    }

    /** Whether something holds. */
    public static <R> Column<R> flag(String name, Predicate<R> cell) {
        return new Column<>(List.of(), name, "", "", Kind.FLAG, Format.SIGNIFICANT, Best.NONE, cell::test);
    }

    /** A copy with names for CSV files. */
    public Column<R> keys(String... names) {
        return new Column<>(List.of(names), name, unit, meaning, kind, format, best, cell);
    }

    /** A copy with a sentence on what it holds. */
    public Column<R> meaning(String sentence) {
        return new Column<>(keys, name, unit, sentence, kind, format, best, cell);
    }

    /** A copy whose largest number is the best. */
    public Column<R> highestIsBest() {
        return new Column<>(keys, name, unit, meaning, kind, format, Best.HIGHEST, cell);
    }

    /** A copy whose smallest number is the best. */
    public Column<R> lowestIsBest() {
        return new Column<>(keys, name, unit, meaning, kind, format, Best.LOWEST, cell);
    }

    /** A copy with another heading. */
    public Column<R> named(String head) {
        return new Column<>(keys, head, unit, meaning, kind, format, best, cell);
    }

    /** The same column for rows that contain such a row. */
    public <S> Column<S> of(Function<S, R> inner) {
        return new Column<>(keys, name, unit, meaning, kind, format, best,
                row -> cell.apply(inner.apply(row)));
    }

    /** An estimate's value alone. */
    public Column<R> withoutInterval() {
        return new Column<>(keys.subList(0, Math.min(1, keys.size())), name, unit, meaning, Kind.NUMBER, format, best,
                row -> ((Estimate) cell.apply(row)).value());
    }
}
