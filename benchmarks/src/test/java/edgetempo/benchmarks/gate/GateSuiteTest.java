package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.benchmarks.workload.Contenders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class GateSuiteTest {
    @Test
    void everyEntryNamesABenchmarkThatThereIsAndAllItsParametersWithValuesItHas() {
        Map<String, BenchmarkListEntry> known = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), List.of()).stream()
                .collect(Collectors.toMap(BenchmarkListEntry::getUsername, entry -> entry));
        List<GateEntry> entries = new ArrayList<>(GateSuite.FULL);
        entries.addAll(GateSuite.CALIBRATION);
        for (GateEntry entry : entries) {
            assertThat(known).containsKey(entry.benchmark());
            Map<String, String[]> parameters = known.get(entry.benchmark()).getParams().orElse(Map.of());
            assertThat(entry.parameters().keySet()).isEqualTo(parameters.keySet());
            entry.parameters().forEach((name, value) -> assertThat(
                    name.equals("solver") ? Contenders.names() : List.of(parameters.get(name))).contains(value));
        }
        assertThat(new HashSet<>(entries)).hasSameSizeAs(entries);
        assertThat(GateSuite.FULL).containsAll(GateSuite.QUICK);
        assertThat(GateSuite.CALIBRATION)
                .allMatch(entry -> entry.sample(List.of(), List.of(), Map.of()).isCalibration());
    }

    @Test
    void aPartOfTheSuiteIsFoundByNameOrParameterAndOtherBenchmarksWithAllTheirValues() {
        assertThat(GateSuite.matching("", false)).isEqualTo(GateSuite.FULL);
        assertThat(GateSuite.matching("", true)).isEqualTo(GateSuite.QUICK);
        assertThat(GateSuite.matching("kernel=vector-float", false)).containsExactly(GateSuite.QUICK.getFirst());
        assertThat(GateSuite.matching("BaselineBenchmark.walkFloat", false)).hasSize(3)
                .allMatch(entry -> entry.parameters().containsKey("shape"));
        for (String wrong : List.of("NoSuchBenchmark", "(")) {
            assertThatThrownBy(() -> GateSuite.matching(wrong, false)).isInstanceOf(GateException.class)
                    .hasMessageContaining("--benchmarks").hasMessageContaining("\"" + wrong + "\"");
        }
    }
}
