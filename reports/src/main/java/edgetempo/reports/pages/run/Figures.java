package edgetempo.reports.pages.run;

import edgetempo.reports.plot.CurvePanels;
import edgetempo.reports.plot.CurvePanels.Curve;
import edgetempo.reports.plot.CurvePanels.Panel;
import edgetempo.reports.plot.PublishedCurve;
import edgetempo.reports.plot.RewardPlot;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.stats.SeedCurve;
import edgetempo.reports.stats.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The learning curves as pictures: one of each scenario, and of several scenarios all in one. */
public final class Figures {
    private Figures() {}

    /**
     * Draws {@code reward-<scenario>.png} and {@code .svg} of each scenario; with several, {@code reward.png} and {@code .svg} of all.
     *
     * @param folder exists
     * @param runs   at least one
     * @return the files
     */
    public static List<Path> write(Path folder, List<ReadRun> runs) {
        Map<String, List<RunGroup>> scenarios = new LinkedHashMap<>();
        for (RunGroup group : RunGroup.of(runs)) {
            scenarios.computeIfAbsent(group.scenario(), name -> new ArrayList<>()).add(group);
        }
        List<Panel> panels = scenarios.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> panel(entry.getKey(), entry.getValue())).toList();
        List<Path> files = new ArrayList<>();
        for (Panel panel : panels) {
            files.addAll(CurvePanels.write(folder, "reward-" + FolderNames.safe(panel.title()), List.of(panel)));
        }
        if (panels.size() > 1) {
            files.addAll(CurvePanels.write(folder, "reward", panels));
        }
        return files;
    }

    private static Panel panel(String scenario, List<RunGroup> groups) {
        List<Curve> curves = groups.stream().map(Figures::curve).toList();
        Optional<PublishedCurve> published = groups.stream()
                .flatMap(group -> Published.reward(scenario, group.algorithm()).stream()).findFirst();
        return new Panel(scenario, curves, published, groups.getFirst().levels());
    }

    private static Curve curve(RunGroup group) {
        double[] none = {};
        double[][] raw = group.curves(EpisodeRow::reward);
        double[][] smooth = Arrays.stream(raw).map(curve -> Summary.movingMean(curve, RewardPlot.WINDOW))
                .toArray(double[][]::new);
        if (raw.length == 1) {
            return new Curve(group.algorithm(), raw[0], smooth[0], none, none);
        }
        SeedCurve curve = SeedCurve.of(smooth);
        return new Curve(group.algorithm() + ", " + raw.length + " seeds", none, curve.iqm(), curve.low(),
                curve.high());
    }
}
