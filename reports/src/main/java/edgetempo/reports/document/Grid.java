package edgetempo.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table as text, common to all formats, before escaping and alignment. Intervals have a separate column.
 *
 * @param heads from left to right
 * @param rows  as many cells each
 */
public record Grid(List<Head> heads, List<List<Cell>> rows) {
    /** Head of a column of intervals. */
    private static final String INTERVAL = "95 %";

    /**
     * A column heading.
     *
     * @param name    what the column holds
     * @param unit    of its numbers; empty for none
     * @param meaning in a sentence; empty for none
     * @param numbers whether it is aligned right
     */
    public record Head(String name, String unit, String meaning, boolean numbers) {
        /** {@code name (unit)}. */
        public String text() {
            return unit.isEmpty() ? name : name + " (" + unit + ")";
        }
    }

    /**
     * A cell.
     *
     * @param text     what it shows
     * @param interval whether that is an interval in brackets, or {@value Numbers#NONE}
     * @param sort     the number that it stands for
     * @param tone     whether a difference is favourable or unfavourable
     */
    public record Cell(String text, boolean interval, OptionalDouble sort, Tone tone) {
        private static Cell text(String text) {
            return new Cell(text, false, OptionalDouble.empty(), Tone.PLAIN);
        }

        private static Cell number(Format format, double value, Tone tone) {
            return new Cell(format.text(value), false,
                    Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                    format.signed() ? tone : Tone.PLAIN);
        }

        /** The key by which a page sorts; empty if that is the text. */
        public String key() {
            return sort.isPresent() ? Double.toString(sort.getAsDouble()) : "";
        }
    }

    /** Keeps copies. */
    public Grid {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The text of a table. A flag has its name where it holds, and no head. */
    public static Grid of(Table table) {
        List<Head> heads = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            boolean flag = column.kind() == Column.Kind.FLAG;
            heads.add(new Head(flag ? "" : column.name(), column.unit(), column.meaning(),
                    column.kind() != Column.Kind.TEXT && !flag));
            if (column.kind() == Column.Kind.ESTIMATE) {
                heads.add(new Head(INTERVAL, "", "interval of " + column.name(), false));
            }
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Column<?> column = table.columns().get(i);
                switch (row.get(i)) {
                    case Number number -> cells.add(Cell.number(column.format(), number.doubleValue(),
                            Tone.ofSign(number.doubleValue())));
                    case Estimate estimate -> {
                        cells.add(Cell.number(column.format(), estimate.value(), Tone.of(estimate)));
                        cells.add(new Cell(estimate.hasInterval()
                                ? "[" + column.format().interval(estimate) + "]"
                                : Numbers.NONE, true, OptionalDouble.empty(), Tone.PLAIN));
                    }
                    case Boolean flag -> cells.add(Cell.text(flag ? column.name() : ""));
                    case Object text -> cells.add(Cell.text(text.toString()));
                }
            }
            rows.add(cells);
        }
        return new Grid(heads, rows);
    }
}
