package edgetempo.reports.run;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.reports.stats.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Comparison of a policy that does not learn with runs that differ only in the seed, in the same episodes: the last ones of each run.
 * Learning runs explore in them; an evaluation compares without exploration.
 *
 * @param policy its name
 * @param reward mean of its episode rewards, over the runs
 * @param ahead  reward of the runs in the same episodes less the policy's; with several runs a 95 % interval over them
 */
public record ReferenceComparison(String policy, double reward, Estimate ahead) {
    /** Note under a table of comparisons. */
    public static final String NOTE = "Policies that do not learn, in the last episodes of the same random streams. A run that learns explores in"
            + " them; 'edgetempo evaluate' compares without noise.";

    private static final List<Column<ReferenceComparison>> COLUMNS = List.of(
            Column.text("policy", ReferenceComparison::policy),
            Column.number("reward", "", Format.fixed(3), ReferenceComparison::reward),
            Column.<ReferenceComparison>estimate("run − policy", "", Format.signed(3), ReferenceComparison::ahead)
                    .meaning("how much more reward than this one the run earns in the same episodes"));

    /** The comparisons of a run from its folder, the strongest policy first; empty where none was played. */
    public static List<ReferenceComparison> of(RunRecord run, Path folder) {
        return run.references().isEmpty() ? List.of() : of(List.of(run), List.of(rewards(folder)));
    }

    /**
     * Of several runs, the strongest policy first.
     *
     * @param runs    those without references do not count
     * @param rewards [runs][episodes] their episode rewards
     */
    public static List<ReferenceComparison> of(List<RunRecord> runs, List<double[]> rewards) {
        List<ReferenceComparison> all = new ArrayList<>();
        for (String policy : runs.stream().flatMap(run -> run.references().keySet().stream()).distinct().toList()) {
            List<Double> levels = new ArrayList<>();
            List<Double> ahead = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                RunRecord run = runs.get(i);
                double level = run.references().getOrDefault(policy, Double.NaN);
                if (Double.isFinite(level)) {
                    levels.add(level);
                    ahead.add(Summary.lastMean(rewards.get(i), run.options().references()) - level);
                }
            }
            if (!levels.isEmpty()) {
                all.add(new ReferenceComparison(policy, mean(levels), estimate(array(ahead))));
            }
        }
        all.sort(Comparator.comparingDouble(ReferenceComparison::reward).reversed());
        return all;
    }

    /** [episodes] episode rewards in a run folder. */
    public static double[] rewards(Path folder) {
        return EpisodesCsv.read(folder.resolve(EpisodesCsv.FILE_NAME)).stream().mapToDouble(EpisodeRow::reward)
                .toArray();
    }

    /** A table of them. */
    public static Table table(String title, List<ReferenceComparison> rows) {
        boolean several = rows.stream().anyMatch(row -> row.ahead().hasInterval());
        List<Column<ReferenceComparison>> columns = new ArrayList<>(COLUMNS);
        if (!several) {
            columns.set(COLUMNS.size() - 1, COLUMNS.getLast().withoutInterval());
        }
        return Table.of(title, NOTE, columns, rows);
    }

    private static Estimate estimate(double[] ahead) {
        SeedEstimate estimate = SeedEstimate.of(ahead);
        return ahead.length < 2
                ? new Estimate(ahead[0], Double.NaN, Double.NaN)
                : Estimate.of(estimate.mean(), estimate.meanInterval());
    }

    private static double mean(List<Double> values) {
        return Summary.of(array(values)).mean();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
