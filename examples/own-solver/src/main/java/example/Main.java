package example;

import edgetempo.experiments.comparison.Comparison;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.experiments.evaluation.EvaluationResult;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.experiments.solving.SlotSolving;
import edgetempo.experiments.solving.SolvedSlot;
import edgetempo.experiments.training.Training;
import edgetempo.experiments.training.TrainingResult;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.List;

/** Solver, policy and selection of this project through the library: being on the class path is all it takes to be known by name. */
public final class Main {
    private Main() {}

    /** Solves, compares, trains and evaluates; the argument is the folder that gets the results. */
    public static void main(String[] args) {
        Path out = Path.of(args.length > 0 ? args[0] : "results");
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("ga.selection=TRUNCATION{share: 0.3}"));

        SolvedSlot slot = SlotSolving.of(scenario).solver("equal-shares{rounds: 5}").solve(0, 1).getFirst();
        System.out.printf("equal-shares: slot QoS %.3f, best known %.3f%n", slot.qos(), slot.bestKnownQos());

        List<ComparedEntrant> entrants = Comparison
                .ofSolvers("improved; truncation=improved{ga.selection: TRUNCATION}; equal-shares")
                .scenarios(List.of("physical-m2-n20")).slots(5).budget("evaluations=2000")
                .run(out.resolve("comparisons")).record().entrants();
        entrants.forEach(entrant -> System.out.println("compared: " + entrant.label()));

        TrainingResult run = Training.of(scenario).algorithm("spread").solver("equal-shares").episodes(3)
                .run(out.resolve("runs"));
        System.out.printf("spread over equal-shares: mean reward %.3f%n", run.record().rewardMean());

        EvaluationResult evaluation = Evaluation.of(TrainedRun.open(run.folder(), TrainedRun.PolicyChoice.LAST))
                .solver("improved").references(List.of("popularity")).episodes(3).run();
        evaluation.record().policies().forEach(policy -> System.out
                .printf("%s over improved with TRUNCATION: mean reward %.3f%n", policy.policy(), policy.reward()));
    }
}
