package edgetempo.experiments.training;

import edgetempo.reports.csv.TidyCsv;

/**
 * A row of {@code evaluations.csv}: one periodic evaluation.
 *
 * @param episodes     episodes trained before it
 * @param reward       mean reward of the held-out episodes
 * @param rewardStdErr standard error of it
 * @param best         1 if no earlier evaluation was as good, else 0
 */
public record EvaluatedRow(int episodes, double reward, double rewardStdErr, int best) {
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "evaluations.csv";
    /** How it is written and read. */
    public static final TidyCsv<EvaluatedRow> FORMAT = TidyCsv.of(EvaluatedRow.class);
}
