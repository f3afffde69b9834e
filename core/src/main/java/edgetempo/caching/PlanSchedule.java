package edgetempo.caching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dynamic programming over candidate plans: the sequence of plans of the largest total reward, less switching costs.
 */
final class PlanSchedule {
    private final FittedPlanner planner;

    PlanSchedule(FittedPlanner planner) {
        this.planner = planner;
    }

    /** The plans without duplicates. */
    static List<int[]> distinct(List<int[]> plans) {
        Set<String> seen = new HashSet<>();
        List<int[]> distinct = new ArrayList<>();
        for (int[] plan : plans) {
            if (seen.add(Arrays.toString(plan))) {
                distinct.add(plan);
            }
        }
        return distinct;
    }

    /**
     * Schedules.
     *
     * @param present    the plan in force. Not modified.
     * @param candidates plans, each different. Not modified.
     * @param rewards    [frames][candidates] expected reward of each frame under each plan. Not modified.
     * @return [frames] plans, of the candidates
     */
    List<int[]> best(int[] present, List<int[]> candidates, double[][] rewards) {
        int count = candidates.size();
        double[][] penalty = new double[count][count];
        for (int to = 0; to < count; to++) {
            for (int from = 0; from < count; from++) {
                penalty[to][from] = planner.switchPenalty(candidates.get(from), candidates.get(to));
            }
        }
        int frames = rewards.length;
        int[][] came = new int[frames][count];
        double[] sum = new double[count];
        for (int c = 0; c < count; c++) {
            sum[c] = rewards[0][c] - planner.switchPenalty(present, candidates.get(c));
        }
        for (int t = 1; t < frames; t++) {
            double[] next = new double[count];
            for (int to = 0; to < count; to++) {
                // Staying wins ties, so that rounding moves nothing.
                int best = to;
                double most = sum[to];
                double[] row = penalty[to];
                for (int from = 0; from < count; from++) {
                    double reached = sum[from] - row[from];
                    if (reached > most) {
                        most = reached;
                        best = from;
                    }
                }
                came[t][to] = best;
                next[to] = most + rewards[t][to];
            }
            sum = next;
        }
        int at = 0;
        for (int c = 1; c < count; c++) {
            if (sum[c] > sum[at]) {
                at = c;
            }
        }
        List<int[]> schedule = new ArrayList<>();
        for (int t = frames - 1; t >= 0; t--) {
            schedule.addFirst(candidates.get(at));
            at = came[t][at];
        }
        return schedule;
    }
}
