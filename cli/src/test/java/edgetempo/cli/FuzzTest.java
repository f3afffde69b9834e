package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.experiments.OneLine;
import edgetempo.scenario.ScenarioKey;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file or a setting holds, a command does its work or refuses it: exit code 0 or 2 (3 where a check failed), one line of at most
 * 300 printable characters, within ten seconds. Inputs are mutated from good ones by {@link Mutator}; what once was answered otherwise
 * stands in {@link #found} and is tried always.
 *
 * <p>{@code -Dedgetempo.fuzz.cases=3000} tries as many of each kind, {@code -Dedgetempo.fuzz.seed=N} others (profile {@code fuzz}).
 */
class FuzzTest {
    private static final long SECONDS = 10;
    private static final long SEED = Long.getLong("edgetempo.fuzz.seed", 1);
    /** Beyond this a slot is large, not hostile. */
    private static final Set<String> SIZES = Set.of("network.servers", "network.users", "services.count",
            "requests.zipfRanks",
            "time.slotsPerFrame", "time.framesPerEpisode", "ga.population", "ga.generations", "ga.islands",
            "ga.memeticPopulation",
            "ga.memeticGenerations", "ga.memeticPasses", "ga.stagnationGenerations", "ga.migrants", "ga.elites");
    private static final String TINY = "ga.generations=2";

    @TempDir
    static Path folder;
    private static Path run;
    private static Path learned;
    private static Path compared;
    private static Path fran;
    private static final Map<Path, byte[]> GOOD = new TreeMap<>();
    private static final ExecutorService WORKER = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private final SmallRun program = new SmallRun();

    /** Kinds of input, and how many cases are tried by default, by what one takes. */
    enum Kind {
        SCENARIO(60),
        SET(100),
        PLAYED_SET(60),
        CHECKPOINT(40),
        POLICY(50),
        RUN_RECORD(40),
        RUN_TABLE(40),
        COMPARISON(25),
        FOG_RUN(25),
        BENCHMARKS(60),
        GOLDEN(60),
        FOG_RESUMED(12);

        private final int cases;

        Kind(int cases) {
            this.cases = cases;
        }

        int cases() {
            return Integer.getInteger("edgetempo.fuzz.cases", cases);
        }
    }

    @BeforeAll
    static void makeGoodInputs() throws IOException {
        SmallRun program = new SmallRun();
        run = program.whole("popularity", 2, folder.resolve("runs"), "time.framesPerEpisode=3");
        learned = program.whole("ddpg", 2, folder.resolve("learned"), "time.framesPerEpisode=3");
        assertThat(program.main("compare", "--slots", "2", "--solvers", "all-local,random", "--out",
                folder.resolve("compared").toString()))
                .isZero();
        compared = SmallRun.only(folder.resolve("compared"));
        assertThat(program.main("fran", "train", "--scenario", "fran-small", "--epochs", "2", "--set",
                "phase2.epochs=2", "--set",
                "phase1.batch=8", "--out", folder.resolve("fran").toString())).isZero();
        fran = SmallRun.only(folder.resolve("fran"));
        Files.writeString(folder.resolve("scenario.yaml"), shown(program, "physical-m2-n20"));
        Files.writeString(folder.resolve("fran.yaml"), shown(program, "fran-small"));
        Path golden = Path.of("..", "core", "src", "test", "resources", "golden");
        for (String name : List.of("fitness", "trajectory", "twin-action")) {
            Files.write(folder.resolve(name + ".jsonl"),
                    Files.readAllLines(golden.resolve(name + ".jsonl")).subList(0, 1));
        }
        for (String name : List.of("modes", "group", "sample")) {
            Files.copy(Path.of("..", "reports", "src", "test", "resources", "jmh", name + ".json"),
                    folder.resolve(name + ".json"));
        }
        for (Path kept : List.of(run, learned, compared, fran)) {
            try (Stream<Path> files = Files.walk(kept)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    GOOD.put(file, Files.readAllBytes(file));
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        WORKER.shutdownNow();
    }

    private static String shown(SmallRun program, String preset) {
        assertThat(program.main("scenario", "show", preset)).isZero();
        return program.out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void everyInputIsUsedOrRefused(Kind kind) throws IOException {
        List<String> found = new ArrayList<>();
        for (int i = Integer.getInteger("edgetempo.fuzz.first", 0); i < kind.cases(); i++) {
            tried(kind, SEED, i, found);
        }
        assertThat(found).as("seed and case of inputs that are neither used nor refused").isEmpty();
    }

    /** File, what is replaced in it, by what, and who reads it then. */
    static List<Arguments> found() {
        String huge = "99999999999";
        return List.of(
                found("sample.json", "(?s)\"rawDataHistogram\" ?: ?\\[",
                        "\"rawDataHistogram\":{\"a\":[[1,2]],\"b\":1},\"x\":[",
                        "report @"),
                found("modes.json", "\"scoreConfidence\" ?: ?\\[", "\"scoreConfidence\":{\"a\":1,\"b\":2},\"x\":[",
                        "report @"),
                found("twin-action.jsonl", "\"action\": ?\\[[^,]*", "\"action\": [1e9", "conformance @"),
                found("twin-action.jsonl", "\"servers\": ?\\d+", "\"servers\": " + huge, "conformance @"),
                found("fitness.jsonl", "\"users\": ?\\d+", "\"users\": " + huge, "conformance @"),
                found("fitness.jsonl", "\"genes\": ?\\[\\[[^,]*", "\"genes\": [[3", "conformance @"),
                found("fitness.jsonl", "\"genes\": ?\\[\\[[^,]*", "\"genes\": [[-1", "conformance @"),
                found("fitness.jsonl", "\"genes\": ?\\[\\[[^,]*", "\"genes\": [[1e400", "conformance @"),
                found("trajectory.jsonl", "\"offload\": ?\\[[^,]*", "\"offload\": [99", "conformance @"),
                found("trajectory.jsonl", "\"reward\": ?[^,}]*", "\"reward\": 1e400", "conformance @"),
                found("compare.json", "\"first\" : \"[^\"]*\"", "\"first\" : \"nobody\"", "report !"),
                found("frames.csv", "\n0,1,", "\n\"0,1,", "report !"),
                found("episodes.csv", "\n1,", "\n\"1,", "report !"),
                found("frames.csv", "(\n0,1,[^\n]*)", "$1$1", "report !"),
                found("frames.csv", "(\n0,1,[^\n]*)", "$1$1", "train --episodes 3 --resume !"),
                found("last-episode.json", "\"slots\":\\[\\{\"slot\":0,.*?\\]\\]\\},\\{", "\"slots\":[{", "report !"),
                found("last-episode.json", "\"frames\":\\[.*\\]", "\"frames\":[]", "report !"),
                found("last-episode.json", "\"caches\":\\[\\[\\d+", "\"caches\":[[0", "report !"),
                found("last-frame.json", "\"services\" : \\[\\s+\\d+", "\"services\" : [ 0", "report !"),
                found("last-frame.json", "\"cell\" : 1", "\"cell\" : 0", "report !"),
                found("last-frame.json", "\"service\" : \\d+", "\"service\" : 0", "report !"),
                found("scenario.yaml", "users: ", "users:\t", "scenario check @"),
                found("scenario.yaml", "name: .", "name: [", "scenario check @"));
    }

    private static Arguments found(String file, String find, String replacement, String command) {
        return Arguments.of(file, find, replacement, command);
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatOnceWasAnsweredOtherwise(String file, String find, String replacement, String command) throws IOException {
        Path good = GOOD.keySet().stream().filter(path -> path.endsWith(file)).filter(path -> !path.startsWith(learned))
                .findFirst()
                .orElse(folder.resolve(file));
        String text = Files.readString(good);
        String bad = text.replaceFirst(find, replacement);
        assertThat(bad).as(file).isNotEqualTo(text);
        Path there = command.contains("!") ? good : folder.resolve("mutated-" + file);
        Files.writeString(there, bad);
        List<String> args = new ArrayList<>(
                List.of(command.replace("@", there.toString()).replace("!", there.getParent().toString())
                        .split(" ")));
        if (args.getFirst().equals("report")) {
            args.addAll(List.of("--out", folder.resolve("page.html").toString()));
        }
        try {
            assertThat(program.main(args.toArray(String[]::new))).as(program.err.toString())
                    .isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(problem(Kind.SCENARIO, ExitCodes.BAD_INPUT)).isEmpty();
        } finally {
            restore();
        }
    }

    private void tried(Kind kind, long seed, int number, List<String> found) throws IOException {
        Mutator mutator = new Mutator(seed * 1_000_003 + number * 31L + kind.ordinal());
        List<String> args = input(kind, mutator);
        try {
            int code = WORKER.submit(() -> program.main(args.toArray(String[]::new))).get(SECONDS, TimeUnit.SECONDS);
            problem(kind, code)
                    .ifPresent(problem -> found.add(seed + " " + number + " " + problem + " " + brief(args)));
        } catch (TimeoutException e) {
            found.add(seed + " " + number + " not over after " + SECONDS + " s: " + brief(args));
        } catch (ExecutionException e) {
            found.add(seed + " " + number + " " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            restore();
        }
    }

    private static String brief(List<String> args) {
        String text = String.join(" ", args);
        return text.length() > 400 ? text.substring(0, 400) : text;
    }

    private Optional<String> problem(Kind kind, int code) {
        boolean checks = kind == Kind.GOLDEN || kind == Kind.BENCHMARKS;
        String message = program.err.toString();
        if (code != ExitCodes.OK && code != ExitCodes.BAD_INPUT && !(checks && code == ExitCodes.CHECK_FAILED)) {
            return Optional.of("exit code " + code + ": " + message);
        }
        for (String line : message.split("\n")) {
            if (line.length() > OneLine.LONGEST || line.matches(".*\\p{Cntrl}.*")
                    || line.matches(".*(tools\\.jackson|java\\.lang\\.|Exception|Cannot deserialize|\\$[A-Z]).*")) {
                return Optional.of("message: " + line);
            }
        }
        if (code == ExitCodes.BAD_INPUT && message.lines().filter(line -> !line.startsWith("warning")).count() != 1) {
            return Optional.of("not one line: " + message);
        }
        return Optional.empty();
    }

    private static List<String> input(Kind kind, Mutator mutator) throws IOException {
        return switch (kind) {
            case SCENARIO -> {
                Path good = folder.resolve(mutator.any(List.of("scenario.yaml", "fran.yaml")));
                Path bad = folder.resolve("mutated.yaml");
                Files.write(bad, mutator.mutate(Files.readAllBytes(good), Mutator.Form.YAML));
                yield List.of("scenario", mutator.any(List.of("check", "show")), bad.toString());
            }
            case SET -> {
                String preset = mutator.any(List.of("physical-m2-n20", "fran-small", "drift-m3-n30"));
                List<String> args = new ArrayList<>(List.of("scenario", "check", preset));
                for (int i = mutator.below(3); i >= 0; i--) {
                    args.addAll(List.of("--set", set(mutator, preset)));
                }
                yield args;
            }
            case PLAYED_SET -> {
                List<String> args = new ArrayList<>(
                        List.of("evaluate", "--algorithm", "popularity", "--episodes", "1", "--references",
                                "none", "--backend", "scalar", "--threads", "1", "--set", TINY, "--set",
                                "ga.population=8", "--set",
                                "time.framesPerEpisode=2"));
                for (int i = mutator.below(3); i >= 0; i--) {
                    String set = set(mutator, "physical-m2-n20");
                    if (!SIZES.contains(set.substring(0, set.indexOf('=')))) {
                        args.addAll(List.of("--set", set));
                    }
                }
                yield args;
            }
            case CHECKPOINT -> {
                mutate(run.resolve("checkpoint").resolve("latest.safetensors"), mutator, Mutator.Form.SAFETENSORS);
                Files.deleteIfExists(run.resolve("checkpoint").resolve("previous.safetensors"));
                yield List.of("train", "--resume", run.toString(), "--episodes", "3", "--references", "0");
            }
            case POLICY -> {
                mutate(learned.resolve("policy.safetensors"), mutator, Mutator.Form.SAFETENSORS);
                yield List.of("evaluate", learned.toString(), "--episodes", "1", "--references", "none", "--threads",
                        "1", "--backend",
                        "scalar", "--quiet");
            }
            case RUN_RECORD -> {
                mutate(run.resolve(
                        mutator.any(List.of("run.json", "run.json", "last-frame.json", "last-episode.json"))), mutator,
                        Mutator.Form.JSON);
                yield mutator.any(List.of(report(run), report(run),
                        List.of("train", "--resume", run.toString(), "--references", "0"),
                        List.of("evaluate", run.toString(), "--episodes", "1", "--references", "none", "--threads",
                                "1")));
            }
            case RUN_TABLE -> {
                mutate(run.resolve(mutator.any(List.of("episodes.csv", "frames.csv"))), mutator, Mutator.Form.CSV);
                yield mutator.any(List.of(report(run), report(run),
                        List.of("train", "--resume", run.toString(), "--references", "0")));
            }
            case COMPARISON -> {
                mutate(compared.resolve("compare.json"), mutator, Mutator.Form.JSON);
                yield report(compared);
            }
            case FOG_RUN -> {
                if (mutator.below(2) == 0) {
                    mutate(fran.resolve("run.json"), mutator, Mutator.Form.JSON);
                } else {
                    mutate(fran.resolve(mutator.any(List.of("epochs.csv", "methods.csv"))), mutator, Mutator.Form.CSV);
                }
                yield mutator
                        .any(List.of(report(fran), List.of("fran", "evaluate", fran.toString(), "--episodes", "1")));
            }
            case BENCHMARKS -> {
                Path good = folder.resolve(mutator.any(List.of("modes.json", "group.json", "sample.json")));
                Path bad = folder.resolve("mutated.json");
                Files.write(bad, mutator.mutate(Files.readAllBytes(good), Mutator.Form.JSON));
                yield mutator.any(List.of(List.of("gate", "--baseline", good.toString(), "--candidate", bad.toString()),
                        List.of("gate", "--baseline", bad.toString(), "--candidate", good.toString()), report(bad)));
            }
            case GOLDEN -> {
                Path good = folder
                        .resolve(mutator.any(List.of("fitness.jsonl", "trajectory.jsonl", "twin-action.jsonl")));
                Path bad = folder.resolve("mutated.jsonl");
                Files.write(bad, mutator.mutate(Files.readAllBytes(good), Mutator.Form.JSON_LINES));
                yield List.of("conformance", bad.toString());
            }
            case FOG_RESUMED -> {
                Path json = fran.resolve("run.json");
                Files.writeString(json, Files.readString(json).replace("\"finished\",", "\"interrupted\","));
                switch (mutator.below(3)) {
                    case 0 -> mutate(json, mutator, Mutator.Form.JSON);
                    case 1 -> mutate(fran.resolve("epochs.csv"), mutator, Mutator.Form.CSV);
                    default -> {
                        mutate(fran.resolve("checkpoint").resolve("latest.safetensors"), mutator,
                                Mutator.Form.SAFETENSORS);
                        Files.deleteIfExists(fran.resolve("checkpoint").resolve("previous.safetensors"));
                    }
                }
                yield List.of("fran", "train", "--resume", fran.toString());
            }
        };
    }

    private static String set(Mutator mutator, String preset) {
        List<String> keys = ScenarioKey
                .allOf(ScenarioReader.loadAny(preset, List.of())).stream()
                .map(ScenarioKey::path).toList();
        return mutator.any(keys) + "=" + mutator.value();
    }

    private static List<String> report(Path result) {
        return List.of("report", result.toString(), "--out", folder.resolve("page.html").toString());
    }

    private static void mutate(Path file, Mutator mutator, Mutator.Form form) throws IOException {
        byte[] good = GOOD.get(file);
        assertThat(good).as(file.toString()).isNotNull();
        Files.write(file, mutator.mutate(good, form));
    }

    /** Everything as it was. */
    private static void restore() {
        try {
            for (Path kept : List.of(run, learned, compared, fran)) {
                try (Stream<Path> files = Files.walk(kept)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        byte[] good = GOOD.get(file);
                        if (good == null) {
                            Files.delete(file);
                        } else if (!Arrays.equals(good, Files.readAllBytes(file))) {
                            Files.write(file, good);
                        }
                    }
                }
            }
            for (Map.Entry<Path, byte[]> good : GOOD.entrySet()) {
                if (!Files.exists(good.getKey())) {
                    Files.createDirectories(good.getKey().getParent());
                    Files.write(good.getKey(), good.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
