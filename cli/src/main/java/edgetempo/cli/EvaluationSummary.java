package edgetempo.cli;

import edgetempo.reports.document.Numbers;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.PolicyTable;
import edgetempo.reports.run.SlotLossText;
import edgetempo.reports.stats.Summary;
import edgetempo.reports.text.TextTable;
import java.util.Locale;

/** An evaluation as a table for people. */
final class EvaluationSummary {
    private static final double PERCENT = 100;

    private EvaluationSummary() {}

    /** @param policy whom it is about */
    static String of(EvaluationRecord evaluation, String policy) {
        StringBuilder text = new StringBuilder();
        line(text, "%s on %s, %d episodes of seed %d, slots by %s (%s backend)", policy,
                evaluation.setup().scenario(), evaluation.episodes(), evaluation.setup().seed(),
                evaluation.setup().solver(), evaluation.setup().backend());
        line(text, "%s", TextTable.of(PolicyTable.of(evaluation, "")));
        line(text, "slots                %s", SlotLossText.of(evaluation.slotLoss()));
        evaluation.position().ifPresent(position -> line(text, "position             %s",
                Double.isNaN(position.share())
                        ? position.to() + " does not earn more than " + position.from()
                        : Numbers.minus(String.format(Locale.ROOT, "%.1f %%", PERCENT * position.share()))
                                + String.format(Locale.ROOT, " of the way from %s to %s %s", position.from(),
                                        position.to(), interval(position.interval(), PERCENT))));
        return text.toString().stripTrailing();
    }

    private static String interval(Summary.Interval interval, double scale) {
        return Double.isNaN(interval.low())
                ? ""
                : Numbers.minus(
                        String.format(Locale.ROOT, "[%.1f, %.1f]", scale * interval.low(), scale * interval.high()));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
