package edgetempo.experiments.training;

import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.experiments.StopRequest;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs so small that they last a second: tiny networks that learn from the third episode on, and the backend that needs no
 * warming up.
 */
final class SmallTraining {
    private static final List<String> SETS = List.of("time.solver=ga", "ga.generations=2", "ga.population=8",
            "agent.hidden1=8", "agent.lstm=8", "agent.hidden2=8", "agent.batch=8", "agent.learningStartFrame=40",
            "agent.updatesPerRound=2", "agent.replayCapacity=150");

    private SmallTraining() {}

    /** A run with seed 5 and a checkpoint every third episode. */
    static Training of(String algorithm, int episodes) {
        return Training.of(ScenarioReader.load("physical-m2-n20", SETS)).algorithm(algorithm).episodes(episodes).seed(5)
                .threads(1).backend(GaBackends.named("scalar")).references(0).checkpointEvery(3);
    }

    /** Has a run leave the episode at a frame, counted from 0 over all episodes. */
    static StopRequest leaveAt(int frame) {
        return new StopRequest() {
            private int frames;

            @Override
            public boolean requested() {
                return frames > frame;
            }

            @Override
            public boolean overdue() {
                return frames++ >= frame;
            }
        };
    }

    /** Collects warnings. */
    static Console warnings(List<String> to) {
        return new Console() {
            @Override
            public void info(String line) {
                // Not a warning.
            }

            @Override
            public void warn(String line) {
                to.add(line);
            }

            @Override
            public Progress progress(String task, long first, long steps) {
                return Progress.NONE;
            }
        };
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
}
