package edgetempo.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.Page;
import edgetempo.reports.gate.Cause;
import edgetempo.reports.gate.Comparison;
import edgetempo.reports.gate.Conditions;
import edgetempo.reports.gate.GateHistory;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.Subject;
import edgetempo.reports.gate.Verdict;
import edgetempo.reports.gate.WorkComparison;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.gate.GatePage;
import edgetempo.reports.profile.Moved;
import edgetempo.reports.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatePageTest {
    @TempDir
    private Path folder;

    private static GateReport report(String created, double candidate, String jdk, String digest) {
        boolean slower = candidate > 1.1e-6;
        Comparison slot = new Comparison("Slot.solve", "users=50", Subject.SECONDS, 1e-6, candidate, candidate / 1e-6,
                0.98 * candidate / 1e-6, 1.02 * candidate / 1e-6, 6, 0, 0, 0.12,
                slower ? Verdict.REGRESSED : Verdict.NO_CLEAR_CHANGE, slower ? "slower" : "");
        WorkComparison work = WorkComparison.of(new Subject("Slot.solve", "users=50", Subject.SECONDS),
                Map.of("digest of decisions", "00ff"), Map.of("digest of decisions", digest));
        return new GateReport(GateReport.SCHEMA_VERSION, created, "main", "tree",
                Optional.of(new BenchMachine("Linux 6", "amd64", "Fast 9000", 2, jdk, 512, 100)), Double.NaN, 0.1, 0.99,
                60, List.of("A note."), List.of(slot), true,
                Optional.of(new Conditions(List.of("-Xbatch"), "performance", 0.5)), List.of(work), false,
                slower
                        ? List.of(new Cause("Slot.solve", "users=50", List.of(new Moved("a.A.slow", 0.1, 0.3, 0.2)),
                                List.of(), Optional.of("gate-1-flames-1.html")))
                        : List.of());
    }

    @Test
    void aHistoryIsReadAsItWasWrittenALineForEachGate() throws IOException {
        Path file = folder.resolve(GateHistory.FILE_NAME);
        assertThat(GateHistory.read(file)).isEmpty();
        GateHistory.Line one = GateHistory.Line.of(report("2026-01-02T03:04:05Z", 1e-6, "VM 25", "00ff"));
        GateHistory.Line other = GateHistory.Line.of(report("2026-01-03T03:04:05Z", 1.2e-6, "VM 26", "0000"));
        GateHistory.append(file, one);
        GateHistory.append(file, other);
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.startsWith("{\"schemaVersion\":1,"));
        assertThat(GateHistory.read(file)).containsExactly(one, other);
        assertThat(other.otherWork()).containsExactly("Slot.solve users=50");
        assertThat(other.differences(one)).singleElement().asString().contains("VM 25, then VM 26");
        Files.writeString(file, Files.readString(file) + "{\"schemaVersion\":1,");
        assertThatThrownBy(() -> GateHistory.read(file)).isInstanceOf(ReportException.class)
                .hasMessageContaining("history.jsonl, line 3").hasMessageContaining("remove the line")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void thePageSaysWhatMovedWhatIsDoneOtherwiseAndHowItWentBefore() {
        GateReport report = report("2026-01-03T03:04:05Z", 1.2e-6, "VM 26", "0000");
        List<GateHistory.Line> history = List.of(
                GateHistory.Line.of(report("2026-01-02T03:04:05Z", 1e-6, "VM 25", "00ff")),
                GateHistory.Line.of(report));
        Page page = GatePage.of(report, history, "Made by a test.");
        assertThat(MarkdownText.of(page)).contains("a.A.slow", "gate-1-flames-1.html", "digest of decisions", "0000",
                "Gate 2: Another JDK: VM 25, then VM 26.", "-Xbatch", "smallest slowdown", "1 do something else");
        List<LineChart> charts = page.sections().stream().flatMap(section -> section.blocks().stream())
                .filter(LineChart.class::isInstance).map(LineChart.class::cast).toList();
        assertThat(charts).extracting(LineChart::title).containsExactly("Cost of the candidate",
                "Change against the base");
        assertThat(charts.getFirst().lines().getFirst().y()).containsExactly(100, 120);
        assertThat(charts.getLast().lines().getFirst().y()[1]).isBetween(19.99, 20.01);
        assertThat(PageFile.html(page)).contains("Performance gate");
    }

    @Test
    void aFirstGateHasNoTrend() {
        GateReport report = report("2026-01-02T03:04:05Z", 1e-6, "VM 25", "00ff");
        Page page = GatePage.of(report, List.of(GateHistory.Line.of(report)), "");
        assertThat(page.sections().stream().flatMap(section -> section.blocks().stream()).map(Block::getClass)
                .toList()).doesNotContain(LineChart.class);
        assertThat(MarkdownText.of(page)).contains("passed").doesNotContain("What moved");
    }
}
