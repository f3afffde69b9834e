package edgetempo.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.SlotSolverProvider;
import edgetempo.catalogue.SolverContext;
import edgetempo.experiments.training.Training;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.reports.run.RunRecord;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies on this machine. What a cluster does is tried by continuous integration, which starts one. */
@Timeout(120)
class SweepTest {
    private static final AtomicBoolean BROKEN = new AtomicBoolean();
    private static final String STUDY = """
            work: train
            solver: local-search
            episodes: 2
            set: {time.framesPerEpisode: 9}
            grid:
              scenario: [physical-m2-n20, drift-m2-n20]
              algorithm: [popularity, none]
            """;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Solvers that fail and that never end. */
    private record Odd(String name, Runnable behaviour) implements SlotSolverProvider {
        @Override
        public String description() {
            return "odd";
        }

        @Override
        public SlotSolver create(SolverContext context) {
            return new SlotSolver() {
                @Override
                public void solve(SlotProblem problem, Decision decision) {
                    behaviour.run();
                    java.util.Arrays.fill(decision.offload, 0);
                }

                @Override
                public String name() {
                    return Odd.this.name();
                }

                @Override
                public void reset() {
                    // Nothing is carried.
                }
            };
        }
    }

    @BeforeAll
    static void addOddSolvers() {
        if (!Catalogue.standard().solvers().names().contains("breaks-at-times")) {
            Catalogue.standard().add(new Odd("breaks-at-times", () -> {
                if (BROKEN.get()) {
                    throw new IllegalStateException("out of order");
                }
            }));
            Catalogue.standard().add(new Odd("never-ends", () -> {
                while (true) {
                    LockSupport.parkNanos(1_000_000);
                }
            }));
        }
    }

    private Path study(String yaml) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), yaml);
    }

    private int run(Path study, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> args = new ArrayList<>(List.of("run", study.toString(), "--out", folder.resolve("out").toString(),
                "--master", "local[2]", "--quiet"));
        args.addAll(List.of(more));
        return SweepMain.run(args.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private List<String[]> rows() throws IOException {
        return Files.readAllLines(folder.resolve("out/results.csv")).stream().map(line -> line.split(",", -1)).toList();
    }

    /** Columns that a repeated study has the same. */
    private List<String> stable() throws IOException {
        return rows().stream().map(row -> String.join(",", List.of(row).subList(0, row.length - 3))).toList();
    }

    private Map<String, FileTime> written() throws IOException {
        Map<String, FileTime> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("out/results"))) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return written;
    }

    @Test
    void everyRunIsPlayedOnceAndComesToWhatItComesToAlone() throws IOException {
        assertThat(run(study(STUDY))).as("%s", err).isZero();
        List<String[]> rows = rows();
        assertThat(rows).hasSize(5);
        assertThat(rows.getFirst())
                .startsWith("key", "status", "scenario", "algorithm", "seed", "episodes", "rewardMean")
                .endsWith("attempts", "host", "wallS");
        assertThat(rows.get(3)[2]).isEqualTo("drift-m2-n20");
        assertThat(rows.get(3)[3]).isEqualTo("popularity");
        RunRecord alone = Training.of(ScenarioReader.load("drift-m2-n20", List.of("time.framesPerEpisode=9")))
                .algorithm("popularity")
                .solver("local-search").episodes(2).references(0).seed(1).run(folder.resolve("alone")).record();
        assertThat(rows.get(3)[6]).isEqualTo(Double.toString(alone.rewardMean()));
        assertThat(folder.resolve("out/runs").toFile().list()).as("nothing is kept but figures").isEmpty();
        assertThat(folder.resolve("out/sweep.html")).content().contains("Effect of scenario", "scenario and algorithm",
                "Paired tests", "switching, last 50 episodes (s)");
        assertThat(rows.getFirst()).contains("switchLast50S");
        assertThat(Arrays.stream(rows.getFirst(), 5, rows.getFirst().length - 5).map(StudyFigures::named))
                .as("figures with words of their own").noneMatch(figure -> figure.meaning().equals(figure.name()));

        List<String> table = stable();
        Map<String, FileTime> first = written();
        assertThat(run(study(STUDY))).isZero();
        assertThat(written()).as("nothing is played again").isEqualTo(first);
        assertThat(run(study(STUDY + "seeds: 1..2\n"))).isZero();
        assertThat(written()).hasSize(8).containsAllEntriesOf(first);
        assertThat(stable().get(1)).isEqualTo(table.get(1));
        assertThat(stable().get(3)).as("the first seed of the second point").isEqualTo(table.get(2));

        out.getBuffer().setLength(0);
        assertThat(SweepMain.run(new String[]{"query", folder.resolve("out").toString(),
                "SELECT algorithm, count(*) AS n FROM results GROUP BY algorithm ORDER BY algorithm"},
                new PrintWriter(out, true),
                new PrintWriter(err, true))).as("%s", err).isZero();
        assertThat(out.toString().lines()).containsExactly("algorithm,n", "none,4", "popularity,4");
        assertThat(SweepMain.run(new String[]{"query", folder.resolve("out").toString(), "SELECT nothing FROM results"},
                new PrintWriter(out, true), new PrintWriter(err, true))).isEqualTo(2);
    }

    @Test
    void aRunThatFailsKeepsItsMessageAndIsPlayedAgain() throws IOException {
        String study = STUDY.replace("solver: local-search", "seeds: 1").replace("[popularity, none]", "[popularity]")
                + "  solver: [local-search, breaks-at-times]\n";
        BROKEN.set(true);
        assertThat(run(study(study), "--retries", "1")).isEqualTo(3);
        Map<String, FileTime> first = written();
        assertThat(rows().stream().map(row -> row[1])).containsExactly("status", "done", "failed", "done", "failed");
        assertThat(Files.readString(folder.resolve("out/results.csv"))).contains("out of order");
        assertThat(rows().get(2)[rows().getFirst().length - 3]).as("attempts").isEqualTo("2");
        assertThat(folder.resolve("out/sweep.html")).content().contains("Failed runs", "out of order");
        BROKEN.set(false);
        assertThat(run(study(study), "--only-failed")).as("%s", err).isZero();
        assertThat(rows().stream().map(row -> row[1])).containsExactly("status", "done", "done", "done", "done");
        List<String> done = Stream.of(1, 3).map(i -> {
            try {
                return rows().get(i)[0] + ".json";
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).toList();
        assertThat(written()).as("what was done stays")
                .containsAllEntriesOf(Map.of(done.get(0), first.get(done.get(0)), done.get(1),
                        first.get(done.get(1))));
    }

    @Test
    void aRunThatNeverEndsFailsAndTheOthersDoNot() throws IOException {
        String study = STUDY.replace("solver: local-search", "timeLimitS: 1")
                .replace("[popularity, none]", "[popularity]")
                .replace("[physical-m2-n20, drift-m2-n20]", "[physical-m2-n20]")
                + "  solver: [never-ends, local-search]\n";
        assertThat(run(study(study))).isEqualTo(3);
        assertThat(rows().stream().map(row -> row[1])).containsExactly("status", "failed", "done");
        assertThat(Files.readString(folder.resolve("out/results.csv"))).contains("did not end within 1 s");
    }

    @Test
    void resultsOfOtherCodeCountOnlyIfAsked() throws IOException {
        Path study = study(STUDY.replace("[popularity, none]", "[popularity]"));
        StudyPlan now = StudyPlan.of(StudyReader.read(study), "now");
        StudyPlan then = StudyPlan.of(StudyReader.read(study), "then");
        assertThat(now.runs()).zipSatisfy(then.runs(), (one, other) -> {
            assertThat(one.key()).isNotEqualTo(other.key());
            assertThat(one.identity()).isEqualTo(other.identity());
        });
        ResultStore store = new ResultStore(Files.createDirectory(folder.resolve("out")));
        then.runs().forEach(run -> store.write(RunResult.of(run, "then", RunResult.Status.DONE, "", 1, "somewhere", 1.5,
                Map.of("rewardMean", 7.0), List.of())));
        assertThat(run(study)).isEqualTo(2);
        assertThat(err.toString()).contains("holds results of version then").contains("--mixed-versions");
        assertThat(run(study, "--mixed-versions")).as("%s", err).isZero();
        assertThat(stable().get(1)).contains("7.0");
    }

    @Test
    void slotsAndHeldOutEpisodesArePlayedToo() throws IOException {
        assertThat(run(study("""
                work: compare
                slots: 3
                grid: {solver: [exact, local-search], network.users: [10, 20]}
                """))).as("%s", err).isZero();
        assertThat(rows().getFirst()).startsWith("key", "status", "solver", "network_users", "seed", "slots", "qos");
        int gap = List.of(rows().getFirst()).indexOf("optimalShare");
        assertThat(rows().get(1)[gap]).isEqualTo("1.0");
        Files.move(folder.resolve("out"), folder.resolve("slots"));
        assertThat(run(study(
                "{work: play, algorithm: greedy, solver: local-search, episodes: 2, set: {time.framesPerEpisode: 9}}")))
                .as("%s", err).isZero();
        assertThat(rows().getFirst()).contains("rewardLow95", "hitShare");
    }
}
