package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that die, or run out of disk, at any operation on files, and are taken up again, leave what they would have left alone. Some
 * operations of each command are tried; with {@code -Dedgetempo.crashPoints=all} and {@code -Dedgetempo.fullDisks=all}, or numbers, so many
 * deaths and full disks.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointTest {
    private static final String USUAL = "4";
    /** Deaths of each command, and full disks. */
    private static final String IMAGES = System.getProperty("edgetempo.crashPoints", USUAL);
    private static final String DISKS = System.getProperty("edgetempo.fullDisks", "1");
    /** Of so many operations one is kept, unless more are tried than usual. */
    private static final int EVERY = 10;
    private static final int MAX_TRIES = 3;

    private Path folder;
    private CrashPoints points;
    private int trial;

    @BeforeAll
    void build(
            @TempDir
            Path shared) throws IOException, InterruptedException {
        folder = shared;
        Optional<CrashPoints> built = CrashPoints.build(shared);
        assumeTrue(built.isPresent(), "needs a C compiler");
        points = built.get();
    }

    /** Takes a command up again until it ends well. */
    @FunctionalInterface
    private interface Mend {
        /** @return arguments of the command that goes on with what is there */
        List<String> arguments(Path runs) throws IOException;
    }

    /** What must not depend on what happened. */
    @FunctionalInterface
    private interface Content {
        Map<String, String> of(Path runs) throws IOException;
    }

    @Test
    void aTrainingRunThatEvaluatesIsWholeAfterEveryCrash() throws IOException, InterruptedException {
        everyCrash(runs -> {
            List<String> args = new ArrayList<>(SmallRun.arguments("lstm-ddpg", 6, runs, "time.framesPerEpisode=8"));
            args.addAll(List.of("--evaluate-every", "2", "--evaluate-episodes", "2"));
            return args;
        }, CrashPointTest::resume, CrashPointTest::contentOfRuns);
    }

    @Test
    @EnabledIfSystemProperty(named = "edgetempo.crashPoints", matches = ".+",
            disabledReason = "the same files as of the run above, but for what is in them")
    void aRunOnATraceWhoseAgentRemembersIsWholeAfterEveryCrash() throws IOException, InterruptedException {
        StringBuilder requests = new StringBuilder("time_s,service\n");
        for (int i = 0; i < 20_000; i++) {
            requests.append(i).append(",s").append(i * 31 % (7 + i % 5)).append('\n');
        }
        Path trace = Files.writeString(folder.resolve("trace.csv"), requests);
        everyCrash(runs -> {
            List<String> args = new ArrayList<>(SmallRun.arguments("lstm-recall", 4, runs, "time.framesPerEpisode=8",
                    "requests.file=" + trace, "services.count=7"));
            args.set(args.indexOf("--references") + 1, "random");
            args.addAll(List.of("--reference-episodes", "1", "--evaluate-every", "2", "--evaluate-episodes", "1"));
            return args;
        }, CrashPointTest::resume, CrashPointTest::contentOfRuns);
    }

    @Test
    void aSetOfSeedsIsWholeAfterEveryCrash() throws IOException, InterruptedException {
        everyCrash(runs -> {
            List<String> args = new ArrayList<>(SmallRun.arguments("popularity", 4, runs, "time.framesPerEpisode=8"));
            args.removeAll(List.of("--seed", "5"));
            args.addAll(List.of("--seeds", "1..2", "--parallel", "1"));
            return args;
        }, CrashPointTest::resume, CrashPointTest::contentOfRuns);
    }

    @Test
    void anFranRunIsWholeAfterEveryCrash() throws IOException, InterruptedException {
        everyCrash(runs -> fran(runs, "--seed", "3"), CrashPointTest::resume, CrashPointTest::contentOfRuns);
    }

    @Test
    @EnabledIfSystemProperty(named = "edgetempo.crashPoints", matches = ".+",
            disabledReason = "two runs for every crash; what differs from one is tried by the set of seeds above")
    void aSetOfFranSeedsIsWholeAfterEveryCrash() throws IOException, InterruptedException {
        everyCrash(runs -> fran(runs, "--seeds", "3,4", "--parallel", "1"), CrashPointTest::resume,
                CrashPointTest::contentOfRuns);
    }

    private static List<String> fran(Path runs, String... more) {
        List<String> args = new ArrayList<>(List.of("fran", "train", "--epochs", "7", "--checkpoint-every", "3",
                "--threads", "1", "--quiet", "--out", runs.toString()));
        List<String> small = FranCommandTest.SMALL;
        args.addAll(small.subList(0, small.indexOf("--seed")));
        List.of("phase1.batch=8", "phase2.batch=8", "phase2.blocks=5", "phase2.maxSteps=12")
                .forEach(set -> args.addAll(List.of("--set", set)));
        args.addAll(List.of(more));
        return args;
    }

    @Test
    void aComparisonIsThereWholeOrNotAtAll() throws IOException, InterruptedException {
        List<String> args = List.of("compare", "--scenario", "physical-m2-n20", "--slots", "2", "--budget",
                "evaluations=200", "--solvers", "improved,local-search", "--backend", "scalar", "--quiet");
        everyCrash(runs -> with(args, runs), runs -> with(args, runs), runs -> {
            List<Path> whole = folders(runs);
            Map<String, String> content = new TreeMap<>();
            // One that was whole before the crash, and the one that was made after it.
            assertThat(whole).hasSizeBetween(1, MAX_TRIES);
            for (Path comparison : whole) {
                Map<String, String> own = content(comparison, comparison);
                if (!comparison.equals(whole.getLast())) {
                    // A page that could not be written is said, and made again by report: results are not given up for it.
                    own.putIfAbsent("compare.html", "there");
                }
                if (!content.isEmpty()) {
                    assertThat(own).isEqualTo(content);
                }
                content = own;
            }
            return content;
        });
    }

    private static List<String> with(List<String> args, Path runs) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--out", runs.toString()));
        return all;
    }

    /**
     * A process that dies leaves what was in the folder then: of a death at every operation one run is enough, which keeps copies. All
     * full disks take one process, whose end is a death that is one.
     */
    private void everyCrash(Mend begin, Mend mend, Content content) throws IOException, InterruptedException {
        Path runs = folder.resolve("runs" + trial++);
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int every = IMAGES.equals(USUAL) ? EVERY : 1;
        List<Path> images = points.images(runs, begin.arguments(runs),
                Files.createDirectory(folder.resolve("images" + trial++)), every, random.nextInt(every));
        int operations = CrashPoints.operation(images.getLast());
        Map<String, String> expected = content.of(runs);
        List<String> wrong = new ArrayList<>();
        for (int at : chosen(images.size(), IMAGES, random)) {
            PathUtils.deleteDirectory(runs);
            Path image = images.get(at);
            Files.move(image, runs);
            wrong.addAll(problems(begin, mend, content, expected, runs)
                    .map(problem -> image.getFileName() + ": " + problem).toList());
        }
        try (CrashedCommand command = points.command(runs, begin.arguments(runs))) {
            for (int at : chosen(operations, DISKS, random)) {
                PathUtils.deleteDirectory(runs);
                String ended = command.onFullDisk(1 + at);
                String told = "full disk at operation " + (1 + at) + " of " + operations + ": ";
                if (!ended.startsWith(ExitCodes.BAD_INPUT + " ") && !ended.startsWith(ExitCodes.OK + " ")) {
                    wrong.add(told + "exit code " + ended);
                }
                wrong.addAll(problems(begin, mend, content, expected, runs).map(told::concat).toList());
            }
            PathUtils.deleteDirectory(runs);
            int at = random.nextInt(operations);
            command.toDeath(1 + at);
            String told = "death at operation " + (1 + at) + " of " + operations + ": ";
            wrong.addAll(problems(begin, mend, content, expected, runs).map(told::concat).toList());
        }
        assertThat(wrong).as("seed %d, %d operations", seed, operations).isEmpty();
    }

    private static Stream<String> problems(Mend begin, Mend mend, Content content, Map<String, String> expected,
            Path runs)
            throws IOException {
        String problem = mended(mend, begin, runs);
        return Stream.of(problem.isEmpty() ? differences(expected, content.of(runs)) : problem)
                .filter(text -> !text.isEmpty());
    }

    private static String mended(Mend mend, Mend begin, Path runs) throws IOException {
        List<String> args = Files.isDirectory(runs) ? mend.arguments(runs) : begin.arguments(runs);
        SmallRun small = new SmallRun();
        int code = small.main((args.isEmpty() ? begin.arguments(runs) : args).toArray(String[]::new));
        return code == 0 ? "" : "taken up again, exit code " + code + ", " + small.err;
    }

    /** Some of so many, from 0, one of each part of equal size; or all. */
    private static int[] chosen(int all, String many, SplittableRandom random) {
        int count = many.equals("all") ? all : Math.min(all, Integer.parseInt(many));
        return IntStream.range(0, count).map(i -> {
            int from = (int) ((long) all * i / count);
            int to = (int) ((long) all * (i + 1) / count);
            return from + random.nextInt(to - from);
        }).toArray();
    }

    /** Goes on with what can be gone on with; nothing where no run has begun. */
    private static List<String> resume(Path runs) throws IOException {
        for (Path run : folders(runs)) {
            if (Files.exists(run.resolve("run.json")) || Files.exists(run.resolve("request.json"))) {
                List<String> args = new ArrayList<>(List.of("train", "--resume", run.toString(), "--quiet"));
                if (run.toString().contains("fran")) {
                    args.addFirst("fran");
                }
                return args;
            }
        }
        return List.of();
    }

    private static List<Path> folders(Path runs) throws IOException {
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    /** Files whose bytes are promised, of runs that must have finished; of the others that they are there. */
    private static Map<String, String> contentOfRuns(Path runs) throws IOException {
        List<Path> begun = folders(runs).stream()
                .filter(run -> Files.exists(run.resolve("run.json")) || Files.exists(run.resolve("request.json")))
                .toList();
        assertThat(begun).hasSize(1);
        Path run = begun.getFirst();
        return content(run, run);
    }

    private static Map<String, String> content(Path root, Path run) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(run)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replaceAll("\\d{8}-\\d{6}-", "");
                String base = file.getFileName().toString();
                if (base.equals("run.json")) {
                    assertThat(Files.readString(file)).as(name).contains("\"status\" : \"finished\"");
                }
                if (base.startsWith("events.out") || base.equals("previous.safetensors")) {
                    continue; // one more for every start; one more checkpoint
                }
                boolean timed = List.of("run.json", "report.html", "seeds.json", "request.json", "compare.json",
                        "compare.html", "timing.csv").contains(base) || base.startsWith("time-")
                // Of F-RAN runs it holds no times.
                        || base.equals("latest.safetensors") && !name.contains("fran")
                                && !run.toString().contains("fran");
                content.put(name, timed ? "there" : Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    private static String differences(Map<String, String> expected, Map<String, String> found) {
        List<String> all = new ArrayList<>();
        expected.forEach((name, bytes) -> {
            if (!bytes.equals(found.get(name))) {
                all.add(name + (found.containsKey(name) ? " differs" : " is missing"));
            }
        });
        found.keySet().stream().filter(name -> !expected.containsKey(name)).forEach(name -> all.add(name + " is new"));
        return String.join(", ", all);
    }
}
