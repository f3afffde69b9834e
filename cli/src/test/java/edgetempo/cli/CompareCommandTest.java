package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.EntrantFigures;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    private static final List<String> SOLVERS = List.of("--solvers",
            "improved,elite_2=improved:elites=2,memetic,local-search,random", "--budget", "evaluations=400", "--slots",
            "8");
    @TempDir
    Path folder;
    private final SmallRun small = new SmallRun();

    private Path compare(String name, List<String> what, String... more) throws IOException {
        Path out = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of("compare", "--quiet", "--out", out.toString()));
        args.addAll(what);
        args.addAll(List.of(more));
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        List<Path> made = list(out);
        assertThat(made).hasSize(1);
        return made.getFirst();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesInEveryFileWithoutTimesForOneAndTwoThreads() throws IOException {
        String scenarios = "published-m2-n20,physical-m2-n20";
        Path one = compare("one", SOLVERS, "--scenario", scenarios);
        Path again = compare("again", SOLVERS, "--scenario", scenarios, "--threads", "2");
        for (String file : List.of("slots.csv", "summary.csv", "pairs.csv", "tests.csv", "curves.csv", "compare.md",
                "compare.tex", "certificates.csv", "gaps-published-m2-n20.svg", "curves-physical-m2-n20.svg")) {
            assertThat(again.resolve(file)).as(file).hasSameBinaryContentAs(one.resolve(file));
        }
        assertThat(list(one).stream().map(file -> file.getFileName().toString())).hasSize(27)
                .contains("ranks-physical-m2-n20.svg", "compare.json", "compare.html", "timing.csv",
                        "time-physical-m2-n20.png")
                .noneMatch(name -> name.startsWith("."));
        List<String> least = List.of("--solvers", "all-local", "--slots", "2", "--budget", "evaluations=1",
                "--scenario", "published-m2-n20");
        String first = Files.readString(compare("first", least).resolve("slots.csv"));
        assertThat(compare("second", least, "--seed", "1").resolve("slots.csv")).hasContent(first);
        assertThat(Files.readString(compare("third", least, "--seed", "2").resolve("slots.csv"))).isNotEqualTo(first);
    }

    @Test
    void repeatsAndBudgetsThatCannotBeKeptAreSaid() throws IOException {
        Path repeated = compare("repeats", SOLVERS, "--scenario", "physical-m2-n20", "--repeats", "2");
        assertThat(CompareRecord.read(repeated).setup().repeats()).isEqualTo(2);
        assertThat(small.out.toString()).contains("8 slots of seed 1, each the mean of 2 searches");
        Path late = compare("late", List.of("--solvers", "improved,all-local", "--budget", "millis=1", "--slots", "2",
                "--backend", "scalar", "--set", "ga.population=30000"));
        assertThat(small.out.toString()).contains("warning: improved did not keep the budget: ")
                .contains("ms a slot, where 1 ms were given").doesNotContain("all-local did not");
        assertThat(Files.readString(late.resolve("compare.md"))).contains("improved did not keep the budget");
        assertThat(small.main("compare", "--repeats", "0")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString()).contains("--repeats: 0 is out of range");
    }

    @Test
    void theRecordSaysWhatTheTablesSayAndEveryEntrantKeepsToItsBudget() throws IOException {
        Path made = compare("a", SOLVERS, "--scenario", "physical-m2-n20", "--set", "network.users=8");
        assertThat(made.getFileName().toString()).matches("\\d{8}-\\d{6}-physical-m2-n20-s1");
        CompareRecord record = CompareRecord.read(made);
        assertThat(record.setup().subject()).isEqualTo(Subject.SOLVERS);
        assertThat(record.command()).startsWith("edgetempo compare --quiet");
        ScenarioComparison scenario = record.scenarios().getFirst();
        assertThat(scenario.exact()).isTrue();
        assertThat(scenario.pairs()).hasSize(10);
        List<String> rows = Files.readAllLines(made.resolve(record.valuesFile()));
        assertThat(rows).hasSize(1 + 5 * 8);
        for (EntrantFigures figures : scenario.figures()) {
            List<String[]> own = rows.stream().map(row -> row.split(",", -1))
                    .filter(row -> row[2].equals(figures.entrant())).toList();
            assertThat(own.stream().mapToDouble(row -> Double.parseDouble(row[3])).average().orElseThrow())
                    .isCloseTo(figures.mean(), within(1e-9));
            assertThat(own).allSatisfy(row -> {
                assertThat(Double.parseDouble(row[3])).isLessThanOrEqualTo(Double.parseDouble(row[4]));
                assertThat(Long.parseLong(row[6])).isBetween(1L, 400L);
            });
            assertThat(figures.gapPercent()).isNotNegative();
        }
        assertThat(scenario.figures().stream().mapToDouble(EntrantFigures::meanRank).sum()).isCloseTo(15, within(1e-9));
        assertThat(record.entrants().get(1).settings()).containsEntry("ga.elites", "2");
        assertThat(Files.readString(made.resolve("compare.tex"))).contains("elite\\_2").contains("\\toprule")
                .doesNotContain("elite_2");
        assertThat(Files.readString(made.resolve("compare.md"))).contains("elite\\_2");
        assertThat(small.out.toString()).contains("Best known").contains("Proven bound: mean ").contains("the optimum")
                .contains("Friedman");
    }

    @Test
    void oneTwoAndTwinEntrantsAndASingleSlotAreNoErrors() throws IOException {
        CompareRecord one = CompareRecord.read(compare("one", List.of("--solvers", "memetic", "--slots", "3",
                "--budget", "generations=10")));
        assertThat(one.setup().budget()).isEqualTo(300);
        assertThat(one.scenarios().getFirst().friedman()).isEmpty();
        assertThat(one.scenarios().getFirst().pairs()).isEmpty();
        CompareRecord twins = CompareRecord.read(compare("twins", List.of("--solvers",
                "local-search,twin=local-search", "--slots", "4", "--budget", "evaluations=50")));
        assertThat(twins.scenarios().getFirst().pairs().getFirst().test().p()).isEqualTo(1);
        assertThat(twins.scenarios().getFirst().friedman().orElseThrow().p()).isEqualTo(1);
        CompareRecord slot = CompareRecord.read(compare("slot", List.of("--solvers", "all-local,random", "--slots",
                "1", "--budget", "evaluations=1", "--json")));
        assertThat(slot.scenarios().getFirst().figures().getFirst().meanInterval().low()).isNaN();
        assertThat(small.out.toString()).startsWith("{");
    }

    @Test
    void aBudgetOfTimeIsSaidToBeUnreproducible() throws IOException {
        CompareRecord record = CompareRecord.read(compare("ms",
                List.of("--solvers", "improved,multi-start,local-search", "--slots", "2", "--budget", "millis=4")));
        assertThat(record.setup().reproducible()).isFalse();
        assertThat(small.err.toString()).contains("not reproducible");
        assertThat(record.scenarios().getFirst().curves().getFirst().points()).isNotEmpty();
    }

    @Test
    void trainedRunsPlayTheirOwnScenarioUnlessOneIsNamed() throws IOException {
        Path run = small.whole("popularity", 1, folder.resolve("eight"), "network.users=8");
        assertThat(users("--policies", "mine=" + run + ",all")).isEqualTo(8);
        assertThat(users("--policies", "mine=" + run + ",all", "--scenario", "physical-m2-n20")).isEqualTo(20);
        assertThat(users("--policies", "popularity,all")).isEqualTo(20);
        Path other = small.whole("popularity", 1, folder.resolve("nine"), "network.users=9");
        assertThat(small.main("compare", "--policies", "a=" + run + ",b=" + other)).isEqualTo(2);
        assertThat(small.err.toString()).contains("--scenario", "differ").hasLineCount(1);
    }

    private int users(String... what) {
        return played(what).get("scenarios").get(0).get("users").intValue();
    }

    private JsonNode played(String... what) {
        List<String> args = new ArrayList<>(List.of("compare", "--episodes", "1", "--solver", "local-search", "--json",
                "--quiet", "--out", folder.resolve("compared").toString()));
        args.addAll(List.of(what));
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        return JsonMapper.builder().build().readTree(small.out.toString());
    }

    @Test
    void aFolderOfSeedsStandsForItsRunsAndIsNotEvaluatedAsOne() throws IOException {
        List<String> train = new ArrayList<>(SmallRun.arguments("popularity", 1, folder.resolve("seeds"),
                "network.users=8"));
        train.set(train.indexOf("--seed"), "--seeds");
        train.set(train.indexOf("5"), "11,2");
        train.remove("--quiet");
        assertThat(small.main(train.toArray(String[]::new))).as("%s", small.err).isZero();
        Path seeds = SmallRun.only(folder.resolve("seeds"));
        assertThat(small.out.toString()).contains("compare --policies ").contains(",greedy,best-static");
        JsonNode entrants = played("--policies", "mine=" + seeds + ",all").get("entrants");
        assertThat(entrants.valueStream().map(one -> one.get("label").asString())).containsExactly("mine-s2",
                "mine-s11", "all");
        assertThat(small.main("evaluate", seeds.toString())).isEqualTo(2);
        assertThat(small.err.toString()).contains("several seeds").hasLineCount(1);
    }

    @Test
    void whatIsSuggestedNamesNobodyTwice() {
        assertThat(NextSteps.beside("runs/one", "lstm-recall")).isEqualTo("runs/one,greedy,best-static");
        assertThat(NextSteps.beside("runs/one", "greedy")).isEqualTo("runs/one,best-static");
        assertThat(NextSteps.beside("best-static", "best-static")).isEqualTo("best-static,greedy");
    }

    @Test
    void policiesAndTrainedRunsArePlayedOverTheSameEpisodes() throws IOException {
        Path run = small.whole("ddpg", 3, folder.resolve("runs"));
        List<String> what = List.of("--policies", "popularity,greedy,mine=" + run, "--episodes", "4", "--solver",
                "local-search", "--set", "network.users=6");
        Path made = compare("p", what, "--threads", "2");
        CompareRecord record = CompareRecord.read(made);
        assertThat(record.labels()).containsExactly("popularity", "greedy", "mine");
        ScenarioComparison scenario = record.scenarios().getFirst();
        assertThat(scenario.references()).containsExactly("best-static");
        assertThat(scenario.curves()).isEmpty();
        assertThat(made.resolve("episodes.csv")).isRegularFile();
        assertThat(compare("q", what, "--threads", "1").resolve("episodes.csv"))
                .hasSameBinaryContentAs(made.resolve("episodes.csv"));
        SmallRun evaluated = new SmallRun();
        assertThat(evaluated.main("evaluate", "--algorithm", "greedy", "--references", "", "--episodes", "4",
                "--solver", "local-search", "--set", "network.users=6", "--json", "--quiet")).isZero();
        JsonNode alone = JsonMapper.builder().build().readTree(evaluated.out.toString()).get("policies").get(0);
        assertThat(scenario.figures().get(1).mean()).isCloseTo(alone.get("reward").doubleValue(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--solvers improvd | improvd | nearest: improved",
            "--solvers improved,improved | \"improved\" comes twice | label",
            "--solvers joint | joint | chooses the cache plans",
            "--solvers improved:elitez=2 | elitez | nearest: ga.elites",
            "--solvers improved:elites | \"elites\" | key=value",
            "--solvers improved:elites=40 | ga.elites | ga.population",
            "--solvers improved:generations=5 | ga.generations | --budget",
            "--solvers improved:network.users=5 | network.users | ga",
            "--solvers random:elites=2 | random | no settings",
            "--solvers , | \"\" | allowed",
            "--slots 0 | --slots: 0 | at least 1",
            "--threads 0 | --threads: 0 | 1 to 1024",
            "--budget 100 | \"100\" is no budget | evaluations=N",
            "--budget evaluatons=100 | evaluatons | nearest: evaluations",
            "--budget evaluations=0 | evaluations=0 | from 1",
            "--budget evaluations=many | many | whole number",
            "--budget evaluations=29 | too small for improved | 30",
            "--budget millis=-1 | millis=-1 | from 1",
            "--target 101 | 101 | 0 to 100",
            "--target x | \"x\" | percentage",
            "--plan adaptive-popularity | adaptive-popularity | greedy",
            "--scenario physical-m2-n2 | physical-m2-n2 | nearest",
            "--scenario physical-m2-n20,physical-m2-n20 | comes twice | physical-m2-n20",
            "--scenario fran-small | fran-small | ",
            "--solvers improved --policies all | --policies | --solvers",
            "--policies all --slots 3 | --slots | policies",
            "--policies populariti | populariti | popularity",
            "--policies best-static{solver=exat} | exat is not known | exact",
            "--policies all,all | \"all\" comes twice | label",
            "--policies all --episodes 0 | --episodes: 0 | at least 1",
            "--policies all --solver joint | joint | chooses the cache plans",
            "--policies @ | @ | run.json",
            "--episodes 3 | --episodes | solvers"})
    void badInputIsRefusedWithOneLineBeforeAnythingIsWritten(String arguments, String names, String explains) {
        List<String> args = new ArrayList<>(List.of("compare", "--out", folder.resolve("out").toString()));
        for (String word : arguments.trim().split(" ")) {
            args.add(word.replace("@", folder.toString()));
        }
        assertThat(small.main(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1)
                .contains(names.trim().replace("@", folder.toString()))
                .contains(explains == null ? "" : explains.trim())
                .doesNotContain("Exception");
        assertThat(small.out.toString()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsRefusedBeforeWorkStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        for (Path bad : List.of(file, file.resolve("below"), Path.of("/proc/comparisons"))) {
            small.err.getBuffer().setLength(0);
            assertThat(small.main("compare", "--slots", "1000000", "--out", bad.toString()))
                    .isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(small.err.toString().strip()).hasLineCount(1).contains(bad.toString());
        }
    }
}
