package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The services of a file.
 *
 * @param names     [services] as the file calls them
 * @param sizeGib   [services] NaN where the file has none
 * @param inputBits [services] NaN where the file has none
 * @param cycles    [services] NaN where the file has none
 * @param sha256    of the file
 */
public record ServiceTable(List<String> names, double[] sizeGib, double[] inputBits, double[] cycles, String sha256) {
    /**
     * Reads a file.
     *
     * @throws ScenarioException with one line if anything is wrong with it
     */
    static ServiceTable read(CsvSource source) {
        CsvTable table = new CsvTable(source, List.of(Column.name("service", true),
                Column.number("size_gib", 1e-9, 1e9), Column.inputBits(), Column.cycles()));
        LongArrayList lines = new LongArrayList();
        DoubleArrayList[] numbers = {new DoubleArrayList(), new DoubleArrayList(), new DoubleArrayList()};
        table.read(row -> {
            int service = row.name(0);
            if (service < lines.size()) {
                throw new CsvTable.Refusal(0, table.names(0).name(service) + " was in line " + lines.getLong(service)
                        + " already");
            }
            lines.add(row.line());
            for (int n = 0; n < numbers.length; n++) {
                numbers[n].add(row.number(n + 1));
            }
        });
        return new ServiceTable(IntStream.range(0, lines.size()).mapToObj(table.names(0)::name).toList(),
                numbers[0].toDoubleArray(), numbers[1].toDoubleArray(), numbers[2].toDoubleArray(), table.sha256());
    }
}
