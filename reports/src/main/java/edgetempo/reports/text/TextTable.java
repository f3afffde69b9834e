package edgetempo.reports.text;

import edgetempo.reports.document.Grid;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as aligned columns, for a terminal. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** The heading and the rows, one line each, without a final line end. A column of missing intervals takes no space. */
    public static String of(Table table) {
        Grid grid = Grid.of(table);
        List<List<String>> lines = new ArrayList<>();
        lines.add(grid.heads().stream().map(head -> Escapes.terminal(head.text())).toList());
        grid.rows().forEach(row -> lines.add(row.stream()
                .map(cell -> cell.interval() && cell.text().equals(Numbers.NONE) ? "" : Escapes.terminal(cell.text()))
                .toList()));
        int[] widths = new int[grid.heads().size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        });
        return lines.stream().map(line -> aligned(line, grid, widths)).collect(Collectors.joining("\n"));
    }

    private static String aligned(List<String> cells, Grid grid, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP)
                    .append(grid.heads().get(i).numbers() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
