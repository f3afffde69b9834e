package edgetempo.experiments.evaluation;

import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.policy.ActorPolicy;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.caching.CachingPolicy;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.bridge.PythonAgent;
import edgetempo.reports.ReportException;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * An external policy: an actor in a safetensors file, or a Python agent that is queried while episodes are played,
 * {@code python:agent.py}. Closing it ends all processes that it has started.
 */
public final class OutsidePolicy implements AutoCloseable {
    private static final String PYTHON = "python:";
    private static final String WEIGHTS = ".safetensors";

    private final String text;
    private final Path file;
    private final Optional<PolicyFile> weights;
    private final List<PythonAgent> started = new ArrayList<>();

    private OutsidePolicy(String text, Path file, Optional<PolicyFile> weights) {
        this.text = text;
        this.file = file;
        this.weights = weights;
    }

    /**
     * The policy that a text names; empty if it is of neither form.
     *
     * @param setting whose value it is
     * @throws BadInputException if there is no such file, or it holds no actor
     */
    public static Optional<OutsidePolicy> of(String setting, String text) {
        boolean python = text.startsWith(PYTHON);
        if (!python && !text.endsWith(WEIGHTS)) {
            return Optional.empty();
        }
        String name = python ? text.substring(PYTHON.length()) : text;
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw BadInputException.of(setting, "\"" + text + "\": there is no file " + name);
            }
            return Optional.of(new OutsidePolicy(text, file,
                    python ? Optional.empty() : Optional.of(PolicyFile.readForeign(file))));
        } catch (InvalidPathException e) {
            throw BadInputException.of(setting, "\"" + name + "\" is no path: " + e.getReason());
        } catch (CheckpointException e) {
            throw BadInputException.of(setting, e.getMessage());
        } catch (IOException e) {
            throw ReportException.reading(Path.of(name), e);
        }
    }

    /** Its name as given. */
    public String name() {
        return text;
    }

    /**
     * Creates policies, one per call; from several threads too.
     *
     * @param evaluation episodes that they will play
     * @throws BadInputException if it does not fit the scenario, or Python does not start
     */
    public Supplier<CachingPolicy> policies(EvaluationEpisodes evaluation) {
        Scenario scenario = evaluation.scenario();
        if (weights.isPresent()) {
            Supplier<CachingPolicy> actors = () -> new ActorPolicy(text, weights.orElseThrow(), scenario);
            try {
                actors.get();
            } catch (IllegalArgumentException e) {
                throw new BadInputException(e.getMessage());
            }
            return actors;
        }
        // The one that shows that it starts is the first one to play.
        Queue<CachingPolicy> made = new ArrayDeque<>(List.of(start(scenario)));
        return () -> {
            CachingPolicy first;
            synchronized (made) {
                first = made.poll();
            }
            return first == null ? start(scenario) : first;
        };
    }

    private PythonAgent start(Scenario scenario) {
        PythonAgent agent = new PythonAgent(text, file, scenario);
        synchronized (started) {
            started.add(agent);
        }
        return agent;
    }

    @Override
    public void close() {
        synchronized (started) {
            started.forEach(PythonAgent::close);
            started.clear();
        }
    }
}
