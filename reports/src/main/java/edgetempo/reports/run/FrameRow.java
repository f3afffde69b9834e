package edgetempo.reports.run;

import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;

/**
 * A row of {@code frames.csv}; the components are its columns, those of the result among them.
 *
 * @param episode counted from 0
 * @param result  result of the frame
 * @param plan    {@code p:} and the cached services as 0/1 digits, service 1 first, servers separated by a space. Without the letter,
 *                as release 0.1 wrote it, a reader that guesses types takes the plan of a single server for a number and
 *                drops its zeros; such rows are read all the same.
 */
public record FrameRow(int episode, FrameResult result, String plan) {
    private static final String MARK = "p:";

    /** Takes plans with and without their mark. */
    public FrameRow {
        plan = plan.startsWith(MARK) ? plan : MARK + plan;
    }

    /** The row of a frame; {@code plan} is not kept. */
    public static FrameRow of(int episode, FrameResult result, CachePlan plan) {
        return new FrameRow(episode, result, plan.toString());
    }

    /** Frame in the episode, counted from 0. */
    public int frame() {
        return result.frame();
    }

    /** The plan as 0/1 digits, servers separated by a space. */
    public String digits() {
        return plan.substring(MARK.length());
    }
}
