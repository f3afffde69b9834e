package edgetempo.reports.evaluation;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results of policies as a table. */
public final class PolicyTable {
    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);
    private static final List<Column<Row>> COLUMNS = List.of(
            Column.text("policy", row -> row.policy().policy()),
            Column.<Row>estimate("reward", "", Format.fixed(3),
                    row -> Estimate.of(row.policy().reward(), row.policy().rewardInterval())).highestIsBest(),
            Column.<Row>number("slot QoS", "", Format.fixed(3), row -> row.policy().meanQos()).highestIsBest(),
            Column.<Row>number("switching", "s", Format.fixed(0), row -> row.policy().switchSeconds())
                    .meaning("in an episode"),
            Column.<Row>number("overflow", "GiB", Format.SIGNIFICANT, row -> row.policy().overflowGib())
                    .meaning("cached beyond capacity, on average"),
            Column.<Row>number("local", "", Format.percent(1), row -> row.policy().localShare())
                    .meaning("share of tasks executed locally"),
            Column.<Row>number("hits", "", Format.percent(1), row -> row.policy().hitShare())
                    .meaning("share of tasks executed at a server that holds the service"),
            Column.<Row>number("cloud", "", Format.percent(1), row -> row.policy().cloudShare())
                    .meaning("share of tasks passed on to the cloud"));
    private static final Column<Row> DIFFERENCE = Column.<Row>estimate("policy − reference", "", Format.signed(3),
            row -> row.difference().map(one -> Estimate.of(one.reward(), one.interval())).orElse(NONE))
            .meaning("how much more reward than this one the policy earns in the same episodes");

    private record Row(PolicyFigures policy, Optional<PairedDifference> difference) {}

    private PolicyTable() {}

    /** The table, with the evaluated policy first. */
    public static Table of(EvaluationRecord evaluation, String title) {
        List<Row> rows = new ArrayList<>();
        for (PolicyFigures policy : evaluation.policies()) {
            rows.add(new Row(policy, evaluation.differences().stream()
                    .filter(difference -> difference.reference().equals(policy.policy()) && !rows.isEmpty())
                    .findFirst()));
        }
        List<Column<Row>> columns = new ArrayList<>(COLUMNS);
        if (!evaluation.differences().isEmpty()) {
            columns.add(DIFFERENCE);
        }
        return Table.strongFirst(title, "Figures of an episode; seed " + evaluation.setup().seed() + ".", columns,
                rows);
    }
}
