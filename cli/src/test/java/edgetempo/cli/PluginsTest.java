package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of docs/plugins.md through every command, and plug-ins that are broken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginsTest {
    private Path folder;
    private Path jar;
    private Map<String, Broken> broken;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    /**
     * A plug-in that is broken.
     *
     * @param file its jar or what is none
     * @param args of a command that notices
     * @param says what the line must hold besides the file
     */
    private record Broken(Path file, List<String> args, List<String> says) {}

    @BeforeAll
    void make(
            @TempDir
            Path shared) throws IOException {
        folder = shared;
        jar = PluginJars.ofDocumentation();
        broken = broken();
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void succeeds(String... args) {
        assertThat(run(args)).as(String.join(" ", args) + "\n" + err).isZero();
    }

    private String plugin() {
        return jar.toString();
    }

    private Path onlyFolder(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    @Test
    void listsNameDescriptionAndOrigin() {
        succeeds("solvers", "--plugins", plugin());
        assertThat(out.toString()).contains("mine ").contains("best responses from everyone at the server of the cell")
                .contains("[" + plugin() + "]").contains("[built in]");
        succeeds("policies", "--plugins", plugin());
        assertThat(out.toString()).contains("hoard").contains("clairvoyant");
        succeeds("agents", "--plugins", plugin());
        assertThat(out.toString()).contains("climber").contains("twin-ddpg").contains("solves slots");
        succeeds("operators", "--plugins", plugin());
        assertThat(out.toString()).contains("UNIFORM_RANDOM").contains("ALTERNATE").contains("TWO_POINT");
        succeeds("solvers", "mine", "--plugins", plugin(), "--json");
        JsonNode one = JsonMapper.builder().build().readTree(out.toString()).get(0);
        assertThat(one.get("origin").asString()).isEqualTo(plugin());
        assertThat(one.get("settings").get(0).get("allowed").asString()).isEqualTo("1 to 100");
        assertThat(run("solvers", "mien", "--plugins", plugin())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("nearest: mine").hasLineCount(1);
    }

    @Test
    void helpNamesWhatPluginsBring() {
        succeeds("train", "--plugins", plugin(), "--help");
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("mine").contains("hoard").contains("climber");
    }

    @Test
    void solves() {
        succeeds("solve", "--plugins", plugin(), "--solver", "mine{depth: 3}", "--set", "network.users=6", "--json");
        JsonNode slot = JsonMapper.builder().build().readTree(out.toString()).get(0);
        assertThat(slot.get("solver").asString()).isEqualTo("mine");
        assertThat(slot.get("qos").asDouble()).isGreaterThan(0);
    }

    @Test
    void comparesBesideBuiltInsWithSettingsOfTheirOwn() throws IOException {
        Path to = folder.resolve("comparisons");
        succeeds("compare", "--plugins", plugin(), "--solvers",
                "paper=improved; tight=improved{ga.selection: TOURNAMENT, ga.tournamentSize: 4, ga.elites: 2}; mine{depth: 3}",
                "--slots", "2", "--budget", "evaluations=300", "--out", to.toString(), "--json", "--quiet");
        JsonNode entrants = JsonMapper.builder().build().readTree(out.toString()).get("entrants");
        assertThat(entrants.get(0).get("label").asString()).isEqualTo("paper");
        assertThat(entrants.get(1).get("settings").get("ga.tournamentSize").asString()).isEqualTo("4");
        assertThat(entrants.get(2).get("name").asString()).isEqualTo("mine");
        assertThat(entrants.get(2).get("settings").get("depth").asString()).isEqualTo("3");
        Path list = folder.resolve("entrants.yaml");
        Files.writeString(list, """
                paper: improved
                tight: {solver: improved, ga: {selection: TOURNAMENT, tournamentSize: 4}, ga.elites: 2}
                mine: "mine{depth: 3}"
                """);
        List<String> labels = new ArrayList<>();
        succeeds("compare", "--plugins", plugin(), "--solvers", list.toString(), "--slots", "2", "--budget",
                "evaluations=300", "--out", folder.resolve("fromFile").toString(), "--json", "--quiet");
        JsonNode fromFile = JsonMapper.builder().build().readTree(out.toString()).get("entrants");
        fromFile.forEach(entrant -> labels.add(entrant.get("label").asString()));
        assertThat(labels).containsExactly("paper", "tight", "mine");
        assertThat(fromFile.get(1).get("settings")).isEqualTo(entrants.get(1).get("settings"));
        assertThat(fromFile.get(2).get("settings")).isEqualTo(entrants.get(2).get("settings"));
    }

    @Test
    void trainsResumesAndEvaluatesPolicyAndSolver() throws IOException {
        Path runs = folder.resolve("runs");
        succeeds("train", "--plugins", plugin(), "--algorithm", "hoard", "--solver", "mine{depth: 4}", "--episodes",
                "2",
                "--set", "time.framesPerEpisode=3", "--set", "network.users=6", "--references", "1", "--out",
                runs.toString(), "--quiet");
        Path run = onlyFolder(runs);
        assertThat(Files.readString(run.resolve("run.json"))).contains("mine{depth: 4}").contains("hoard");
        succeeds("train", "--plugins", plugin(), "--resume", run.toString(), "--episodes", "3", "--quiet");
        succeeds("evaluate", run.toString(), "--plugins", plugin(), "--episodes", "2", "--references", "popularity",
                "--quiet");
        assertThat(out.toString()).contains("hoard");
        succeeds("compare", "--plugins", plugin(), "--policies", "hoard,popularity", "--episodes", "2", "--set",
                "network.users=6", "--out", folder.resolve("policies").toString(), "--quiet");
        assertThat(out.toString()).contains("hoard");
    }

    @Test
    void trainsAnAgentWithoutTensorFlow() throws IOException {
        Path runs = folder.resolve("agents");
        succeeds("train", "--plugins", plugin(), "--algorithm", "climber", "--solver", "local-search", "--episodes",
                "2", "--set", "time.framesPerEpisode=3", "--references", "0", "--out", runs.toString(), "--quiet");
        assertThat(Files.readString(onlyFolder(runs).resolve("run.json"))).contains("climber")
                .contains("\"tensorflow\" : \"none\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector"})
    void operatorsWorkOnBothBackends(String backend) {
        succeeds("solve", "--plugins", plugin(), "--backend", backend, "--set", "ga.selection=UNIFORM_RANDOM", "--set",
                "ga.crossover=ALTERNATE", "--set", "ga.population=33");
        assertThat(run("solve", "--plugins", plugin(), "--set", "ga.selection=UNIFORM_RANDON"))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("ga.selection").contains("nearest: UNIFORM_RANDOM").hasLineCount(1);
    }

    @Test
    void scenarioFilesMayNameOperatorsOfPlugins() throws IOException {
        Path scenario = folder.resolve("with-operator.yaml");
        Files.writeString(scenario, "ga:\n  selection: UNIFORM_RANDOM\n");
        succeeds("scenario", "check", "--plugins", plugin(), scenario.toString());
        succeeds("scenario", "show", "--plugins", plugin(), scenario.toString());
        Path shown = folder.resolve("shown.yaml");
        Files.writeString(shown, out.toString());
        succeeds("scenario", "check", "--plugins", plugin(), shown.toString());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsThatAreNotUnderstoodAreRefusedWithTheNearest(List<String> args, String says) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--plugins", plugin()));
        assertThat(run(all.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains(says).hasLineCount(1);
    }

    static Stream<Arguments> settings() {
        return Map.of("mine{dept: 3}", "nearest: depth", "mine{depth: 0}", "1 to 100", "mine{depth: x}",
                "whole number", "mine{depth: 3", "braces", "mine{depth}", "key: value", "improved{elitez: 2}",
                "nearest: ga.elites", "improved{rankPressure: 2}", "without ga.selection=RANK",
                "memetic{memeticPopulaton: 9}",
                "nearest: ga.memeticPopulation", "local-search{depth: 3}", "no settings").entrySet().stream()
                .map(one -> Arguments.of(List.of("solve", "--solver", one.getKey()),
                        one.getValue()));
    }

    @Test
    void overridesMayNameOperatorsWithSettings() {
        assertThat(run("solve", "--plugins", plugin(), "--set", "ga.selection=UNIFORM_RANDOM{heat: 2}"))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("UNIFORM_RANDOM").contains("no setting").contains("heat").hasLineCount(1);
    }

    private static String solver(String type, String name, String body) {
        return String.format(Locale.ROOT, """
                package demo;
                import edgetempo.catalogue.SlotSolverProvider;
                import edgetempo.catalogue.SolverContext;
                import edgetempo.mec.Decision;
                import edgetempo.mec.SlotProblem;
                import edgetempo.mec.SlotSolver;
                public final class %s implements SlotSolverProvider {
                    public String name() { return "%s"; }
                    public String description() { return "broken"; }
                    public SlotSolver create(SolverContext context) {
                        return new SlotSolver() {
                            public String name() { return "%s"; }
                            public void reset() {}
                            public void solve(SlotProblem problem, Decision decision) { %s }
                        };
                    }
                }
                """, type, name, name, body);
    }

    private Map<String, Broken> broken() throws IOException {
        Map<String, Broken> all = new LinkedHashMap<>();
        Path text = folder.resolve("text.jar");
        Files.writeString(text, "no jar at all");
        all.put("not a jar", new Broken(text, List.of("solvers"), List.of("not a jar")));
        all.put("absent", new Broken(folder.resolve("absent.jar"), List.of("solvers"), List.of("no such file")));
        all.put("no provider",
                new Broken(PluginJars.write(folder.resolve("none.jar"), Map.of("readme.txt", new byte[]{65})),
                        List.of("solvers"), List.of("no provider inside", PluginJars.SERVICE)));
        all.put("missing class",
                new Broken(PluginJars.write(folder.resolve("missing.jar"),
                        Map.of(PluginJars.SERVICE, "demo.Gone".getBytes(StandardCharsets.UTF_8))), List.of("solvers"),
                        List.of("demo.Gone", "no such class")));
        all.put("newer Java", newerJava());
        all.put("constructor throws", load("Thrower", solver("Thrower", "thrower", "").replaceFirst("\\{\n",
                "{\n    public Thrower() { throw new IllegalStateException(\"not today\"); }\n"),
                "demo.Thrower", "constructor failed", "not today"));
        all.put("no provider class", load("Stranger",
                "package demo;\npublic final class Stranger {}\n", "demo.Stranger", "is no"));
        all.put("name is taken", load("Clash", solver("Clash", "improved", ""), "demo.Clash", "improved", "taken",
                "built in"));
        all.put("bad name", load("Odd", solver("Odd", "a,b{}", ""), "demo.Odd", "its name"));
        all.put("create throws", use("Lazy", "lazy", solver("Lazy", "lazy", "").replace("return new SlotSolver() {",
                "if (true) { throw new UnsupportedOperationException(\"later\"); } return new SlotSolver() {"),
                "demo.Lazy", "cannot be made", "later"));
        all.put("solve throws", use("Bomb", "bomb", solver("Bomb", "bomb", "throw new RuntimeException(\"boom\");"),
                "demo.Bomb", "solve failed", "boom"));
        all.put("NaN", use("Nan", "nan", solver("Nan", "nan",
                "decision.offload[0] = 1; decision.bandwidthShare[0] = Double.NaN;"), "demo.Nan", "user 0", "NaN"));
        all.put("share out of range", use("Greedy", "greedy-share", solver("Greedy", "greedy-share",
                "for (int i = 0; i < problem.users; i++) { decision.offload[i] = 1; decision.bandwidthShare[i] = 1;"
                        + " decision.frequencyShare[i] = 1; }"),
                "demo.Greedy", "add up to", "at most 1"));
        all.put("target", use("Far", "far", solver("Far", "far", "decision.offload[2] = 99;"), "demo.Far",
                "user 2", "99", "0 to 2"));
        all.put("modifies the problem", use("Thief", "thief", solver("Thief", "thief",
                "decision.clear(); problem.transmitS[1] = 0;"), "demo.Thief", "modifies the problem"));
        all.put("needs a class", new Broken(needy(), List.of("solvers"),
                List.of("demo.Needy", "needs class demo.Helper")));
        all.put("policy throws", policy());
        all.put("selection out of range", selection());
        return all;
    }

    private Broken load(String type, String source, String... says) throws IOException {
        return new Broken(PluginJars.jar(folder.resolve(type + ".jar"), List.of(source), List.of("demo." + type)),
                List.of("solvers"), List.of(says));
    }

    private Broken use(String type, String name, String source, String... says) throws IOException {
        return new Broken(load(type, source).file(), List.of("solve", "--solver", name, "--set", "network.users=4"),
                List.of(says));
    }

    /** The class file format of a Java to come. */
    private Broken newerJava() throws IOException {
        Path classes = Files.createTempDirectory(folder, "newer");
        PluginJars.compile(List.of(solver("Newer", "newer", "")), classes);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] code = Files.readAllBytes(classes.resolve("demo/Newer.class"));
        code[7] = (byte) (code[7] + 9);
        entries.put("demo/Newer.class", code);
        entries.put(PluginJars.SERVICE, "demo.Newer".getBytes(StandardCharsets.UTF_8));
        return new Broken(PluginJars.write(folder.resolve("newer.jar"), entries), List.of("solvers"),
                List.of("demo.Newer", "newer Java"));
    }

    private Path needy() throws IOException {
        Path classes = Files.createTempDirectory(folder, "needy");
        PluginJars.compile(List.of(
                solver("Needy", "needy", "").replace("return \"needy\"; }\n    public String description",
                        "return new Helper().name; }\n    public String description"),
                "package demo;\npublic final class Helper { String name = \"needy\"; }\n"), classes);
        return PluginJars.write(folder.resolve("needy.jar"),
                Map.of("demo/Needy.class", Files.readAllBytes(classes.resolve("demo/Needy.class")),
                        "demo/Needy$1.class", Files.readAllBytes(classes.resolve("demo/Needy$1.class")),
                        PluginJars.SERVICE, "demo.Needy".getBytes(StandardCharsets.UTF_8)));
    }

    private Broken policy() throws IOException {
        String source = """
                package demo;
                import edgetempo.caching.CachingPolicy;
                import edgetempo.catalogue.CachingPolicyProvider;
                import edgetempo.catalogue.PolicyContext;
                import edgetempo.mec.CachePlan;
                public final class Sulker implements CachingPolicyProvider {
                    public String name() { return "sulker"; }
                    public String description() { return "broken"; }
                    public CachingPolicy create(PolicyContext context) {
                        return new CachingPolicy() {
                            public String name() { return "sulker"; }
                            public void reset(long seed, int episode) {}
                            public void plan(double[] observation, int frame, CachePlan plan) { plan.set(7, 99, true); }
                        };
                    }
                }
                """;
        return new Broken(load("Sulker", source).file(), List.of("evaluate", "--algorithm", "sulker", "--episodes", "1",
                "--references", "", "--quiet"), List.of("demo.Sulker", "plan failed", "frame 0"));
    }

    private Broken selection() throws IOException {
        String source = """
                package demo;
                import edgetempo.catalogue.OperatorContext;
                import edgetempo.catalogue.SelectionProvider;
                import edgetempo.ga.ParentSelection;
                public final class Overshoot implements SelectionProvider {
                    public String name() { return "OVERSHOOT"; }
                    public String description() { return "broken"; }
                    public ParentSelection create(OperatorContext context) {
                        return (fitness, words, stride, parent) -> parent[1] = context.ga().population();
                    }
                }
                """;
        return new Broken(load("Overshoot", source).file(),
                List.of("solve", "--solver", "improved", "--set", "ga.selection=OVERSHOOT"),
                List.of("demo.Overshoot", "parent 30", "0 to 29"));
    }

    @Test
    void brokenPluginsEndInOneLineThatNamesJarAndClass() {
        assertThat(broken).hasSizeGreaterThanOrEqualTo(10);
        broken.forEach((what, of) -> {
            List<String> args = new ArrayList<>(of.args());
            args.addAll(List.of("--plugins", of.file().toString()));
            assertThat(run(args.toArray(String[]::new))).as(what + ": " + err).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(err.toString()).as(what).hasLineCount(1).contains(of.file().toString())
                    .contains(of.says().toArray(String[]::new));
        });
    }

    @Test
    void aPluginIsLoadedOnceAndOneThatIsRefusedLeavesNothing() throws IOException {
        succeeds("solvers", "--plugins", plugin() + "," + plugin());
        Path half = PluginJars.jar(folder.resolve("half.jar"),
                List.of(solver("First", "first-of-two", ""), solver("Second", "improved", "")),
                List.of("demo.First", "demo.Second"));
        assertThat(run("solvers", "--plugins", half.toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(Catalogue.standard().solvers().names()).doesNotContain("first-of-two").contains("mine");
    }

    @Test
    void aFolderOfJarsIsAPluginToo() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (String name : List.of("one", "two")) {
            String type = name.equals("one") ? "One" : "Two";
            PluginJars.jar(many.resolve(name + ".jar"), List.of(solver(type, "folder-" + name, "decision.clear();")),
                    List.of("demo." + type));
        }
        succeeds("solvers", "--plugins", many.toString(), "--quiet");
        assertThat(out.toString()).contains("folder-one").contains("folder-two");
    }
}
