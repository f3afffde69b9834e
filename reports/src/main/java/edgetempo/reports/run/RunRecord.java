package edgetempo.reports.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.comparison.ProvenLoss;
import edgetempo.mec.EpisodeMetrics;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.stats.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The content of {@code run.json}; the components are its keys. A mean over nothing and a rate over no time are NaN
 * here and {@code null} in the file.
 *
 * <p>
 * A resumed run has one record: its results are over all its episodes, and wall time and counters
 * add up over its parts. Work after a last checkpoint that was lost in a kill is not counted. Versions,
 * commit and machine are those of the last part.
 *
 * @param schemaVersion          {@link #SCHEMA_VERSION}
 * @param status                 status of the run
 * @param scenario               name of the scenario
 * @param algorithm              caching policy or agent
 * @param solver                 slot solver
 * @param backend                GA backend of the slot solver
 * @param seed                   root of all random streams
 * @param options                extent of the run, under the key {@code asked}
 * @param resumed                number of times the run was resumed
 * @param episodes               completed ones
 * @param rewardMean             mean episode reward
 * @param rewardLast50           mean reward of the last 50 episodes, or of all if there are fewer
 * @param qosLast50              mean slot QoS over the last 50 episodes
 * @param switchSecondsLast50    mean seconds of switching in an episode, over the last 50
 * @param wallSeconds            wall-clock time
 * @param gaEvaluations          fitness evaluations of the slot solver
 * @param gaEvaluationsPerSecond of the time in slots, in which they are made
 * @param updates                gradient updates
 * @param updatesPerSecond       of the time in updates
 * @param references             name → mean episode reward of policies played beside the run
 * @param slotLoss               gaps of slot decisions to proven bounds, on a sample of the last ones; empty while running
 * @param time                   breakdown of the wall-clock time
 * @param provenance             of the numbers: code and machine of the last part, the start of the first
 * @param finished               when; empty while running
 * @param resolvedScenario       every key of the scenario with its value, as nested maps
 */
public record RunRecord(int schemaVersion, RunStatus status, String scenario, String algorithm, String solver,
        String backend, long seed, @JsonProperty("asked") RunOptions options, int resumed, int episodes,
        double rewardMean, double rewardLast50,
        double qosLast50,
        double switchSecondsLast50, double wallSeconds, long gaEvaluations, double gaEvaluationsPerSecond, long updates,
        double updatesPerSecond, Map<String, Double> references, Optional<ProvenLoss> slotLoss,
        TimeBreakdown time, Provenance provenance,
        Optional<Instant> finished, Map<String, Object> resolvedScenario) {

    /** The version of the keys and their meanings that this class writes and reads. */
    public static final int SCHEMA_VERSION = 4;
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "run.json";

    /** Number of last episodes over which final results are averaged. */
    public static final int LAST_EPISODES = 50;

    /** Keeps copies of the maps, in their order. */
    public RunRecord {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
        resolvedScenario = RunSetup.copy(resolvedScenario);
    }

    /** The setup of the run. */
    public RunSetup setup() {
        return new RunSetup(scenario, algorithm, solver, backend, seed, options, resumed, provenance, resolvedScenario);
    }

    /** The record of a run that begins. */
    public static RunRecord running(RunSetup setup) {
        return running(setup, List.of(), RunCounters.NONE);
    }

    /**
     * The record of a continuing run.
     *
     * @param setup    as known before
     * @param episodes those already completed, in order. Not kept.
     * @param counters resources spent on them
     */
    static RunRecord running(RunSetup setup, List<EpisodeRow> episodes, RunCounters counters) {
        return of(setup, RunStatus.RUNNING, episodes, counters, RunComparisons.NONE, Optional.empty());
    }

    /**
     * The record of a run that is over.
     *
     * @param setup    as known before
     * @param status   how it ended
     * @param episodes the completed ones, in order. Not kept.
     * @param counters resources spent
     * @param beside   comparisons with references
     * @param finished when
     */
    public static RunRecord ended(RunSetup setup, RunStatus status, List<EpisodeRow> episodes, RunCounters counters,
            RunComparisons beside, Instant finished) {
        return of(setup, status, episodes, counters, beside, Optional.of(finished));
    }

    private static RunRecord of(RunSetup setup, RunStatus status, List<EpisodeRow> episodes, RunCounters counters,
            RunComparisons beside, Optional<Instant> finished) {
        return new RunRecord(SCHEMA_VERSION, status, setup.scenario(), setup.algorithm(), setup.solver(),
                setup.backend(), setup.seed(), setup.options(), setup.resumed(), episodes.size(),
                lastMean(episodes, EpisodeRow::reward, Integer.MAX_VALUE),
                lastMean(episodes, EpisodeRow::reward, LAST_EPISODES),
                lastMean(episodes, row -> row.get(EpisodeMetrics.MEAN_QOS), LAST_EPISODES),
                lastMean(episodes, row -> row.get(EpisodeMetrics.SWITCH_S), LAST_EPISODES), counters.wallSeconds(),
                counters.gaEvaluations(),
                rate(counters.gaEvaluations(), counters.time().secondsInSlots()), counters.updates(),
                rate(counters.updates(), counters.time().secondsInUpdates()), beside.references(),
                beside.slotLoss(), counters.time(),
                setup.provenance(), finished, setup.resolvedScenario());
    }

    private static double lastMean(List<EpisodeRow> episodes, ToDoubleFunction<EpisodeRow> value, int last) {
        return Summary.lastMean(episodes.stream().mapToDouble(value).toArray(), last);
    }

    private static double rate(long count, double seconds) {
        return seconds > 0 ? count / seconds : Double.NaN;
    }

    /**
     * Reads a record.
     *
     * @param file a {@code run.json}
     * @throws ReportException if it is missing, is not JSON, lacks a key, or has another schema version
     */
    public static RunRecord read(Path file) {
        return RunJson.read(file);
    }

    /**
     * Writes or replaces a file, in one step.
     *
     * @throws ReportException if it cannot be written; an earlier version is then still there
     */
    public void write(Path file) {
        AtomicFiles.write(file, out -> out.write(RunJson.bytes(this)));
    }
}
