package edgetempo.experiments.training;

import edgetempo.agents.training.Learner;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Console;
import edgetempo.reports.run.RunFolder;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.StoppedRun;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the folder of a run once its learner is set up: a new one, or one that is resumed. */
@FunctionalInterface
interface RunOpening {
    /**
     * An open run.
     *
     * @param folder      has begun
     * @param checkpoints of the run
     * @param progress    progress so far; the learner is in that state
     */
    record Opened(RunFolder folder, RunCheckpoints checkpoints, RunCheckpoints.Progress progress) {}

    /**
     * Opens the folder.
     *
     * @param setup   of a run that begins now
     * @param learner new; restored if the run has a checkpoint
     */
    Opened open(RunSetup setup, Learner learner);

    /** Creates a new folder within {@code runs}. */
    static RunOpening fresh(Path runs, TrainingRequest request) {
        return (setup, learner) -> {
            RunFolder folder = RunFolder.create(runs, setup.provenance().started(), setup.scenario(), setup.algorithm(),
                    setup.seed(), learner.metrics());
            try {
                folder.begin(setup);
                return new Opened(folder, new RunCheckpoints(folder.path(), request, learner),
                        RunCheckpoints.Progress.NONE);
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
        };
    }

    /** The error for fewer episodes than were played already. */
    static BadInputException tooFew(int asked, int played, Path run) {
        return BadInputException.of("episodes",
                asked + " is out of range; allowed: at least " + played + ", which " + run + " has played");
    }

    /** The folder of a stopped run; problems with its latest checkpoint are reported to the console. */
    static RunOpening resumed(StoppedRun<RunRecord> stopped, TrainingRequest request, Console console) {
        return (setup, learner) -> {
            RunCheckpoints checkpoints = new RunCheckpoints(stopped.path(), request, learner);
            Optional<RunCheckpoints.Progress> restored = checkpoints
                    .restore(console::warn);
            RunCheckpoints.Progress progress = restored.orElse(RunCheckpoints.Progress.NONE);
            if (request.options().episodes() < progress.episodes()) {
                throw tooFew(request.options().episodes(), progress.episodes(), stopped.path());
            }
            RunRecord before = stopped.record();
            Build.warnOfOtherCode(before.provenance(), setup.provenance(), console);
            RunSetup going = new RunSetup(setup.scenario(), setup.algorithm(), setup.solver(), setup.backend(),
                    setup.seed(), setup.options(), before.resumed() + 1,
                    setup.provenance().withStart(before.provenance().started()), setup.resolvedScenario());
            RunFolder folder = RunFolder.resume(stopped, going, progress.episodes(),
                    request.scenario().time().framesPerEpisode(), progress.spent());
            try {
                if (progress.episodes() > 0) {
                    checkpoints.savePolicy();
                }
                return new Opened(folder, checkpoints, progress);
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
        };
    }
}
