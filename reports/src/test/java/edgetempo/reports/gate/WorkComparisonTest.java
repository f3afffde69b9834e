package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.gate.GateReport.Outcome;
import edgetempo.reports.profile.Moved;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Equal times are no excuse for other decisions. */
class WorkComparisonTest {
    private static final Subject SLOT = new Subject("Slot.solve", "users=50", Subject.SECONDS);
    private static final Map<String, String> BASE = Map.of("evaluations", "600", "digest of decisions", "00ff");
    private static final Comparison SAME_TIME = new Comparison("Slot.solve", "users=50", Subject.SECONDS, 1e-6, 1e-6, 1,
            0.98, 1.02, 6, 0, 0, 0.12, Verdict.NO_CLEAR_CHANGE, "");

    private static GateReport report(WorkComparison work, boolean mayDiffer, boolean timesCompared,
            List<Cause> causes) {
        return new GateReport(GateReport.SCHEMA_VERSION, "2026-01-02T03:04:05Z", "main", "tree", Optional.empty(),
                Double.NaN, 0.1, 0.99, 60, List.of(), List.of(SAME_TIME), timesCompared, Optional.empty(),
                List.of(work), mayDiffer, causes);
    }

    @Test
    void theSameFiguresPass() {
        WorkComparison work = WorkComparison.of(SLOT, BASE, BASE);
        assertThat(work.different()).isFalse();
        GateReport report = report(work, false, true, List.of());
        assertThat(report.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(report.toText()).contains("1 of 1 benchmarks: exactly the same work on both sides");
    }

    @Test
    void otherDecisionsAtEqualSpeedFailAndAreNamed() {
        WorkComparison work = WorkComparison.of(SLOT, BASE,
                Map.of("evaluations", "600", "digest of decisions", "00fe"));
        GateReport report = report(work, false, true, List.of());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.summary()).isEqualTo("Performance gate failed: 1 no clear change, 1 do something else");
        String line = "Slot.solve users=50: digest of decisions 00ff → 00fe";
        assertThat(report.toText()).contains("does something else: " + line).doesNotContain("evaluations 600");
        assertThat(report.toMarkdown()).contains(line);
        assertThat(report(work, true, true, List.of()).outcome()).as("allowed").isEqualTo(Outcome.PASSED);
        assertThat(report(work, true, true, List.of()).toText()).as("still named").contains(line);
    }

    @Test
    void whatOneSideDoesNotCountSaysNothing() {
        assertThat(WorkComparison.of(SLOT, Map.of(), BASE).unknown()).isTrue();
        WorkComparison grown = WorkComparison.of(SLOT, Map.of("evaluations", "600"), BASE);
        assertThat(grown.unknown()).isFalse();
        assertThat(grown.different()).isFalse();
    }

    @Test
    void aVerdictOfBytesAloneSaysThatTimesWereNotCompared() {
        assertThat(report(WorkComparison.of(SLOT, BASE, BASE), false, false, List.of()).summary())
                .isEqualTo("Performance gate passed: 1 no clear change; times not compared");
    }

    @Test
    void theThreeMethodsThatMovedMostAreNamedWithTheirShares() {
        List<Moved> methods = List.of(new Moved("a.A.slow", 0.4, 0.5, 0.19), new Moved("a.B.b", 0.1, 0.1, 0.05),
                new Moved("a.C.c", 0.1, 0.1, 0.04), new Moved("a.D.d", 0.1, 0.1, 0.03));
        Cause cause = new Cause("Slot.solve", "users=50", methods,
                List.of(new Moved("int[] in a.A.slow:7", 0, 1, 1)), Optional.of("gate-flames-1.html"));
        String text = report(WorkComparison.of(SLOT, BASE, BASE), false, true, List.of(cause)).toText();
        assertThat(text).contains("what moved in Slot.solve users=50:",
                "time +19.0 % a.A.slow (40.0 → 50.0 % of samples)", "a.C.c",
                "bytes +100.0 % int[] in a.A.slow:7 (0.0 → 100.0 % of bytes)", "flame graph gate-flames-1.html")
                .doesNotContain("a.D.d");
        Cause nothing = new Cause("Slot.solve", "users=50", List.of(), List.of(), Optional.empty());
        assertThat(report(WorkComparison.of(SLOT, BASE, BASE), false, true, List.of(nothing)).toMarkdown())
                .contains("nothing beyond what samples show by chance");
    }
}
