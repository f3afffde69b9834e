package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.policy.ActorPolicy;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.catalogue.Catalogue;
import edgetempo.cuda.CudaGaBackend;
import edgetempo.experiments.training.Learners;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "benhc FitnessKernel | unknown command \"benhc\"; nearest: bench; see edgetempo --help",
            "help trian | unknown command \"trian\"; nearest: train; see edgetempo --help",
            "scenario lst | unknown command \"lst\"; nearest: list; see edgetempo scenario --help",
            "gate --basline x.json | unknown option \"--basline\"; nearest: --baseline; see edgetempo gate --help",
            "doctor now | \"now\" is not expected here; see edgetempo doctor --help"})
    void aMistypedWordIsToldTheNearestOne(String line, String refusal) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"ddpg, true", "popularity, false"})
    void anAgentThatHasMadeNoUpdateSaysWhen(String algorithm, boolean said) {
        assertThat(run("train", "--algorithm", algorithm, "--episodes", "1", "--references", "0", "--set",
                "network.users=8", "--set", "time.framesPerEpisode=4",
                "--quiet", "--out", folder.resolve("runs").toString())).isZero();
        assertThat(out.toString().contains("no update yet: it starts after agent.learningStartFrame")).isEqualTo(said);
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("unknown-key.yaml"), "network:\n  serverz: 3\n");
        Files.writeString(folder.resolve("no-servers.yaml"), "network:\n  servers: 0\n");
        Files.writeString(folder.resolve("broken.yaml"), "network:\n\tusers: 3\n");
        Files.writeString(folder.resolve("empty.yaml"), "");
        Files.writeString(folder.resolve("list.yaml"), "- 1\n- 2\n");
        Files.writeString(folder.resolve("duplicate.yaml"), "network:\n  users: 3\n  users: 4\n");
        Files.writeString(folder.resolve("text.yaml"), "network:\n  users: many\n");
        Files.writeString(folder.resolve("nan.yaml"), "radio:\n  bandwidthHz: .nan\n");
        Files.writeString(folder.resolve("base.yaml"), "extends: physical-m9-n20\n");
        Files.writeString(folder.resolve("file"), "not a folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--scenario publisched-m2-n20 | publisched-m2-n20 | published-m2-n20",
            "--scenario @/absent.yaml | absent.yaml | no such file",
            "--scenario @ | @ | directory",
            "--scenario @/unknown-key.yaml | network.serverz | network.servers",
            "--scenario @/no-servers.yaml | network.servers: 0 | 1 to 1024",
            "--scenario @/broken.yaml | broken.yaml | line",
            "--scenario @/empty.yaml | empty.yaml | ",
            "--scenario @/list.yaml | list.yaml | ",
            "--scenario @/duplicate.yaml | network.users | ",
            "--scenario @/text.yaml | network.users | whole number",
            "--scenario @/nan.yaml | radio.bandwidthHz | ",
            "--scenario @/base.yaml | physical-m9-n20 | nearest",
            "--set network.servers=0 | network.servers: 0 | 1 to 1024",
            "--set network.servers=1025 | network.servers: 1025 | 1 to 1024",
            "--set radio.bandwidthHz=-20e6 | radio.bandwidthHz | ",
            "--set caching.capacityGib=-1 | caching.capacityGib: -1 | 0 to",
            "--set ga.population=1 | ga.population: 1 | 2 to 1000000",
            "--set ga.mutationProbability=1.5 | ga.mutationProbability: 1.5 | 0 to 1",
            "--set ga.elites=30 | ga.elites | ga.population",
            "--set ga.variant=IMPROVD | IMPROVD | IMPROVED",
            "--set radio.fading=NONE | radio.fading | RAYLEIGH_POWER",
            "--set network.users=20.5 | network.users: 20.5 | whole number",
            "--set network | network | ",
            "--set agent.batch=0 | agent.batch: 0 | 1 to",
            "--set services.count=21 | requests.zipfRanks | services.count",
            "--episodes 0 | --episodes: 0 | at least 1",
            "--episodes many | --episodes | many",
            "--threads 0 | --threads: 0 | 1 to 1024",
            "--seed x | --seed | x",
            "--algorithm lstm-dpg | lstm-dpg | lstm-ddpg",
            "--solver improvd | improvd | improved",
            "--algorithm best-statik | best-statik | best-static",
            "--algorithm adaptive-popularity --scenario published-m2-n20 | caching.observation: PUBLISHED | EXTENDED",
            "--algorithm best-static --solver joint | best-static | use another solver",
            "--algorithm twin-ddpg --solver improved | --solver: cannot be given | twin-ddpg, which solves the slots",
            "--backend gpu | gpu | scalar",
            "--device tpu | tpu | --device",
            "--frobnicate | frobnicate | --help"})
    void badInputIsRefusedWithOneLineAndExitCodeTwoBeforeAnythingIsWritten(String arguments, String names,
            String explains)
            throws IOException {
        List<String> args = new ArrayList<>(List.of("train", "--out", folder.resolve("runs").toString()));
        for (String word : arguments.trim().split(" ")) {
            args.add(word.replace("@", folder.toString()));
        }
        assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains(names.trim().replace("@", folder.toString()))
                .contains(explains == null ? "" : explains.trim()).doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsRefusedWithOneLine() {
        Path file = folder.resolve("file");
        for (Path bad : List.of(file, file.resolve("runs"), Path.of("/proc/runs"))) {
            err.getBuffer().setLength(0);
            assertThat(run("train", "--algorithm", "none", "--episodes", "1", "--out", bad.toString()))
                    .isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(err.toString().strip()).hasLineCount(1).contains(bad.toString());
        }
    }

    private Path onlyRun(Path runs) throws IOException {
        try (Stream<Path> paths = Files.list(runs)) {
            List<Path> all = paths.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private Path train(String name, String... more) throws IOException {
        Path runs = folder.resolve(name);
        List<String> args = new ArrayList<>(
                List.of("train", "--episodes", "6", "--seed", "5",
                        "--set", "ga.generations=3", "--set", "agent.hidden1=16", "--set", "agent.lstm=16", "--set",
                        "agent.hidden2=8",
                        "--set", "agent.batch=16", "--set", "agent.learningStartFrame=40", "--quiet", "--out",
                        runs.toString()));
        // The search for the best static plan takes longer than such a run.
        if (!List.of(more).contains("--references")) {
            args.addAll(List.of("--references", "0"));
        }
        if (!List.of(more).contains("--scenario")) {
            args.addAll(List.of("--scenario", "published-m2-n20"));
        }
        args.addAll(List.of(more));
        assertThat(run(args.toArray(String[]::new))).as(err.toString()).isZero();
        return onlyRun(runs);
    }

    @Test
    void trainingLeavesFiguresAPlotACheckpointAndAPolicy() throws IOException {
        Path run = train("a", "--json", "--references", "2");
        assertThat(run.getFileName().toString()).matches("\\d{8}-\\d{6}-published-m2-n20-lstm-ddpg-s5");
        JsonNode record = JsonMapper.builder().build().readTree(Files.readString(run.resolve("run.json")));
        assertThat(record.get("status").stringValue()).isEqualTo("finished");
        for (String key : List.of("scenario", "algorithm", "seed", "episodes", "rewardMean", "rewardLast50",
                "qosLast50",
                "switchSecondsLast50", "wallSeconds", "gaEvaluationsPerSecond", "updatesPerSecond", "time",
                "references")) {
            assertThat(record.has(key)).as(key).isTrue();
        }
        // 6 episodes · 20 frames · 5 slots · 3 generations · 30 individuals, and 10 updates every 5 frames from frame 40 on.
        assertThat(record.get("gaEvaluations").longValue()).isEqualTo(54_000);
        assertThat(record.get("updates").longValue()).isEqualTo(170);
        assertThat(record.get("references").get("all").doubleValue()).isFinite();
        assertThat(Files.readAllLines(run.resolve("episodes.csv"))).hasSize(7);
        assertThat(Files.readAllLines(run.resolve("frames.csv"))).hasSize(121);
        assertThat(run.resolve("reward.png")).exists();
        assertThat(run.resolve("checkpoint/latest.safetensors")).exists();
        PolicyFile policy = PolicyFile.read(run.resolve("policy.safetensors"));
        assertThat(new ActorPolicy("policy", policy, ScenarioReader.load("published-m2-n20", List.of())).name())
                .isEqualTo("policy");
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("events.out.tfevents.")))
                    .hasSize(1);
        }
        assertThat(JsonMapper.builder().build().readTree(out.toString()).get("episodes").intValue()).isEqualTo(6);
    }

    @Test
    void referencesAreNamedAsElsewhere() throws IOException {
        Path run = train("named", "--algorithm", "popularity", "--references", "random,greedy",
                "--reference-episodes", "2");
        JsonNode record = JsonMapper.builder().build().readTree(Files.readString(run.resolve("run.json")));
        assertThat(record.get("references").propertyNames()).containsExactly("random", "greedy");
        assertThat(record.get("asked").get("references").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "greedi | nearest: greedy",
            "5 --reference-episodes 2 | is a number, which --reference-episodes has said",
            "-1 | --reference-episodes: -1 is out of range",
            "bayes-recall | recalls phases"})
    void referencesThatThereAreNotAreRefused(String references, String says) {
        Path runs = folder.resolve("refused");
        List<String> args = new ArrayList<>(List.of("train", "--algorithm", "popularity", "--episodes", "1", "--quiet",
                "--out", runs.toString(), "--references"));
        args.addAll(List.of(references.split(" ")));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains(says).hasLineCount(1);
        assertThat(runs).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"train --solvers memetic, nearest: --solver;", "bench --set users=50, nearest: -p;",
            "solve -p network.users=5, nearest: --set;", "fran train --epoch 3, nearest: --epochs;"})
    void anOptionOfAnotherCommandLeadsToThisOnes(String command, String says) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains(says).hasLineCount(1);
    }

    @Test
    void theSameSeedGivesTheSameBytesForOneAndTwoThreads() throws IOException {
        for (String preset : List.of("published-m2-n20", "drift-m2-n20")) {
            byte[] once = episodesOfSmallRun("1" + preset, preset, 1);
            assertThat(episodesOfSmallRun("2" + preset, preset, 2)).isEqualTo(once);
            assertThat(episodesOfSmallRun("3" + preset, preset, 1)).isEqualTo(once);
        }
    }

    private byte[] episodesOfSmallRun(String name, String preset, int threads) throws IOException {
        return Files.readAllBytes(train(name, "--scenario", preset, "--threads", "" + threads, "--set",
                "network.users=8", "--set", "time.framesPerEpisode=16").resolve("episodes.csv"));
    }

    @ParameterizedTest
    @CsvSource({"ddpg, improved", "popularity, discrete", "random, joint", "greedy, local-search",
            "all, nearest-server",
            "none, all-local", "lstm-ddpg, random", "all, memetic", "best-static, local-search",
            "clairvoyant, local-search"})
    void everyAlgorithmRunsOverEverySolver(String algorithm, String solver) throws IOException {
        Path run = train(algorithm + solver, "--algorithm", algorithm, "--solver", solver);
        assertThat(Files.readAllLines(run.resolve("episodes.csv"))).hasSize(7);
    }

    @Test
    void policiesThatFollowDriftingPopularityRunThroughTheSameLoop() throws IOException {
        for (String algorithm : List.of("adaptive-popularity", "clairvoyant")) {
            Path run = train(algorithm, "--algorithm", algorithm, "--solver", "local-search", "--scenario",
                    "drift-m2-n20");
            assertThat(Files.readAllLines(run.resolve("episodes.csv"))).hasSize(7);
        }
    }

    @Test
    void conformanceReportsTheWorstDeviationAndExitsThreeBeyondTheTolerance() throws IOException, URISyntaxException {
        Path golden = Path.of("..", "core", "src", "test", "resources", "golden");
        assertThat(run("conformance", golden.resolve("fitness.jsonl").toString(),
                golden.resolve("trajectory.jsonl").toString(),
                golden.resolve("twin-action.jsonl").toString())).isZero();
        assertThat(out.toString()).contains("conforms").doesNotContain("DEVIATES");
        Path wrong = folder.resolve("wrong.jsonl");
        Files.writeString(wrong,
                Files.readString(golden.resolve("trajectory.jsonl")).replace("-2.871766405475512", "-2.88"));
        assertThat(run("conformance", wrong.toString())).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(out.toString()).contains("DEVIATES");
        assertThat(run("conformance", folder.resolve("file").toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run("conformance", golden.resolve("ga-distribution.jsonl").toString(),
                folder.resolve("file").toString(), golden.resolve("twin-action.jsonl").toString(), "--json"))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains(folder.resolve("file").toString());
        JsonNode verdicts = JsonMapper.builder().build().readTree(out.toString());
        assertThat(verdicts.size()).isEqualTo(3);
        assertThat(verdicts.get(0).path("kind").stringValue()).isEqualTo("distribution");
        assertThat(verdicts.get(1).has("reason")).isTrue();
        assertThat(verdicts.get(2).path("kind").stringValue()).isEqualTo("twin-action");
    }

    @Test
    void scenariosAreListedShownCheckedAndDescribed() throws IOException {
        assertThat(run("scenario", "list")).isZero();
        assertThat(out.toString().lines()).hasSize(35).anyMatch(line -> line.startsWith("fran-default "));
        out.getBuffer().setLength(0);
        assertThat(run("scenario", "show", "drift-m2-n30", "--set", "network.users=31")).isZero();
        Path shown = folder.resolve("shown.yaml");
        Files.writeString(shown, out.toString());
        out.getBuffer().setLength(0);
        assertThat(run("scenario", "check", shown.toString())).isZero();
        assertThat(out.toString()).contains("valid").contains("31 users");
        out.getBuffer().setLength(0);
        assertThat(run("scenario", "show", "fran-small", "--set", "world.users=7")).isZero();
        Files.writeString(shown, out.toString());
        out.getBuffer().setLength(0);
        assertThat(run("scenario", "check", shown.toString(), "fran-large")).isZero();
        assertThat(out.toString()).contains("2 access points, 2 cooperative nodes, 7 users").contains("120 users");
        assertThat(run("scenario", "check", folder.resolve("no-servers.yaml").toString()))
                .isEqualTo(ExitCodes.BAD_INPUT);
        out.getBuffer().setLength(0);
        assertThat(run("scenario", "reference")).isZero();
        assertThat(out.toString()).contains("| `network.servers` |");
    }

    @Test
    void doctorNamesTheVectorUnitTensorFlowAndTheBackend() {
        assertThat(run("doctor", "--json")).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.get("checks").size()).isGreaterThan(5);
        out.getBuffer().setLength(0);
        assertThat(run("doctor")).isZero();
        assertThat(out.toString()).contains("TensorFlow").contains("GA backend").contains("GA on a GPU");
    }

    @Test
    void theGpuBackendWithoutAGpuIsRefusedWithOneLineBeforeAnythingIsWritten() {
        Assumptions.assumeTrue(new CudaGaBackend().obstacle().isPresent(), "SKIPPED: there is a GPU");
        for (String command : List.of("train", "solve", "compare")) {
            err.getBuffer().setLength(0);
            List<String> args = new ArrayList<>(List.of(command, "--backend", "cuda"));
            if (command.equals("train")) {
                args.addAll(List.of("--out", folder.resolve("runs").toString()));
            }
            assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(err.toString().strip()).hasLineCount(1).contains("backend \"cuda\" cannot run here");
            assertThat(folder.resolve("runs")).doesNotExist();
        }
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : List.of("train", "evaluate", "solve", "compare", "fran train", "fran evaluate",
                "fran solve", "fran",
                "conformance",
                "bench", "gate", "gate bisect", "profile", "doctor", "scenario list", "scenario show",
                "scenario check",
                "scenario reference")) {
            out.getBuffer().setLength(0);
            List<String> args = new ArrayList<>(List.of(command.split(" ")));
            args.add("--help");
            assertThat(run(args.toArray(String[]::new))).isZero();
            assertThat(out.toString()).contains("Example:  edgetempo " + command);
        }
        out.getBuffer().setLength(0);
        run("train", "--help");
        for (String name : Catalogue.standard().solvers().names()) {
            assertThat(out.toString()).contains(name);
        }
        for (String name : Learners.names()) {
            assertThat(out.toString()).contains(name);
        }
        assertThat(run("--version")).isZero();
        assertThat(run()).isZero();
    }
}
