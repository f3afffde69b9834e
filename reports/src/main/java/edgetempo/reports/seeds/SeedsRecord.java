package edgetempo.reports.seeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.stats.SeedEstimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code seeds.json}; the components are its keys. Statistics are over the runs that finished: means over training of
 * different length are not comparable.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param status        finished if every requested run is, else interrupted
 * @param scenario      name of the scenario
 * @param algorithm     caching policy or agent
 * @param solver        slot solver
 * @param backend       GA backend of the slot solver
 * @param requested     runs requested
 * @param finished      runs that finished
 * @param episodes      of each run that finished
 * @param rewardLast50  distribution of the finished runs' mean rewards of the last 50 episodes
 * @param references    name → mean over the finished runs of the episode reward of policies played beside them
 * @param seeds         one entry per run, in the order of the runs
 * @param folders       their folders' names, in the same order
 */
public record SeedsRecord(int schemaVersion, RunStatus status, String scenario, String algorithm, String solver,
        String backend, @JsonProperty("asked") int requested, int finished, int episodes, SeedEstimate rewardLast50,
        Map<String, Double> references, List<SeedRow> seeds, List<String> folders) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 1;
    /** Name of the file in a folder. */
    public static final String FILE_NAME = "seeds.json";

    /** Keeps copies. */
    public SeedsRecord {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
        seeds = List.copyOf(seeds);
        folders = List.copyOf(folders);
    }

    /**
     * Joint status of runs: finished if all are, diverged if no run is left to play but one has diverged.
     *
     * @param runs      those that have begun
     * @param requested runs that were asked for
     */
    public static RunStatus status(List<RunStatus> runs, int requested) {
        if (runs.size() < requested || runs.contains(RunStatus.INTERRUPTED)) {
            return RunStatus.INTERRUPTED;
        }
        return runs.contains(RunStatus.DIVERGED) ? RunStatus.DIVERGED : RunStatus.FINISHED;
    }

    /** @param runs at least one */
    static SeedsRecord of(List<RunRecord> runs, List<String> folders, int requested) {
        List<RunRecord> finished = runs.stream().filter(run -> run.status() == RunStatus.FINISHED).toList();
        RunRecord first = runs.getFirst();
        Map<String, Double> references = new LinkedHashMap<>();
        for (String name : finished.isEmpty() ? List.<String>of() : finished.getFirst().references().keySet()) {
            references.put(name, finished.stream().mapToDouble(run -> run.references().getOrDefault(name, Double.NaN))
                    .average().orElseThrow());
        }
        return new SeedsRecord(SCHEMA_VERSION,
                status(runs.stream().map(RunRecord::status).toList(), requested),
                first.scenario(), first.algorithm(), first.solver(), first.backend(), requested, finished.size(),
                finished.isEmpty() ? 0 : finished.getFirst().episodes(),
                SeedEstimate.of(finished.stream().mapToDouble(RunRecord::rewardLast50).toArray()), references,
                runs.stream().map(SeedRow::of).toList(), folders);
    }

    /** The JSON text of the file, without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }
}
