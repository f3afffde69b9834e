package edgetempo.reports.text;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as LaTeX, for a document with the package booktabs and UTF-8 input. Their titles become captions. */
public final class LatexTables {
    private LatexTables() {}

    /** The text of a file. */
    public static String of(List<Table> tables) {
        StringBuilder text = new StringBuilder("% Needs \\usepackage{booktabs}.\n");
        for (Table table : tables) {
            String columns = table.columns().stream()
                    .map(column -> column.kind() == Column.Kind.TEXT || column.kind() == Column.Kind.FLAG ? "l" : "r")
                    .collect(Collectors.joining());
            text.append("\n\\begin{table}\n\\centering\n\\caption{").append(Escapes.latex(table.title()))
                    .append("}\n\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
            line(text, table.columns().stream().map(LatexTables::head).toList());
            text.append("\\midrule\n");
            for (List<Object> row : table.rows()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(cell(table.columns().get(i), row.get(i)));
                }
                line(text, cells);
            }
            text.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private static String head(Column<?> column) {
        String unit = column.unit().isEmpty() ? column.format().suffix().strip() : column.unit();
        return Escapes.latex(unit.isEmpty() ? column.name() : column.name() + " (" + unit + ")");
    }

    private static String cell(Column<?> column, Object cell) {
        return switch (cell) {
            case Number number -> number(column, number.doubleValue());
            case Estimate estimate -> number(column, estimate.value()) + (estimate.hasInterval()
                    ? " {\\footnotesize $[" + column.format().interval(estimate) + "]$}"
                    : "");
            case Boolean flag -> flag ? Escapes.latex(column.name()) : "";
            case Object text -> Escapes.latex(text.toString());
        };
    }

    private static String number(Column<?> column, double number) {
        return Double.isNaN(number) ? "--" : "$" + column.format().bare(number) + "$";
    }
}
