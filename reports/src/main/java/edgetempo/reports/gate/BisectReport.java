package edgetempo.reports.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.reports.ReportJson;
import edgetempo.reports.text.Escapes;
import java.util.List;

/**
 * Result of a bisection for the first regressing commit; the components are the keys of its JSON.
 *
 * @param range    that was searched, {@code GOOD..BAD}
 * @param whole    comparison of both ends of the range, with profiles of what changed
 * @param suspects the first regressing commit, or it and preceding ones that could not be judged; empty if the last is no regression
 * @param tried    commits in the order of the search
 */
public record BisectReport(String range, GateReport whole, List<String> suspects, List<Step> tried) {
    /**
     * A commit that was tried.
     *
     * @param commit    short name and first line of its message
     * @param judgement {@code good}, {@code bad} or {@code skipped}
     */
    public record Step(String commit, String judgement) {}

    /** Keeps copies. */
    public BisectReport {
        suspects = List.copyOf(suspects);
        tried = List.copyOf(tried);
    }

    /** One-line summary. */
    @JsonProperty
    public String summary() {
        if (suspects.isEmpty()) {
            return range + ": nothing got worse from one end to the other";
        }
        return suspects.size() == 1
                ? range + ": the first worse commit is " + suspects.getFirst()
                : range + ": the first worse commit is one of " + suspects.size() + ": " + String.join("; ", suspects);
    }

    /** Text for a terminal. */
    public String toText() {
        StringBuilder text = new StringBuilder(whole.toText()).append('\n');
        tried.forEach(
                step -> text.append(step.judgement()).append("  ").append(Escapes.terminal(step.commit()))
                        .append('\n'));
        return text.append(Escapes.terminal(summary())).toString();
    }

    /** JSON text without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }
}
