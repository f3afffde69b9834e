package edgetempo.reports.text;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables as LaTeX, for a document with the package booktabs and UTF-8 input. Their titles become captions and, in plain letters, labels;
 * the best value of a column is bold, and so are values that print the same, unless all do.
 */
public final class LatexTables {
    private LatexTables() {}

    /** The text of a file. */
    public static String of(List<Table> tables) {
        StringBuilder text = new StringBuilder("% Needs \\usepackage{booktabs}.\n");
        Set<String> labels = new HashSet<>();
        for (Table table : tables) {
            String columns = table.columns().stream()
                    .map(column -> column.kind() == Column.Kind.TEXT || column.kind() == Column.Kind.FLAG ? "l" : "r")
                    .collect(Collectors.joining());
            text.append("\n\\begin{table}\n\\centering\n\\caption{").append(Escapes.latex(table.title()))
                    .append("}\n\\label{").append(label(table.title(), labels)).append("}\n\\begin{tabular}{")
                    .append(columns).append("}\n\\toprule\n");
            line(text, table.columns().stream().map(LatexTables::head).toList());
            text.append("\\midrule\n");
            List<String> best = IntStream.range(0, table.columns().size()).mapToObj(i -> best(table, i)).toList();
            for (List<Object> row : table.rows()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(cell(table.columns().get(i), row.get(i), best.get(i)));
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

    /** A valid label that is unique in the file, from the beginning of the title. */
    private static String label(String title, Set<String> taken) {
        String plain = title.replaceFirst("[.,;] .*", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String label = "tab:" + (plain.isEmpty() ? "table" : plain);
        for (int copy = 2; !taken.add(label); copy++) {
            label = "tab:" + plain + "-" + copy;
        }
        return label;
    }

    /** Text of the best number of a column; empty where there is none, or all numbers print the same. */
    private static String best(Table table, int index) {
        Column<?> column = table.columns().get(index);
        double[] numbers = table.rows().stream().map(row -> row.get(index))
                .mapToDouble(cell -> cell instanceof Estimate estimate
                        ? estimate.value()
                        : cell instanceof Number number ? number.doubleValue() : Double.NaN)
                .filter(number -> !Double.isNaN(number)).toArray();
        if (column.best() == Column.Best.NONE || numbers.length == 0) {
            return "";
        }
        boolean highest = column.best() == Column.Best.HIGHEST;
        Arrays.sort(numbers);
        String best = math(column.format().bare(highest ? numbers[numbers.length - 1] : numbers[0]));
        String worst = math(column.format().bare(highest ? numbers[0] : numbers[numbers.length - 1]));
        return best.equals(worst) ? "" : best;
    }

    private static String cell(Column<?> column, Object cell, String best) {
        return switch (cell) {
            case Number number -> number(column, number.doubleValue(), best);
            case Estimate estimate -> number(column, estimate.value(), best) + (estimate.hasInterval()
                    ? " {\\footnotesize $[" + math(column.format().interval(estimate)) + "]$}"
                    : "");
            case Boolean flag -> flag ? Escapes.latex(column.name()) : "";
            case Object text -> Escapes.latex(text.toString());
        };
    }

    /** A number in mathematics, where a hyphen is a minus, and signs beyond ASCII are not known to every LaTeX. */
    private static String math(String number) {
        return number.replace('−', '-').replace("\u202F", "\\,");
    }

    private static String number(Column<?> column, double number, String best) {
        String text = math(column.format().bare(number));
        return Double.isNaN(number) ? "--" : text.equals(best) ? "$\\mathbf{" + text + "}$" : "$" + text + "$";
    }
}
