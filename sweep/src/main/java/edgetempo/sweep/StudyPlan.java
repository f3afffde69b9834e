package edgetempo.sweep;

import edgetempo.catalogue.CatalogueException;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.experiments.solving.SlotSolving;
import edgetempo.experiments.training.Training;
import edgetempo.ga.BackendException;
import edgetempo.input.ScenarioInputs;
import edgetempo.reports.ReportException;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a study, all validated.
 *
 * @param study       whose runs
 * @param codeVersion of the code that plays them
 * @param runs        in their order: points, then seeds
 */
public record StudyPlan(Study study, String codeVersion, List<RunSpec> runs) {
    private static final int KEY_DIGITS = 20;

    /** Keeps a copy. */
    public StudyPlan {
        runs = List.copyOf(runs);
    }

    /**
     * Loads every scenario and validates every algorithm and solver.
     *
     * @throws BadInputException with the first point that cannot be run, and why
     */
    public static StudyPlan of(Study study, String codeVersion) {
        List<RunSpec> runs = new ArrayList<>();
        for (Map<String, String> point : study.points()) {
            String scenario;
            try {
                scenario = scenario(study, point);
            } catch (BadInputException | ScenarioException | CatalogueException | ReportException
                    | BackendException e) {
                throw new BadInputException(study.file() + ": " + described(study, point) + e.getMessage());
            }
            String digest = digest(scenario);
            LinkedHashMap<String, String> swept = new LinkedHashMap<>();
            study.axes().forEach(axis -> swept.put(axis, point.get(axis)));
            for (long seed : study.seeds().seeds()) {
                String identity = identity(study, point, digest, seed);
                runs.add(new RunSpec(digest(identity + "\n" + codeVersion).substring(0, KEY_DIGITS),
                        digest(identity).substring(0, KEY_DIGITS), study.work(), scenario, of(point, Study.ALGORITHM),
                        of(point, Study.SOLVER), folder(study, of(point, Study.RUN)), seed, study.episodes(),
                        study.evaluation(),
                        study.slots(), study.plan(), study.threads(), study.keep(), study.timeLimitS(), swept));
            }
        }
        Map<String, RunSpec> byKey = new HashMap<>();
        for (RunSpec run : runs) {
            RunSpec same = byKey.putIfAbsent(run.key(), run);
            if (same != null) {
                throw new BadInputException(
                        study.file() + ": " + run.label() + " is the same run as " + same.label());
            }
        }
        return new StudyPlan(study, codeVersion, runs);
    }

    private static String described(Study study, Map<String, String> point) {
        StringBuilder text = new StringBuilder();
        study.axes().forEach(
                axis -> text.append(text.isEmpty() ? "" : ", ").append(axis).append('=').append(point.get(axis)));
        return text.isEmpty() ? "" : text.append(": ").toString();
    }

    private static String of(Map<String, String> point, String axis) {
        return point.getOrDefault(axis, "");
    }

    private static String folder(Study study, String run) {
        return run.isEmpty() ? "" : beside(study, run).toAbsolutePath().normalize().toString();
    }

    /** A path relative to the study file, or as it is. */
    private static Path beside(Study study, String path) {
        return study.file().resolveSibling(path);
    }

    /** The scenario of a point, complete; checks that the work can be done in it. */
    private static String scenario(Study study, Map<String, String> point) {
        List<String> sets = point.entrySet().stream().filter(axis -> axis.getKey().contains("."))
                .map(axis -> axis.getKey() + "=" + axis.getValue()).toList();
        String name = of(point, Study.SCENARIO);
        String file = name.isEmpty() || !Files.exists(beside(study, name)) ? name : beside(study, name).toString();
        if (study.work() == Work.FRAN) {
            return ScenarioWriter.toYaml(ScenarioReader.loadFran(file.isEmpty() ? "fran-default" : file, sets));
        }
        Scenario scenario = study.work() == Work.EVALUATE && file.isEmpty()
                ? TrainedRun.open(Path.of(folder(study, of(point, Study.RUN))), TrainedRun.PolicyChoice.LAST)
                        .scenario(sets)
                : ScenarioInputs
                        .pinned(ScenarioReader.load(file.isEmpty() ? edgetempo.scenario.Presets.DEFAULT : file, sets));
        check(study, point, scenario);
        return ScenarioWriter.toYaml(scenario);
    }

    private static void check(Study study, Map<String, String> point, Scenario scenario) {
        String algorithm = of(point, Study.ALGORITHM);
        String solver = of(point, Study.SOLVER);
        switch (study.work()) {
            case TRAIN -> {
                Training training = Training.of(scenario);
                if (!algorithm.isEmpty()) {
                    training.algorithm(algorithm);
                }
                if (!solver.isEmpty()) {
                    training.solver(solver);
                }
                training.check();
            }
            case PLAY, EVALUATE -> {
                Evaluation evaluation = study.work() == Work.PLAY
                        ? Evaluation.ofPolicy(algorithm, scenario)
                        : Evaluation.of(TrainedRun.open(Path.of(folder(study, of(point, Study.RUN))),
                                TrainedRun.PolicyChoice.LAST)).scenario(scenario);
                if (!solver.isEmpty()) {
                    evaluation.solver(solver);
                }
                evaluation.references(List.of()).check();
            }
            case COMPARE -> {
                SlotSolving solving = SlotSolving.of(scenario);
                if (!solver.isEmpty()) {
                    solving.solver(solver);
                }
                if (!study.plan().isEmpty()) {
                    solving.plan(study.plan());
                }
            }
            case FRAN -> throw new IllegalStateException("has scenarios of its own");
        }
    }

    private static String identity(Study study, Map<String, String> point, String scenario, long seed) {
        return String.join("\n", study.work().name(), scenario, of(point, Study.ALGORITHM), of(point, Study.SOLVER),
                folder(study, of(point, Study.RUN)), "seed " + seed, "episodes " + study.episodes(),
                "evaluation " + study.evaluation(), "slots " + (study.work() == Work.COMPARE ? study.slots() : 0),
                "plan " + study.plan());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
