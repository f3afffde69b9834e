package edgetempo.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.benchmarks.Bench;
import edgetempo.benchmarks.BenchRequest;
import edgetempo.reports.gate.Measurements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every example of every help text and every command of the documentation is run, made small: an episode instead of hundreds, a slot
 * instead of a hundred. What builds or measures for minutes is parsed, and what it refers to is looked at.
 */
class HelpExamplesTest {
    private static final String PROGRAM = "edgetempo ";
    /** Beginnings of commands of the documentation that are only parsed → why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            entry("sweep", "has a class path of its own; .ci/sweep plays a study"),
            entry("train --device gpu", "needs another binary of TensorFlow and a GPU"),
            entry("compare --scenario published-m2-n20,", "what a help text shows, over five presets"),
            entry("compare --scenario rhythm-m4-n40", "references plan for four servers, for minutes"),
            entry("train --solver mine", "names its plug-ins by a variable; PluginsTest does it by an option"),
            entry("reproduce reward", "DocumentedCommandsTest draws the smallest figure"),
            entry("train --scenario genai-m2-n20",
                    "its trace is not ours to hand on; RealInputsTest plays one of its shape"),
            entry("scenario check genai-m2-n20", "the same"),
            entry("solvers --plugins target/", ".ci/own-project"),
            entry("compare --plugins target/", ".ci/own-project"),
            entry("train --plugins target/", ".ci/own-project"));
    /** What an example stands for that is not there: a run, runs of published scenarios, results, a scenario. */
    private static final Map<String, String> STAND_INS = new LinkedHashMap<>();
    /** Options that make a command small, replaced where they are given. */
    private static final Map<String, Map<String, String>> SMALL = Map.of(
            "train", Map.of("--episodes", "1", "--references", "0", "--out", "%s/runs"),
            "fran train", Map.of("--epochs", "1", "--out", "%s/runs"), "fran solve", Map.of("--episodes", "1"),
            "fran evaluate", Map.of("--episodes", "1"), "evaluate", Map.of("--episodes", "1"),
            "compare", Map.of("--out", "%s/comparisons", "--budget", "evaluations=1000"), "solve", Map.of());
    /** A small world, for every command that plays; agents with a long memory refuse short episodes. */
    private static final List<String> WORLD = List.of("--set", "network.users=8", "--set", "time.framesPerEpisode=8");

    static {
        STAND_INS.put("(?<=fran train --resume )runs/<run>", "%s/fran");
        STAND_INS.put("runs/<run>", "%s/run");
        STAND_INS.put("(old|new)\\.json", "reports/baselines/linux-amd64-avx512.json");
        STAND_INS.put("--figures figures", "--figures %s/figures");
        STAND_INS.put("runs/[0-9]+-[0-9]+-fran\\S*", "%s/fran");
        STAND_INS.put("runs/[0-9]+-[0-9]+-\\S*", "%s/run");
        STAND_INS.put("runs/\\*published\\*", "%s/run");
        STAND_INS.put("bench-results/\\*\\.json", "%s/bench.json");
        STAND_INS.put("mine\\.yaml", "%s/mine.yaml");
        STAND_INS.put("docs/images", "%s/images");
        STAND_INS.put("bench\\.html", "%s/bench.html");
        // Most of an hour; what it would run is among the documented commands.
        STAND_INS.put("^reproduce [a-z]+$", "$0 --print");
    }

    @TempDir
    static Path folder;
    private static List<String> documents;

    @BeforeAll
    static void makeWhatExamplesReferTo() throws IOException {
        documents = DocumentedCommandsTest.complete();
        SmallRun program = new SmallRun();
        Files.move(program.whole("ddpg", 1, folder.resolve("some")), folder.resolve("run"));
        Path fran = folder.resolve("fran-runs");
        assertThat(program.main("fran", "train", "--scenario", "fran-small", "--epochs", "1", "--quiet", "--out",
                fran.toString())).as(program.err.toString()).isZero();
        Files.move(SmallRun.only(fran), folder.resolve("fran"));
        STAND_INS.put("mine\\.jar", PluginJars.ofDocumentation().toString());
        Files.writeString(folder.resolve("mine.yaml"), "extends: physical-m2-n20\n");
        Files.writeString(folder.resolve("bench.json"), """
                [{"benchmark": "p.A.a", "mode": "avgt", "primaryMetric": {"score": 1, "scoreUnit": "ns/op",
                  "rawData": [[1, 1]]}}]
                """);
    }

    static List<String> examples() {
        List<String> examples = new ArrayList<>();
        collect(Main.commandLine(), examples);
        return examples;
    }

    private static void collect(CommandLine command, List<String> examples) {
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            if (line.matches("(Example:|Start with:)?\\s+" + PROGRAM + ".*")) {
                examples.add(line.substring(line.indexOf(PROGRAM) + PROGRAM.length()));
            }
        }
        command.getSubcommands().values().forEach(sub -> collect(sub, examples));
    }

    @Test
    void everyCommandHasAnExample() {
        assertThat(examples()).hasSizeGreaterThan(25);
        Map<String, CommandLine> commands = new LinkedHashMap<>(Main.commandLine().getSubcommands());
        // They come with the parser, and are about the others.
        commands.keySet().removeAll(List.of("help", "completion"));
        // It has a class path of its own, and its examples start with the launcher.
        commands.remove("sweep");
        commands.forEach((name, command) -> {
            List<String> own = new ArrayList<>();
            collect(command, own);
            assertThat(own).as(name).isNotEmpty().allMatch(example -> example.startsWith(name));
        });
    }

    static List<String> documented() {
        List<String> examples = examples();
        return documents.stream()
                .filter(text -> !examples.contains(text) && NOT_RUN.keySet().stream().noneMatch(text::startsWith))
                .toList();
    }

    @Test
    void nothingIsLeftOutWithoutNeed() {
        assertThat(NOT_RUN.keySet()).allMatch(begin -> documents.stream().anyMatch(text -> text.startsWith(begin)));
        assertThat(documented()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource({"examples", "documented"})
    void anExampleDoesWhatItSays(String example) throws IOException {
        String there = example.replaceFirst(" > \\S+$", "");
        for (Map.Entry<String, String> standIn : STAND_INS.entrySet()) {
            there = there.replaceAll(standIn.getKey(), String.format(Locale.ROOT, standIn.getValue(), folder));
        }
        List<String> words = DocumentedCommandsTest.words(there);
        switch (words.getFirst()) {
            case "bench" -> Bench.check(bench(words));
            case "profile" -> profile(words);
            case "gate" -> gate(words);
            // It reads standard input, which is not a test's.
            case "env" ->
                new CommandLine(new EnvCommand()).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
            default -> run(words);
        }
    }

    private static BenchRequest bench(List<String> words) {
        new CommandLine(new BenchCommand()).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("-p")) {
                Bench.addParameter(words.get(i + 1), parameters);
            }
        }
        int regex = words.get(1).equals("--plugins") ? 3 : 1;
        return new BenchRequest(words.get(regex), parameters, true, folder, words, Optional.empty());
    }

    private static void profile(List<String> words) {
        List<String> profiled = words.subList(1, words.size());
        if (profiled.getFirst().equals("train")) {
            run(profiled);
        } else {
            assertThat(Bench.single(profiled)).isNotBlank();
        }
    }

    private static void gate(List<String> words) {
        new CommandLine(new GateCommand()).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        int baseline = words.indexOf("--baseline");
        if (baseline > 0) {
            Path file = Path.of("..").resolve(words.get(baseline + 1));
            assertThat(Measurements.read(Files.isDirectory(file) ? GateCommand.ofThisMachine(file) : file).own())
                    .isNotEmpty();
        }
    }

    private static void run(List<String> example) {
        List<String> words = new ArrayList<>(example);
        String command = SMALL.keySet().stream().filter(name -> String.join(" ", words).startsWith(name)).findFirst()
                .orElse("");
        SMALL.getOrDefault(command, Map.of())
                .forEach((option, value) -> set(words, option, String.format(Locale.ROOT, value, folder)));
        if (command.equals("compare")) {
            set(words, words.contains("--policies") ? "--episodes" : "--slots", "1");
            if (words.contains("--policies")) {
                words.subList(words.indexOf("--budget"), words.indexOf("--budget") + 2).clear();
            }
        }
        if (List.of("train", "evaluate", "compare").contains(command) && !words.contains("--resume")) {
            words.addAll(WORLD);
            if (words.stream().anyMatch(word -> word.startsWith("rhythm-"))) {
                words.addAll(List.of("--set", "learning.sequenceLength=8"));
            }
        }
        // What policies are worth under the default solver is searched for, for seconds.
        if (List.of("evaluate", "compare").contains(command) && !words.contains("--solver")
                && !words.contains("--solvers") && (command.equals("evaluate") || words.contains("--policies"))) {
            words.addAll(List.of("--solver", "local-search"));
        }
        if (command.equals("evaluate")) {
            words.add("--overwrite");
        }
        if (words.contains("--seeds")) {
            set(words, "--seeds", "1..2");
        }
        if (words.contains("--resume")) {
            if (command.equals("train")) {
                set(words, "--episodes", "2");
            }
            words.removeAll(List.of("--out", folder + "/runs", "--references", "0", "--epochs", "1"));
        }
        if (command.equals("train")) {
            words.add("--quiet");
        }
        if (words.getFirst().equals("conformance")) {
            words.set(1, "../" + words.get(1));
        }
        SmallRun program = new SmallRun();
        // Whether there is the device that the doctor is asked for is another question.
        assertThat(program.main(words.toArray(String[]::new))).as("%s: %s", String.join(" ", words), program.err)
                .isIn(words.getFirst().equals("doctor")
                        ? List.of(ExitCodes.OK, ExitCodes.CHECK_FAILED)
                        : List.of(ExitCodes.OK));
        assertThat(program.out.toString()).isNotBlank();
    }

    private static void set(List<String> words, String option, String value) {
        int at = words.indexOf(option);
        if (at < 0) {
            words.addAll(Arrays.asList(option, value));
        } else {
            words.set(at + 1, value);
        }
    }
}
