package edgetempo.experiments.fran;

import edgetempo.agents.fran.FranTraining;
import edgetempo.experiments.Build;
import edgetempo.experiments.Console;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.StoppedRun;
import java.nio.file.Path;

/** Opens the folder of a run once its training is set up: a new one, or one that is resumed. */
@FunctionalInterface
interface FranOpening {
    /**
     * An open run.
     *
     * @param folder      has begun
     * @param checkpoints of the run
     * @param first       epochs of the offloading phase that were played before; training is in that state
     * @param before      results of the run so far
     */
    record Opened(FranRunFolder folder, FranCheckpoints checkpoints, int first, FranRunFigures before) {}

    /**
     * Opens the folder.
     *
     * @param setup    of a run that begins now
     * @param training new; restored if the run has a checkpoint
     */
    Opened open(FranSetup setup, FranTraining training);

    /** Creates a new folder within {@code runs}. */
    static FranOpening fresh(Path runs, FranRequest request) {
        return (setup, training) -> {
            FranRunFolder folder = FranRunFolder.begin(runs, setup);
            return new Opened(folder, new FranCheckpoints(folder.path(), request, training), 0, FranRunFigures.NONE);
        };
    }

    /** The folder of a stopped run; problems with its latest checkpoint are reported to the console. */
    static FranOpening resumed(StoppedRun<FranRunRecord> stopped, FranRequest request, Console console) {
        return (setup, training) -> {
            FranCheckpoints checkpoints = new FranCheckpoints(stopped.path(), request, training);
            int first = checkpoints.restore(console::warn);
            FranRunRecord before = stopped.record();
            Build.warnOfOtherCode(before.provenance(), setup.provenance(), console);
            FranRunFolder folder = FranRunFolder.resume(stopped,
                    before.setup().again(request.checkpointEvery(), setup.provenance()), first);
            return new Opened(folder, checkpoints, first, first == 0 ? FranRunFigures.NONE : before.figures());
        };
    }
}
