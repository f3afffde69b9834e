package edgetempo.reports.seeds;

import edgetempo.comparison.ProvenLoss;
import edgetempo.reports.run.RunRecord;
import java.util.Locale;

/**
 * A row of {@code seeds.csv}; the components are its columns, as in {@link RunRecord}.
 *
 * @param seed                root of all random streams of the run
 * @param status              status of the run, in lower case
 * @param episodes            completed ones
 * @param rewardMean          mean episode reward
 * @param rewardLast50        mean reward of the last 50 episodes
 * @param qosLast50           mean slot QoS over the last 50 episodes
 * @param switchSecondsLast50 mean seconds of switching in an episode, over the last 50
 * @param updates             gradient updates
 * @param slotGapPercent      upper bound of the gap of slot decisions to proven bounds, in percent of the bounds; NaN where nothing is
 *                            proven
 */
public record SeedRow(long seed, String status, int episodes, double rewardMean, double rewardLast50, double qosLast50,
        double switchSecondsLast50, long updates, double slotGapPercent) {

    static SeedRow of(RunRecord run) {
        return new SeedRow(run.seed(), run.status().name().toLowerCase(Locale.ROOT), run.episodes(), run.rewardMean(),
                run.rewardLast50(), run.qosLast50(), run.switchSecondsLast50(), run.updates(),
                run.slotLoss().map(ProvenLoss::gapPercent).orElse(Double.NaN));
    }
}
