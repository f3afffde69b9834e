package edgetempo.reports.compare;

import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of entrants on single slots or in single episodes, from the table beside a record.
 *
 * @param values scenario → [entrants × units] in the record's order, NaN where the table has no row
 */
public record UnitValues(Map<String, double[][]> values) {
    /** Largest number of units of a scenario that a page shows individually; more would make it slow. */
    public static final int MOST = 200;

    private record Row(String scenario, int unit, String entrant, double value) {}

    /**
     * Reads the table of a comparison.
     *
     * @param folder of the comparison
     * @return empty where the table is not there or has the columns of another version, or is of more than {@value #MOST} units
     * @throws ReportException if it is damaged, or not of this record
     */
    public static Optional<UnitValues> read(Path folder, CompareRecord record) {
        Path file = folder.resolve(record.valuesFile());
        int units = record.setup().units();
        if (!Files.isRegularFile(file) || units > MOST) {
            return Optional.empty();
        }
        CompareColumns columns = new CompareColumns(record);
        if (!TidyCsv.headerOf(file).equals(columns.unitHeader())) {
            return Optional.empty();
        }
        Map<String, double[][]> values = new HashMap<>();
        List<String> labels = record.labels();
        record.scenarios().forEach(scenario -> {
            double[][] of = new double[labels.size()][units];
            for (double[] row : of) {
                Arrays.fill(row, Double.NaN);
            }
            values.put(scenario.scenario(), of);
        });
        for (Row row : rows(file, columns)) {
            double[][] of = values.get(row.scenario);
            int entrant = labels.indexOf(row.entrant);
            if (of == null || entrant < 0 || row.unit < 0 || row.unit >= units) {
                throw new ReportException(file + ": scenario " + row.scenario + ", entrant " + row.entrant
                        + ", number " + row.unit + " is not of " + CompareRecord.FILE_NAME + " beside it");
            }
            of[entrant][row.unit] = row.value;
        }
        return Optional.of(new UnitValues(values));
    }

    private static List<Row> rows(Path file, CompareColumns columns) {
        List<Class<?>> types = List.of(String.class, int.class, String.class, double.class, double.class,
                double.class, long.class, double.class);
        return TidyCsv.<Row>of(columns.unitHeader(), types, _ -> new Object[0],
                cells -> new Row((String) cells[0], (int) cells[1], (String) cells[2], (double) cells[3])).read(file);
    }
}
