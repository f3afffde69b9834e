package edgetempo.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimate of running times, from a short run of each algorithm, solver and kind of work.
 *
 * @param runs         that were played
 * @param spentS       on them, s
 * @param secondsOfAll that all runs take, one after the other, s; at least that where some were cut off
 * @param cutOff       of the runs played
 */
record Sample(int runs, double spentS, double secondsOfAll, int cutOff) {
    /** Plays the first run of each kind, in total for about the given number of seconds; for kinds without a sample the mean is used. */
    static Sample of(List<RunSpec> all, Path folder, int seconds) {
        Map<String, Double> secondsOfKind = new LinkedHashMap<>();
        double spent = 0;
        int cutOff = 0;
        for (RunSpec run : all) {
            if (!secondsOfKind.containsKey(kind(run)) && spent < seconds) {
                RunResult result = RunPlayer.play(limited(run, Math.max(1, (int) (seconds - spent))), folder, 0, "",
                        "");
                spent += result.wallS();
                // How much longer one would take that was stopped is not known.
                cutOff += result.done() ? 0 : 1;
                secondsOfKind.put(kind(run), result.wallS());
            }
        }
        double mean = secondsOfKind.values().stream().mapToDouble(value -> value).average().orElse(0);
        return new Sample(secondsOfKind.size(), spent,
                all.stream().mapToDouble(run -> secondsOfKind.getOrDefault(kind(run), mean)).sum(),
                cutOff);
    }

    private static String kind(RunSpec run) {
        return run.algorithm() + " " + run.solver() + " " + run.point().getOrDefault(Study.SCENARIO, "");
    }

    private static RunSpec limited(RunSpec run, int seconds) {
        return new RunSpec(run.key(), run.identity(), run.work(), run.scenario(), run.algorithm(),
                run.solver(), run.run(),
                run.seed(), run.episodes(), run.evaluation(), run.slots(), run.plan(), run.threads(), Keep.FIGURES,
                seconds, run.point());
    }
}
