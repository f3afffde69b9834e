package edgetempo.experiments.fran;

import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.FranListener;
import edgetempo.agents.fran.FranTraining;
import edgetempo.agents.fran.Phase1Epoch;
import edgetempo.agents.fran.Phase1Learned;
import edgetempo.agents.fran.Phase2Epoch;
import edgetempo.agents.fran.Phase2Learned;
import edgetempo.experiments.Progress;
import edgetempo.fran.FranFigures;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import java.util.Locale;

/** Records finished epochs, takes checkpoints, shows progress, and summarises. */
final class FranRecorder implements FranListener, AutoCloseable {
    private static final double NANOS_PER_S = 1e9;

    private final FranRunFolder folder;
    private final FranCheckpoints checkpoints;
    private final FranRunFigures before;
    private final int epochs;
    private final Progress progress;
    private long phaseNanos = System.nanoTime();
    private boolean offloaded;
    private double phase1S;
    private double greedy = Double.NaN;
    private double gap = Double.NaN;

    /** @param progress closed with this */
    FranRecorder(FranScenario scenario, FranOpening.Opened run, Progress progress) {
        folder = run.folder();
        checkpoints = run.checkpoints();
        before = run.before();
        epochs = scenario.phase1().epochs();
        this.progress = progress;
    }

    @Override
    public void offloading(Phase1Epoch epoch) {
        folder.add(new FranEpochRow(FranEpochRow.OFFLOADING, "", epoch.epoch(), epoch.instance(), epoch.steps(),
                epoch.utility(), epoch.exact(), epoch.greedy(), epoch.gap(), epoch.epsilon(), epoch.loss(),
                epoch.updates()));
        if (!Double.isNaN(epoch.greedy())) {
            greedy = epoch.greedy();
            gap = epoch.gap();
        }
        progress.step(() -> String.format(Locale.ROOT, "utility %.3f, gap %.1f %%", greedy, 100 * gap),
                () -> String.format(Locale.ROOT,
                        "epoch %d/%d  utility %.3f without random actions, %.2f %% below exact",
                        epoch.epoch() + 1, epochs, greedy, 100 * gap));
    }

    @Override
    public void offloaded(Phase1Learned learned) {
        phase1S = phase1Seconds();
        offloaded = true;
        phaseNanos = System.nanoTime();
    }

    @Override
    public void resting(FranTraining training) {
        folder.sync();
        checkpoints.save();
        folder.progress(soFar(training));
    }

    @Override
    public void allocated(Phase2Learned learned) {
        for (Phase2Epoch epoch : learned.epochs()) {
            folder.add(new FranEpochRow(FranEpochRow.ALLOCATION, Integer.toString(epoch.fap()), epoch.epoch(), 0,
                    epoch.steps(), epoch.reward(), epoch.exact(), epoch.greedy(),
                    FranFigures.gap(epoch.greedy(), epoch.exact()), epoch.epsilon(), epoch.loss(), epoch.updates()));
        }
    }

    /** Results of the run before both phases are over. */
    FranRunFigures soFar(FranTraining training) {
        return training.offloading()
                .map(learned -> figures(learned, List.of(), 0, Double.NaN, Double.NaN)).orElse(before);
    }

    /**
     * Final results of the run.
     *
     * @param exactUtility of exact offloading with exact allocation on the training instance
     */
    FranRunFigures figures(FranLearned learned, double exactUtility) {
        List<FranRunFigures.Allocation> allocations = learned.allocation().stream()
                .map(one -> new FranRunFigures.Allocation(one.fap(), one.users(), one.utility(), one.exact(),
                        1 - FranFigures.gap(one.utility(), one.exact())))
                .toList();
        return figures(learned.offloading(), allocations,
                learned.allocation().stream().mapToLong(Phase2Learned::updates).sum(), learned.outcome().utility(),
                exactUtility);
    }

    private FranRunFigures figures(Phase1Learned first, List<FranRunFigures.Allocation> allocations,
            long phase2Updates, double utility, double exactUtility) {
        return new FranRunFigures(first.epochs(), (double) first.steps() / first.epochs(), first.epoch(),
                first.utility(), first.exact(), 1 - FranFigures.gap(first.utility(), first.exact()), first.updates(),
                phase1Seconds(), allocations, phase2Updates, before.phase2Seconds() + (offloaded ? phaseSeconds() : 0),
                utility, exactUtility, 1 - FranFigures.gap(utility, exactUtility));
    }

    private double phase1Seconds() {
        return offloaded ? phase1S : before.phase1Seconds() + phaseSeconds();
    }

    private double phaseSeconds() {
        return (System.nanoTime() - phaseNanos) / NANOS_PER_S;
    }

    @Override
    public void close() {
        progress.close();
    }
}
