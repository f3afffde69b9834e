package edgetempo.cli;

import edgetempo.reports.document.Table;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsTable;
import edgetempo.reports.text.TextTable;
import java.util.List;

/** Methods as a table for people. */
final class FranTable {
    private FranTable() {}

    static String of(List<FranMethodRow> rows) {
        Table table = FranMethodsTable.of(rows, "");
        return TextTable.of(table) + "\n" + table.note();
    }
}
