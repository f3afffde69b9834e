package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.ScenarioKey;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a file or a setting holds, a command does its work or refuses it: exit code 0 or 2 (3 where a check failed), one line of at most
 * 300 printable characters, within ten seconds. Inputs are mutated from good ones by {@link Mutator}; those that once were answered
 * otherwise stand in {@code src/test/resources/fuzz} and are tried always.
 *
 * <p>{@code -Dedgetempo.fuzz.cases=3000} tries as many of each kind, {@code -Dedgetempo.fuzz.seed=N} others (profile {@code fuzz}).
 */
class FuzzTest {
    private static final long SECONDS = 10;
    private static final long SEED = Long.getLong("edgetempo.fuzz.seed", 1);
    /** Beyond this a slot is large, not hostile. */
    private static final Set<String> SIZES = Set.of("network.servers", "network.users", "services.count", "requests.zipfRanks",
            "time.slotsPerFrame", "time.framesPerEpisode", "ga.population", "ga.generations", "ga.islands", "ga.memeticPopulation",
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
        SCENARIO(400),
        SET(400),
        PLAYED_SET(60),
        CHECKPOINT(60),
        POLICY(100),
        RUN_RECORD(60),
        RUN_TABLE(60),
        COMPARISON(40),
        FOG_RUN(40),
        BENCHMARKS(150),
        GOLDEN(150);

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
        assertThat(program.main("compare", "--slots", "2", "--solvers", "all-local,random", "--out", folder.resolve("compared").toString()))
                .isZero();
        compared = SmallRun.only(folder.resolve("compared"));
        assertThat(program.main("fran", "train", "--scenario", "fran-small", "--epochs", "2", "--set", "phase2.epochs=2", "--set",
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
            Files.copy(Path.of("..", "reports", "src", "test", "resources", "jmh", name + ".json"), folder.resolve(name + ".json"));
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
        Path corpus = Path.of("src", "test", "resources", "fuzz", kind.name().toLowerCase(Locale.ROOT) + ".txt");
        if (Files.exists(corpus)) {
            for (String line : Files.readAllLines(corpus)) {
                tried(kind, Long.parseLong(line.split(" ")[0]), Integer.parseInt(line.split(" ")[1]), found);
            }
        }
        for (int i = 0; i < kind.cases(); i++) {
            tried(kind, SEED, i, found);
        }
        assertThat(found).as("seed and case of inputs that are neither used nor refused").isEmpty();
    }

    private void tried(Kind kind, long seed, int number, List<String> found) throws IOException {
        Mutator mutator = new Mutator(seed * 1_000_003 + number * 31L + kind.ordinal());
        List<String> args = input(kind, mutator);
        try {
            int code = WORKER.submit(() -> program.main(args.toArray(String[]::new))).get(SECONDS, TimeUnit.SECONDS);
            problem(kind, code).ifPresent(problem -> found.add(seed + " " + number + " " + problem + " " + brief(args)));
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
                List<String> args = new ArrayList<>(List.of("evaluate", "--algorithm", "popularity", "--episodes", "1", "--references",
                        "none", "--backend", "scalar", "--threads", "1", "--set", TINY, "--set", "ga.population=8", "--set",
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
                yield List.of("evaluate", learned.toString(), "--episodes", "1", "--references", "none", "--threads", "1", "--backend",
                        "scalar", "--quiet");
            }
            case RUN_RECORD -> {
                mutate(run.resolve(mutator.any(List.of("run.json", "run.json", "last-frame.json"))), mutator, Mutator.Form.JSON);
                yield mutator.any(List.of(report(run), report(run), List.of("train", "--resume", run.toString(), "--references", "0"),
                        List.of("evaluate", run.toString(), "--episodes", "1", "--references", "none", "--threads", "1")));
            }
            case RUN_TABLE -> {
                mutate(run.resolve(mutator.any(List.of("episodes.csv", "frames.csv"))), mutator, Mutator.Form.CSV);
                yield mutator.any(List.of(report(run), report(run), List.of("train", "--resume", run.toString(), "--references", "0")));
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
                yield mutator.any(List.of(report(fran), List.of("fran", "evaluate", fran.toString(), "--episodes", "1")));
            }
            case BENCHMARKS -> {
                Path good = folder.resolve(mutator.any(List.of("modes.json", "group.json", "sample.json")));
                Path bad = folder.resolve("mutated.json");
                Files.write(bad, mutator.mutate(Files.readAllBytes(good), Mutator.Form.JSON));
                yield mutator.any(List.of(List.of("gate", "--baseline", good.toString(), "--candidate", bad.toString()),
                        List.of("gate", "--baseline", bad.toString(), "--candidate", good.toString()), report(bad)));
            }
            case GOLDEN -> {
                Path good = folder.resolve(mutator.any(List.of("fitness.jsonl", "trajectory.jsonl", "twin-action.jsonl")));
                Path bad = folder.resolve("mutated.jsonl");
                Files.write(bad, mutator.mutate(Files.readAllBytes(good), Mutator.Form.JSON_LINES));
                yield List.of("conformance", bad.toString());
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
