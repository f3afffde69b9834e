package edgetempo.reports.evaluation;

import edgetempo.mec.EpisodeResult;
import edgetempo.reports.stats.Bootstrap;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Position of a policy between a simple reference and an upper one: 0 at the reward of the former, 1 at that of the latter. NaN if the
 * upper reference has no larger reward than the simple one.
 *
 * @param from     the simple reference
 * @param to       the upper reference
 * @param share    (policy − from)/(to − from), of mean rewards
 * @param interval its 95 % interval over episodes, resampled with all three rewards together, see {@link SampleIntervals}
 */
public record Position(String from, String to, double share, Summary.Interval interval) {
    private static final long BOOTSTRAP_SEED = 1;

    /** Compares results of the same episodes, at least one. */
    public static Position of(List<EpisodeResult> policy, String from, List<EpisodeResult> low, String to,
            List<EpisodeResult> high) {
        double[] own = PolicyFigures.rewards(policy);
        double[] bottom = PolicyFigures.rewards(low);
        double[] top = PolicyFigures.rewards(high);
        double[] episodes = IntStream.range(0, own.length).asDoubleStream().toArray();
        double share = share(episodes, own, bottom, top);
        double[] gained = new double[own.length];
        double[] possible = new double[own.length];
        Arrays.setAll(gained, e -> own[e] - bottom[e]);
        Arrays.setAll(possible, e -> top[e] - bottom[e]);
        Summary.Interval interval = new SampleIntervals(own.length, Bootstrap.RESAMPLES, BOOTSTRAP_SEED)
                .ratio(gained, possible, drawn -> share(drawn, own, bottom, top));
        return new Position(from, to, share, interval);
    }

    private static double share(double[] episodes, double[] own, double[] bottom, double[] top) {
        double gained = 0;
        double possible = 0;
        for (double episode : episodes) {
            int e = (int) episode;
            gained += own[e] - bottom[e];
            possible += top[e] - bottom[e];
        }
        return possible > 0 ? gained / possible : Double.NaN;
    }
}
