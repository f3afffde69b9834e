package edgetempo.experiments.evaluation;

import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.policy.ActorPolicy;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Message;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunSystem;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run folder whose policy is to be played. Needs no TensorFlow.
 *
 * @param folder of the run
 * @param record content of its {@code run.json}
 * @param choice which of its policies
 * @param policy trained actor; empty if the run's policy does not learn
 */
public record TrainedRun(Path folder, RunRecord record, PolicyChoice choice, Optional<PolicyFile> policy) {

    /** Choice among the policies of a run. */
    public enum PolicyChoice {
        /** The policy at the end of training, or of the last checkpoint. */
        LAST("policy.safetensors", _ -> "a training run writes it with its first checkpoint"),
        /** The policy with the best periodic evaluation. */
        BEST("policy-best.safetensors", name -> "training with " + name.apply("evaluateEvery") + " writes it");

        private final String file;
        private final Message origin;

        PolicyChoice(String file, Message origin) {
            this.file = file;
            this.origin = origin;
        }

        /** Label in file names. */
        public String label() {
            return this == BEST ? "-best" : "";
        }

        /** Name in a run folder. */
        public String file() {
            return file;
        }
    }

    /**
     * Opens a run folder.
     *
     * @throws ReportException   if it holds no readable {@code run.json}
     * @throws BadInputException if it has no such policy, or a damaged one
     */
    public static TrainedRun open(Path folder, PolicyChoice choice) {
        RunSystem.MEC.requireForEvaluation(folder);
        SeedsFolder.runs(folder).stream().findFirst().ifPresent(run -> {
            throw new BadInputException(folder + " holds runs of several seeds; name one of them, such as " + run
                    + ", or compare all of them as a policy");
        });
        RunRecord record = RunRecord.read(folder.resolve(RunRecord.FILE_NAME));
        if (Catalogue.standard().policies().names().contains(NameAndSettings.parse(record.algorithm()).name())) {
            if (choice == PolicyChoice.BEST) {
                throw BadInputException.of("policy", "the policy of " + folder + ", " + record.algorithm()
                        + ", does not learn; allowed: " + PolicyChoice.LAST.name().toLowerCase(Locale.ROOT));
            }
            return new TrainedRun(folder, record, choice, Optional.empty());
        }
        Path file = folder.resolve(choice.file());
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(name -> folder + " has no " + choice.file() + "; " + choice.origin.text(name));
        }
        try {
            return new TrainedRun(folder, record, choice, Optional.of(PolicyFile.read(file)));
        } catch (CheckpointException e) {
            throw new BadInputException(e.getMessage());
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
    }

    /** Name of its folder. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The run's own scenario with overrides. */
    public Scenario scenario(List<String> sets) {
        return ScenarioReader.parseComplete(ReportJson.mapper().writeValueAsString(record.resolvedScenario()),
                folder.resolve(RunRecord.FILE_NAME).toString(), sets);
    }

    /**
     * Creates policies, one per call.
     *
     * @param evaluation episodes that they will play
     * @param plansOnly  whether an agent that decides slots too leaves them to the evaluation's solver
     * @throws BadInputException if its scenario is of another shape than the policy
     */
    public Supplier<CachingPolicy> policies(EvaluationEpisodes evaluation, boolean plansOnly) {
        if (policy.isEmpty()) {
            return References.supplier(record.algorithm(), evaluation);
        }
        String name = record.algorithm();
        Supplier<CachingPolicy> actors = plansOnly
                ? () -> new ActorPolicy(name, policy.get(), evaluation.scenario())
                : () -> policy.get().policy(name, evaluation.scenario());
        try {
            actors.get();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
        return actors;
    }
}
