package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.experiments.StopRequest;
import edgetempo.experiments.training.Training;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs so small that they last a second: tiny networks that learn from the third episode on, and the backend that needs no
 * warming up.
 */
final class SmallRun {
    static final int FRAMES_PER_EPISODE = 20;
    static final int CHECKPOINT_EVERY = 3;
    private static final String PRESET = "physical-m2-n20";
    private static final List<String> SETS = List.of("time.solver=ga", "ga.generations=2", "ga.population=8",
            "agent.hidden1=8", "agent.lstm=8", "agent.hidden2=8", "agent.batch=8", "agent.learningStartFrame=40",
            "agent.updatesPerRound=2", "agent.replayCapacity=150");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** Runs the command line. */
    int main(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    /** Arguments of a run. */
    static List<String> arguments(String algorithm, int episodes, Path runs, String... sets) {
        List<String> args = new ArrayList<>(List.of("train", "--scenario", PRESET, "--algorithm", algorithm,
                "--episodes", "" + episodes, "--seed", "5", "--threads", "1", "--backend", "scalar", "--references",
                "0", "--checkpoint-every",
                "" + CHECKPOINT_EVERY, "--quiet", "--out", runs.toString()));
        SETS.forEach(set -> args.addAll(List.of("--set", set)));
        Stream.of(sets).forEach(set -> args.addAll(List.of("--set", set)));
        return args;
    }

    /** Where the runs are. */
    static Scenario scenario(String... sets) {
        List<String> all = new ArrayList<>(SETS);
        all.addAll(Arrays.asList(sets));
        return ScenarioReader.load(PRESET, all);
    }

    /** Plays a run to its end and returns its folder. */
    Path whole(String algorithm, int episodes, Path runs, String... sets) {
        assertThat(main(arguments(algorithm, episodes, runs, sets).toArray(String[]::new))).as(err.toString()).isZero();
        return only(runs);
    }

    /** Plays a run until it is stopped and returns its folder. */
    Path stopped(String algorithm, int episodes, Path runs, StopRequest stop, String... sets) {
        Training training = Training.of(scenario(sets)).algorithm(algorithm).episodes(episodes)
                .seed(5)
                .threads(1).backend(GaBackends.named("scalar")).references(0).checkpointEvery(CHECKPOINT_EVERY)
                .stop(stop);
        try {
            assertThat(training.run(runs).finished()).isFalse();
        } catch (StopAt.Crash e) {
            // As asked for.
        }
        return only(runs);
    }

    static Path only(Path runs) {
        try (Stream<Path> paths = Files.list(runs)) {
            List<Path> all = paths.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void assertSameTables(Path run, Path whole) {
        for (String table : List.of("episodes.csv", "frames.csv")) {
            assertThat(run.resolve(table)).hasSameBinaryContentAs(whole.resolve(table));
        }
    }

    /** Every file of a folder and those below it, byte for byte. */
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    /** Stops a run at a frame, counted from 0 over all episodes. Not thread-safe. */
    static final class StopAt implements StopRequest {
        /** How it stops. */
        enum Way {
            /** Plays the episode to its end. */
            ORDERLY,
            /** Leaves the episode. */
            AT_ONCE,
            /** Falls over. */
            CRASH
        }

        /** A crash. */
        static final class Crash extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final int frame;
        private final Way way;
        private int frames;

        StopAt(int frame, Way way) {
            this.frame = frame;
            this.way = way;
        }

        @Override
        public boolean requested() {
            return way != Way.CRASH && frames > frame;
        }

        @Override
        public boolean overdue() {
            boolean reached = frames++ >= frame;
            if (reached && way == Way.CRASH) {
                throw new Crash();
            }
            return reached && way == Way.AT_ONCE;
        }
    }
}
