package edgetempo.reports.run;

import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;

/**
 * A row of {@code frames.csv}; the components are its columns, those of the result among them.
 *
 * @param episode counted from 0
 * @param result  what the frame earned
 * @param plan    cached services as 0/1 digits, service 1 first, servers separated by a space
 */
public record FrameRow(int episode, FrameResult result, String plan) {

    /** The row of a frame; {@code plan} is not kept. */
    public static FrameRow of(int episode, FrameResult result, CachePlan plan) {
        return new FrameRow(episode, result, plan.toString());
    }

    /** Frame in the episode, counted from 0. */
    public int frame() {
        return result.frame();
    }
}
