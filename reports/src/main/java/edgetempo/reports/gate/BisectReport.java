package edgetempo.reports.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.reports.ReportJson;
import edgetempo.reports.text.Escapes;
import java.util.List;

/**
 * What a search for the first worse commit came to; the components are the keys of its JSON.
 *
 * @param range    that was searched, {@code GOOD..BAD}
 * @param whole    what both ends differ by, with what moved
 * @param suspects the first worse commit, or it and those before it that could not be judged; empty if the last is not worse
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

    /** The whole in one line. */
    @JsonProperty
    public String summary() {
        if (suspects.isEmpty()) {
            return range + ": nothing got worse from one end to the other";
        }
        return suspects.size() == 1
                ? range + ": the first worse commit is " + suspects.getFirst()
                : range + ": the first worse commit is one of " + suspects.size() + ": " + String.join("; ", suspects);
    }

    /** For a terminal. */
    public String toText() {
        StringBuilder text = new StringBuilder(whole.toText()).append('\n');
        tried.forEach(
                step -> text.append(step.judgement()).append("  ").append(Escapes.terminal(step.commit()))
                        .append('\n'));
        return text.append(Escapes.terminal(summary())).toString();
    }

    /** As JSON, without the line end at its end. */
    public String toJson() {
        return ReportJson.text(this);
    }
}
