package edgetempo.reports.pages;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.EpisodePool;
import edgetempo.catalogue.Catalogue;
import edgetempo.comparison.ProvenLoss;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranMethods;
import edgetempo.fran.FranSampler;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.reports.compare.AnytimeCurve;
import edgetempo.reports.compare.AnytimePoint;
import edgetempo.reports.compare.Certificates;
import edgetempo.reports.compare.CertifiedEntrant;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.reports.compare.EntrantFigures;
import edgetempo.reports.compare.OverallRank;
import edgetempo.reports.compare.PairFigures;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.Subject;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.EvaluationSetup;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMap;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastFrame;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.RequestHistory;
import edgetempo.reports.run.RunComparisons;
import edgetempo.reports.run.RunCounters;
import edgetempo.reports.run.RunFolder;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.TimeBreakdown;
import edgetempo.reports.run.Versions;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.PairedTest;
import edgetempo.reports.stats.Summary.Interval;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Small results of every kind that pages are made of; the runs are really played. */
public final class ExampleResults {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    private static final Provenance PROVENANCE = new Provenance(new Versions("0.1.0", "25", "none"), "unknown",
            new Machine("Linux 6.1", "amd64", 8, "Some CPU <b>@</b> 2 GHz", 4096), Map.of(), START);
    private static final ProvenLoss LOSS = new ProvenLoss(100, 8.25, 8.5, 0.25, 3.125, 0.5, 0.75, "");

    private ExampleResults() {}

    /**
     * A folder of seeds with runs of two seeds, the first one evaluated.
     *
     * @param into     gets the folder
     * @param episodes of each run
     */
    public static Path seeds(Path into, String preset, int episodes) {
        Path folder = SeedsFolder.create(into, START, preset, "random", "1,2");
        List<Path> runs = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            runs.add(run(folder, preset, seed, episodes));
        }
        SeedsFolder.write(folder, runs, 2);
        return folder;
    }

    /** The folder of a run that plays random plans. */
    public static Path run(Path into, String preset, long seed, int episodes) {
        Scenario scenario = ScenarioReader.load(preset, List.of("ga.generations=4"));
        RunSetup setup = new RunSetup(scenario.name(), "random", "improved", "scalar", seed,
                new RunOptions(episodes, 10, 50), 0, PROVENANCE,
                ScenarioWriter.toMap(scenario));
        Supplier<SlotSolver> solver = Catalogue.standard().solver("improved").factory(scenario,
                GaBackends.named("scalar"));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver.get());
        CachingPolicy policy = Catalogue.standard().policy("random").create(scenario, seed, solver);
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        try (RunFolder run = RunFolder.create(into, START, scenario.name(), "random", seed)) {
            run.begin(setup);
            for (int episode = 0; episode < episodes; episode++) {
                double[] observation = env.reset(seed, episode);
                policy.reset(seed, episode);
                EpisodeResult.Tally tally = new EpisodeResult.Tally();
                StepResult step;
                int frame = 0;
                do {
                    policy.plan(observation, frame++, plan);
                    step = env.step(plan);
                    observation = step.observation();
                    tally.add(step.info());
                    run.addFrame(episode, step.info(), plan);
                } while (!step.truncated());
                run.addEpisode(tally.result(episode),
                        new Measurements(LearningMetrics.STANDARD, 1.0 / (1 + episode), episode, 0.5, -0.5,
                                episode == 0 ? Double.NaN : 2));
            }
            run.end(RunStatus.FINISHED, new RunCounters(20.5, 6_000_000, 400, new TimeBreakdown(12, 6, 2, 0.5)),
                    new RunComparisons(Map.of("all", 13.9, "popularity", 13.9), Optional.of(LOSS)),
                    START.plusSeconds(21));
            evaluate(run.path(), scenario, solver);
            return run.path();
        }
    }

    /** Adds to a run folder what a map of its last frame and charts of its requests are made of. */
    public static void lastFrame(Path run) {
        new LastFrame(1, 9, "improved", List.of("maps", "speech"),
                List.of(new LastFrame.Server("north", -50, 0, List.of(1, 2)),
                        new LastFrame.Server("", 50, 0, List.of())),
                List.of(new LastFrame.User(1, 2, 3, 1, 0, false, 0, 0),
                        new LastFrame.User(5, 6, 2, 1, 1, true, 0.5, 0.25),
                        new LastFrame.User(7, 8, 1, 2, 1, true, 0.5, 0.75),
                        new LastFrame.User(9, 9, 9, 2, 2, false, 1, 0)),
                4, Optional.of(new LastFrame.Convergence(10, List.of(1.0, 2.0), List.of(0.5, 1.0))),
                List.of(List.of(new LastFrame.Task(7, 2, false, 1, 0), new LastFrame.Task(2, 0, false, 0, 0),
                        new LastFrame.Task(1, 1, true, 0.5, 1), new LastFrame.Task(9, 0, false, 0, 0))),
                ProvenLoss.NONE).write(run);
        RequestHistory.Counts counts = new RequestHistory.Counts(3, 6,
                List.of(new RequestHistory.Service("service 1 (maps)", List.of(2.0, 2.5, 1.0)),
                        new RequestHistory.Service("7 other services", List.of(2.0, 1.5, 3.0))));
        new RequestHistory(1, counts, Optional.of(counts)).write(run);
    }

    /** Adds to a run folder with a last frame two of the episode's ten frames, of three slots of which two were recorded. */
    public static void lastEpisode(Path run) {
        List<LastEpisode.Frame> frames = new ArrayList<>();
        for (int frame : new int[]{4, 9}) {
            List<LastEpisode.Slot> slots = new ArrayList<>();
            for (int slot = 1; slot <= 2; slot++) {
                slots.add(new LastEpisode.Slot(slot, frame + 0.1 * slot,
                        List.of(new LastEpisode.Task(2, 5, 6, 2, 1, slot, slot == 1, 0.123456, 0.25, 0.4),
                                new LastEpisode.Task(4, 9, 9, 9, 2, 0, false, 0, 0, -0.2))));
            }
            frames.add(new LastEpisode.Frame(frame, 1.5, List.of(List.of(2, frame), List.of()), slots));
        }
        LastEpisode.of(1, 10, 3, frames).write(run);
    }

    private static void evaluate(Path run, Scenario scenario, Supplier<SlotSolver> solver) {
        Map<String, List<EpisodeResult>> results = new LinkedHashMap<>();
        for (String name : List.of("random", "popularity", "all")) {
            results.put(name, new EpisodePool(() -> new TwoTimescaleEnv(scenario, solver.get()),
                    Catalogue.standard().policy(name).factory(scenario, 9, solver), 1)
                    .play(EpisodePool.episodes(9, 0, 2)));
        }
        EvaluationRecord.of(new EvaluationSetup(run.getFileName().toString(), "", scenario.name(), "improved", "scalar",
                9, false, PROVENANCE, ScenarioWriter.toMap(scenario)), results, LOSS)
                .write(run.resolve("evaluate-" + scenario.name() + ".json"), results);
    }

    /** The folder of an F-RAN run of two epochs. */
    public static Path franRun(Path into) {
        FranScenario scenario = ScenarioReader.loadFran("fran-small", List.of());
        FranSetup setup = new FranSetup("fran-small", "dueling-dqn", 3, 50, 0, PROVENANCE,
                ScenarioWriter.toMap(scenario));
        try (FranRunFolder run = FranRunFolder.begin(into, setup)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                run.add(new FranEpochRow(FranEpochRow.OFFLOADING, "", epoch, 0, 7, 2 + epoch, 4, 3, 0.25, 0.5, 0.1, 9));
            }
            run.compare(FranMethodRow.of(FranMethods.all(scenario).stream()
                    .map(method -> FranFigures.of(method, List.of(new FranSampler(scenario).sample(3, 0)))).toList()));
            FranInstance instance = new FranSampler(scenario).sample(3, 0);
            run.map(FranMap.of(instance, new FranDecision(instance.users), "learned"));
            run.end(RunStatus.FINISHED, new FranRunFigures(2, 7, 1, 3, 4, 0.75, 9, 1.5,
                    List.of(new FranRunFigures.Allocation(0, 2, 1, 2, 0.5)), 5, 0.5, 6, 8, 0.75), START.plusSeconds(2));
            return run.path();
        }
    }

    /** The folder of a comparison of three solvers. */
    public static Path comparison(Path into) {
        List<String> labels = List.of("improved", "memetic <fast>", "local-search");
        List<EntrantFigures> figures = new ArrayList<>();
        List<AnytimeCurve> curves = new ArrayList<>();
        List<PairFigures> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            double mean = 7 + 0.2 * i;
            figures.add(new EntrantFigures(labels.get(i), mean, around(mean), 2 - 0.5 * i, around(2 - 0.5 * i), 3 - i,
                    around(3 - i), 0.3 * i, around(0.3 * i), i == 0 ? Double.NaN : 300, 600, 1e6, 0.6));
            List<AnytimePoint> points = new ArrayList<>();
            for (int budget = 30; budget <= 480; budget *= 2) {
                double value = mean - 30.0 / budget;
                points.add(new AnytimePoint(budget, budget, budget / 1e3, value, around(value), 200.0 / budget,
                        budget / 480.0));
            }
            curves.add(new AnytimeCurve(labels.get(i), points));
            for (int j = i + 1; j < labels.size(); j++) {
                pairs.add(new PairFigures(labels.get(i), labels.get(j),
                        new PairedTest(-0.2, around(-0.2), 3, 0.01 * j, 0.3, 0.2), 0.04 * j, j == 1));
            }
        }
        ScenarioComparison scenario = new ScenarioComparison("physical-m2-n20", 20, 2, 1, List.of("multi-start"), 7.6,
                false, figures, Optional.of(new Friedman(3, 8, 9, 2, 0.011, 10, 0.002, false)), pairs, curves,
                Optional.of(new Certificates(14.6, 1, "",
                        labels.stream().map(label -> new CertifiedEntrant(label, 8, 14, 0.6, 4.1, 1.25, 0.25))
                                .toList())),
                ScenarioWriter.toMap(ScenarioReader.load("physical-m2-n20", List.of())));
        CompareRecord record = new CompareRecord(CompareRecord.SCHEMA_VERSION, CompareRecord.KIND,
                "edgetempo compare improved memetic local-search",
                new CompareSetup(Subject.SOLVERS, 8, 1, CompareSetup.EVALUATIONS, 600, true, 1, 7, "popularity", "",
                        "vector", 2, PROVENANCE),
                labels.stream().map(label -> new ComparedEntrant(label, label, Map.of("ga.elites", "2"))).toList(),
                List.of(scenario), List.of(new OverallRank("local-search", 1, 1), new OverallRank("improved", 3, 2)),
                "slots.csv", 1.5);
        return text(folder(into.resolve("comparison")), CompareRecord.FILE_NAME, record.toJson()).getParent();
    }

    private static Interval around(double value) {
        return new Interval(value - 0.1, value + 0.1);
    }

    /** Files of benchmark results, the second twice as fast as the first, with calibration, devices and something left out. */
    public static List<Path> benchmarks(Path into) {
        return List.of(text(into, "first.json", envelope("2026-03-01T00:00:00Z", 1)),
                text(into, "second.json", envelope("2026-03-02T00:00:00Z", 2)));
    }

    private static String envelope(String created, double speed) {
        List<String> scores = new ArrayList<>();
        scores.add(score("edgetempo.benchmarks.CalibrationBenchmark.vector", "", "ops/s", 100));
        for (String kernel : List.of("scalar", "vector <float>")) {
            for (int users : new int[]{20, 50}) {
                scores.add(score("edgetempo.benchmarks.FitnessBenchmark.perSlot", "\"kernel\":\"" + kernel
                        + "\",\"users\":\"" + users + "\"", "ops/s", speed * (kernel.equals("scalar") ? 1e5 : 9e6)));
            }
        }
        for (String backend : List.of("vector", "scalar")) {
            for (String semantics : List.of("physical", "published")) {
                for (String variant : List.of("improved", "discrete", "joint")) {
                    scores.add(score("edgetempo.benchmarks.GaSlotBenchmark.solve", "\"backend\":\"" + backend
                            + "\",\"semantics\":\"" + semantics + "\",\"variant\":\"" + variant + "\"", "ops/s", 1e6));
                }
            }
        }
        scores.add(score("edgetempo.benchmarks.UpdateBenchmark.update", "\"device\":\"cpu\"", "us/op", 6600 / speed));
        scores.add(score("edgetempo.benchmarks.UpdateBenchmark.update", "\"device\":\"gpu\"", "us/op", 2200 / speed));
        return String.format(Locale.ROOT, """
                {"schemaVersion":1,"created":"%s","machine":{"os":"Linux 6.1","arch":"amd64","cpu":"Some CPU","cores":8,
                "jdk":"OpenJDK 25","vectorBits":512,"heapMib":4096},"command":["edgetempo","bench"],"commit":"unknown",
                "quick":true,"properties":{},"skipped":{"peer=moea":"not <installed>"},"results":[%s]}
                """, created, String.join(",", scores));
    }

    private static String score(String name, String parameters, String unit, double score) {
        return String.format(Locale.ROOT,
                """
                        {"benchmark":"%s","mode":"thrpt","threads":1,"forks":2,"params":{%s},"primaryMetric":{"score":%s,
                        "scoreError":%s,"scoreConfidence":[%s,%s],"scoreUnit":"%s","rawData":[[%s,%s],[%s,%s]]},
                        "secondaryMetrics":{"gc.alloc.rate.norm":{"score":0.001,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],
                        "scoreUnit":"B/op","rawData":[[0.001]]}}}""",
                name, parameters, score, score / 20, score * 0.95,
                score * 1.05, unit, score, score * 1.01, score * 0.99, score * 0.98);
    }

    private static Path text(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
