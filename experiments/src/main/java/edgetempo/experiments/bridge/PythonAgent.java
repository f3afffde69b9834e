package edgetempo.experiments.bridge;

import edgetempo.caching.CachingPolicy;
import edgetempo.experiments.BadInputException;
import edgetempo.mec.CachePlan;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.scenario.mec.Scenario;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A caching policy decided by a Python process over a pipe: {@code python3 -m edgetempo.serve agent.py}. Its plans are where its
 * action is above 0, as those of the environment in Python. The process ends with this policy, and with this virtual machine. Not
 * thread-safe.
 */
public final class PythonAgent implements CachingPolicy, AutoCloseable {
    /** Environment variable that names the interpreter. */
    public static final String INTERPRETER = "EDGETEMPO_PYTHON";
    /** System property: timeout of an agent's answer, s; 60 by default. */
    public static final String TIMEOUT = "edgetempo.pythonTimeoutS";
    private static final int DEFAULT_TIMEOUT_S = 60;
    private static final String USUAL_INTERPRETER = "python3";
    private static final int EPISODE = 11;
    private static final int ACT = 12;
    private static final long PATIENCE_S = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final Path file;
    private final Process process;
    private final InputStream replies;
    private final OutputStream requests;
    private final ByteBuffer episodeRequest;
    private final ByteBuffer actRequest;
    private final ByteBuffer reply;
    private final float[] action;
    private final Thread reader;
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("edgetempo-python-watch").factory());
    private volatile String said = "";
    /** After how many seconds it was given up; 0 before. */
    private volatile int lateAfterS;

    /**
     * Starts an agent.
     *
     * @param name     for tables and logs
     * @param file     the agent's Python file
     * @param scenario in which it will act
     * @throws BadInputException if it does not start, with its error as one line
     */
    public PythonAgent(String name, Path file, Scenario scenario) {
        this.name = name;
        this.file = file;
        List<Component> components = MecObservation.components(scenario);
        int observed = components.stream().mapToInt(Component::size).sum();
        action = new float[scenario.planLength()];
        episodeRequest = buffer(Wire.HEADER_BYTES + 16);
        actRequest = buffer(Wire.HEADER_BYTES + observed * Double.BYTES);
        reply = buffer(Wire.HEADER_BYTES + action.length * Float.BYTES);
        episodeRequest.putInt(0, Wire.MARK).putInt(4, EPISODE);
        actRequest.putInt(0, Wire.MARK).putInt(4, ACT);
        process = start();
        requests = process.getOutputStream();
        replies = process.getInputStream();
        reader = Thread.ofVirtual().name("edgetempo-python-errors").start(this::readErrors);
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("protocol", Wire.VERSION);
        hello.put("scenario", scenario.name());
        hello.put("max_steps", scenario.time().framesPerEpisode());
        hello.put("observation", EnvServing.describe(components, true));
        hello.put("action", EnvServing.describe(List.of(MecObservation.plan(scenario)), false));
        shakeHands(hello);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Process start() {
        String interpreter = Optional.ofNullable(System.getenv(INTERPRETER)).orElse(USUAL_INTERPRETER);
        ProcessBuilder builder = new ProcessBuilder(interpreter, "-m", "edgetempo.serve", file.toString());
        String home = System.getProperty(JvmFlags.HOME);
        if (home != null) {
            builder.environment().merge("PYTHONPATH", Path.of(home, "python").toString(),
                    (present, own) -> own + File.pathSeparator + present);
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot start Python: " + e.getMessage() + "; set " + INTERPRETER
                    + " to an interpreter that has numpy");
        }
    }

    private void readErrors() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    said = line.strip();
                }
            }
        } catch (IOException e) {
            // Closed because the process has ended; what it said is kept.
        }
    }

    /** Ends the process when its time is over, which ends the wait for it. */
    private ScheduledFuture<?> watched() {
        int timeoutS = Integer.getInteger(TIMEOUT, DEFAULT_TIMEOUT_S);
        return watch.schedule(() -> {
            lateAfterS = timeoutS;
            process.destroyForcibly();
        }, timeoutS, TimeUnit.SECONDS);
    }

    private void shakeHands(Map<String, Object> hello) {
        ScheduledFuture<?> watched = watched();
        try {
            requests.write((JSON.writeValueAsString(hello) + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            StringBuilder line = new StringBuilder();
            for (int next = replies.read(); next != '\n'; next = replies.read()) {
                if (next < 0) {
                    throw gone("Python did not start");
                }
                line.append((char) next);
            }
            Map<?, ?> answer = JSON.readValue(line.toString(), Map.class);
            if (answer.get("error") != null || !Integer.valueOf(Wire.VERSION).equals(answer.get("protocol"))) {
                throw new BadInputException(file + ": " + answer.get("error"));
            }
        } catch (IOException e) {
            throw gone("Python did not start");
        } catch (JacksonException e) {
            close();
            throw new BadInputException(file + ": its first line is no JSON");
        } catch (BadInputException e) {
            close();
            throw e;
        } finally {
            watched.cancel(false);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void reset(long seed, int episode) {
        episodeRequest.putLong(Wire.HEADER_BYTES, seed).putInt(Wire.HEADER_BYTES + 8, episode);
        ask(episodeRequest);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        for (int i = 0; i < observation.length; i++) {
            actRequest.putDouble(Wire.HEADER_BYTES + i * Double.BYTES, observation[i]);
        }
        ask(actRequest);
        BoxActions.refusal(reply, Wire.HEADER_BYTES, action.length).ifPresent(problem -> {
            throw new BadInputException(file + ": frame " + frame + ": " + problem);
        });
        BoxActions.read(reply, Wire.HEADER_BYTES, action);
        plan.decode(action);
    }

    private void ask(ByteBuffer request) {
        ScheduledFuture<?> watched = watched();
        try {
            requests.write(request.array());
            requests.flush();
            if (replies.readNBytes(reply.array(), 0, reply.capacity()) < reply.capacity()) {
                throw gone("Python has ended");
            }
            if (reply.getInt(0) != Wire.OK) {
                throw new BadInputException(file + ": "
                        + new String(replies.readNBytes(reply.getInt(4)), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw gone("Python has ended");
        } finally {
            watched.cancel(false);
        }
    }

    private BadInputException gone(String what) {
        close();
        if (lateAfterS > 0) {
            return new BadInputException(
                    file + ": did not answer within " + lateAfterS + " s; allow more with -D" + TIMEOUT);
        }
        return new BadInputException(file + ": " + what + " (exit code " + process.exitValue() + ")"
                + (said.isEmpty() ? "" : ": " + said));
    }

    /** Ends the process and waits for its end. */
    @Override
    public void close() {
        watch.shutdownNow();
        try {
            requests.close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
