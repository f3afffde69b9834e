package edgetempo.reports.run;

/**
 * Options of periodic evaluation during training.
 *
 * @param every    episodes between two evaluations; 0 for none
 * @param episodes held-out episodes of each
 * @param patience evaluations without a better one after which the run ends; 0 for never
 */
public record PeriodicEvaluationOptions(int every, int episodes, int patience) {
    /** No evaluation. */
    public static final PeriodicEvaluationOptions NONE = new PeriodicEvaluationOptions(0, 0, 0);
}
