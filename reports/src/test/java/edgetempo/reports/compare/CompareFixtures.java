package edgetempo.reports.compare;

import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.Versions;
import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.PairedTest;
import edgetempo.reports.stats.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records with numbers that mean nothing. */
final class CompareFixtures {
    private static final Summary.Interval INTERVAL = new Summary.Interval(13.5, 14.25);

    private CompareFixtures() {}

    static CompareSetup setup(Subject subject) {
        return setup(subject, 4);
    }

    static CompareSetup setup(Subject subject, int units) {
        boolean solvers = subject == Subject.SOLVERS;
        return new CompareSetup(subject, units, 1, solvers ? CompareSetup.EVALUATIONS : "", solvers ? 600 : 0, true, 1,
                7,
                solvers ? "popularity" : "", solvers ? "" : "improved", "vector", 2,
                new Provenance(new Versions("0", "25", "none"),
                        "unknown", new Machine("Linux", "amd64", 2, "unknown", 512), Map.of(), Instant.EPOCH));
    }

    static CompareRecord solvers() {
        PairFigures pair = new PairFigures("improved", "elite_2 & more",
                new PairedTest(-0.5, INTERVAL, 3, 0.25, 0.25, 0), 0.25, false);
        ScenarioComparison scenario = new ScenarioComparison("physical-m2-n20", 20, 2, 1, List.of("multi-start"),
                14.5, false, List.of(figures("improved", 2), figures("elite_2 & more", 1)),
                Optional.of(new Friedman(2, 4, 4, 1, 0.125, Double.NaN, 0.125, true)), List.of(pair),
                List.of(curve("improved"), curve("elite_2 & more")),
                Optional.of(new Certificates(14.6, 1, "",
                        Stream.of("improved", "elite_2 & more")
                                .map(label -> new CertifiedEntrant(label, 8, 14, 0.6, 4.1, 1.25, 0.25)).toList())),
                Map.of("network", Map.of("users", 20)));
        return new CompareRecord(CompareRecord.SCHEMA_VERSION, CompareRecord.KIND, "edgetempo compare",
                setup(Subject.SOLVERS),
                List.of(new ComparedEntrant("improved", "improved", Map.of()),
                        new ComparedEntrant("elite_2 & more", "improved", Map.of("ga.elites", "2"))),
                List.of(scenario), List.of(new OverallRank("elite_2 & more", 1, 0.5)), "slots.csv", 1.5);
    }

    private static EntrantFigures figures(String label, double rank) {
        return new EntrantFigures(label, 14, INTERVAL, 0.5, INTERVAL, rank, INTERVAL, 0.75, INTERVAL, Double.NaN, 600,
                1e6, 0.6);
    }

    private static AnytimeCurve curve(String label) {
        return new AnytimeCurve(label, List.of(new AnytimePoint(30, 30, 0.03, 10, INTERVAL, 20, 0),
                new AnytimePoint(600, 600, 0.6, 14, INTERVAL, 0.5, 0.75)));
    }
}
