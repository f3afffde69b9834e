package edgetempo.experiments.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.checkpoint.CheckpointFolder;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.training.Learner;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.RunIdentity;
import edgetempo.reports.ReportException;
import edgetempo.reports.run.RunCounters;
import edgetempo.reports.run.TimeBreakdown;
import edgetempo.scenario.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Saves and restores the state of a run after whole episodes: state of its learner, progress, resources spent. */
final class RunCheckpoints {
    private static final String FOLDER = "checkpoint";
    private static final String POLICY = "policy.safetensors";

    private final Path run;
    private final CheckpointFolder files;
    private final TrainingRequest request;
    private final RunIdentity identity;
    private final Learner learner;

    /**
     * Progress of a run.
     *
     * @param episodes episodes played
     * @param spent    resources spent on them
     */
    record Progress(int episodes, RunCounters spent) {
        static final Progress NONE = new Progress(0, RunCounters.NONE);
    }

    /**
     * @param run     folder of the run
     * @param request what is run
     * @param learner whose state is saved and restored
     */
    RunCheckpoints(Path run, TrainingRequest request, Learner learner) {
        this.run = run;
        this.request = request;
        this.learner = learner;
        files = new CheckpointFolder(run.resolve(FOLDER));
        identity = identity(request);
    }

    /**
     * Restores the learner from the latest checkpoint, or the previous one if that is bad. Changes no file.
     *
     * @param warning receives one line on what is wrong with the latest one if the previous one was restored
     * @return progress of the run, or empty if there is no checkpoint yet
     * @throws BadInputException if there are checkpoints and all of them are bad
     */
    Optional<Progress> restore(Consumer<String> warning) {
        try {
            return files.resume(this::take, warning).map(RunCheckpoints::progress);
        } catch (CheckpointException e) {
            throw new BadInputException("cannot resume: " + e.getMessage());
        }
    }

    private void take(Checkpoint checkpoint) {
        identity.require(checkpoint.progress());
        progress(checkpoint);
        learner.restore(checkpoint);
    }

    private static Progress progress(Checkpoint checkpoint) {
        int episodes = Math.toIntExact(Math.min(checkpoint.count("episodes"), Integer.MAX_VALUE));
        TimeBreakdown time = new TimeBreakdown(checkpoint.number("secondsInSlots"),
                checkpoint.number("secondsInUpdates"), checkpoint.number("secondsInActing"),
                checkpoint.number("secondsInOther"));
        return new Progress(episodes, new RunCounters(checkpoint.number("wallSeconds"),
                checkpoint.count("gaEvaluations"), checkpoint.count("gradientUpdates"), time));
    }

    private static RunIdentity identity(TrainingRequest request) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("algorithm", request.algorithm());
        facts.put("solver", request.solver());
        facts.put("backend", request.backend().name());
        facts.put("device",
                Learners.needsTensorFlow(request.algorithm()) ? request.device().device().label() : "none");
        facts.put("seed", Long.toString(request.seed()));
        facts.put(RunIdentity.SCENARIO, request.scenario().name());
        facts.put(RunIdentity.SCENARIO_SHA256, ScenarioWriter.sha256(request.scenario()));
        return new RunIdentity(facts);
    }

    /**
     * Saves the state after a whole episode, and the policy beside it.
     *
     * @throws ReportException if it cannot be written; the earlier checkpoints are still there
     */
    void save(Progress progress) {
        Map<String, String> all = identity.toMap();
        RunCounters spent = progress.spent();
        all.put("episodes", Integer.toString(progress.episodes()));
        all.put("wallSeconds", Double.toString(spent.wallSeconds()));
        all.put("gaEvaluations", Long.toString(spent.gaEvaluations()));
        all.put("gradientUpdates", Long.toString(spent.updates()));
        all.put("secondsInSlots", Double.toString(spent.time().secondsInSlots()));
        all.put("secondsInUpdates", Double.toString(spent.time().secondsInUpdates()));
        all.put("secondsInActing", Double.toString(spent.time().secondsInActing()));
        all.put("secondsInOther", Double.toString(spent.time().secondsInOther()));
        try {
            files.save(learner.checkpoint(all));
        } catch (IOException e) {
            throw ReportException.writing(run.resolve(FOLDER), e);
        }
        savePolicy();
    }

    /**
     * Writes the learner's policy, if it has one. Of a run that was killed right after a checkpoint it may be missing.
     *
     * @throws ReportException if it cannot be written
     */
    void savePolicy() {
        Path file = run.resolve(POLICY);
        try {
            Optional<TensorFile> policy = learner.policy();
            if (policy.isPresent()) {
                Safetensors.write(file, policy.get());
            }
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
    }
}
