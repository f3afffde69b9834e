package edgetempo.experiments.fran;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.checkpoint.CheckpointFolder;
import edgetempo.agents.fran.FranTraining;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.RunIdentity;
import edgetempo.reports.ReportException;
import edgetempo.scenario.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Saves and restores the state of a run of both phases between two epochs. Checkpoints hold no times: equal states give equal bytes. */
final class FranCheckpoints {
    private static final String FOLDER = "checkpoint";

    private final Path folder;
    private final CheckpointFolder files;
    private final RunIdentity identity;
    private final FranTraining training;
    private int epochs;

    /**
     * @param run      folder of the run
     * @param training whose state is saved and restored
     */
    FranCheckpoints(Path run, FranRequest request, FranTraining training) {
        this.training = training;
        folder = run.resolve(FOLDER);
        files = new CheckpointFolder(folder);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("algorithm", request.algorithm());
        facts.put("device", request.plan().device().label());
        facts.put("seed", Long.toString(request.seed()));
        facts.put(RunIdentity.SCENARIO, request.scenario().name());
        facts.put(RunIdentity.SCENARIO_SHA256, ScenarioWriter.sha256(request.scenario()));
        identity = new RunIdentity(facts);
    }

    /**
     * Restores training from the latest checkpoint, or the previous one if that is bad. Changes no file.
     *
     * @param warning receives one line on what is wrong with the latest one if the previous one was restored
     * @return epochs of the offloading phase that were played; 0 if there is no checkpoint yet
     * @throws BadInputException if there are checkpoints and all of them are bad
     */
    int restore(Consumer<String> warning) {
        try {
            return files.resume(this::take, warning).isPresent() ? epochs : 0;
        } catch (CheckpointException e) {
            throw new BadInputException("cannot resume: " + e.getMessage());
        }
    }

    private void take(Checkpoint checkpoint) {
        identity.require(checkpoint.progress());
        epochs = training.restore(checkpoint);
    }

    /**
     * Saves the state.
     *
     * @throws ReportException if it cannot be written; the earlier checkpoints are still there
     */
    void save() {
        try {
            files.save(training.checkpoint(identity.toMap()));
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }
}
