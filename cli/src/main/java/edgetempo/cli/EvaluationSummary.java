package edgetempo.cli;

import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.PairedDifference;
import edgetempo.reports.evaluation.PolicyFigures;
import edgetempo.reports.stats.Summary;
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
        line(text, "%-20s %8s %-19s %8s %10s %6s %6s %6s  %s", "policy", "reward", "[95 %]", "slot QoS",
                "switching", "local", "hits", "cloud", "policy − reference [95 %]");
        for (int i = 0; i < evaluation.policies().size(); i++) {
            PolicyFigures figures = evaluation.policies().get(i);
            line(text, "%-20s %8.3f %-19s %8.3f %8.0f s %5.1f%% %5.1f%% %5.1f%%  %s", figures.policy(),
                    figures.reward(), interval(figures.rewardInterval(), 1), figures.meanQos(),
                    figures.switchSeconds(), PERCENT * figures.localShare(), PERCENT * figures.hitShare(),
                    PERCENT * figures.cloudShare(), i == 0 ? "" : difference(evaluation.differences().get(i - 1)));
        }
        evaluation.position().ifPresent(position -> line(text, "position             %s",
                Double.isNaN(position.share())
                        ? position.to() + " does not earn more than " + position.from()
                        : String.format(Locale.ROOT, "%.1f %% of the way from %s to %s %s", PERCENT * position.share(),
                                position.from(), position.to(), interval(position.interval(), PERCENT))));
        return text.toString().stripTrailing();
    }

    private static String difference(PairedDifference difference) {
        return String.format(Locale.ROOT, "%+.3f %s", difference.reward(), interval(difference.interval(), 1));
    }

    private static String interval(Summary.Interval interval, double scale) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "[%.3f, %.3f]", scale * interval.low(), scale * interval.high());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
