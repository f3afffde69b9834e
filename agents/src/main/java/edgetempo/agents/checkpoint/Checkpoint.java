package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The complete state of a training run, from which it resumes bit for bit, in one file that is written atomically.
 *
 * @param agent    variables of the agent, by name
 * @param replay   transitions, by name; empty if they are not kept
 * @param progress counters and other state of the training loop, by key
 */
public record Checkpoint(Map<String, NamedTensor> agent, Map<String, NamedTensor> replay,
        Map<String, String> progress) {
    private static final String KIND_KEY = "kind";
    private static final String KIND = "edgetempo-checkpoint-1";
    static final String REPLAY = "replay/";

    /**
     * Copies the maps; the tensors are shared.
     *
     * @throws IllegalArgumentException if names of agent and replay collide or a reserved key is used
     */
    public Checkpoint {
        agent = new LinkedHashMap<>(agent);
        replay = new LinkedHashMap<>(replay);
        progress = new LinkedHashMap<>(progress);
        if (agent.keySet().stream().anyMatch(name -> name.startsWith(REPLAY))
                || !replay.keySet().stream().allMatch(name -> name.startsWith(REPLAY))) {
            throw new IllegalArgumentException("names of replay, and no others, begin with " + REPLAY);
        }
        if (progress.containsKey(KIND_KEY)) {
            throw new IllegalArgumentException("the key " + KIND_KEY + " is taken");
        }
    }

    /**
     * A counter of the progress.
     *
     * @throws IllegalArgumentException with one line if there is none, or it is no whole number from 0 on
     */
    public long count(String key) {
        String text = progress.getOrDefault(key, "");
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a negative one is.
        }
        throw new IllegalArgumentException(
                "its progress has " + key + " \"" + text + "\", expected a whole number from 0 on");
    }

    /**
     * A number of the progress.
     *
     * @throws IllegalArgumentException with one line if there is none
     */
    public double number(String key) {
        String text = progress.getOrDefault(key, "");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its progress has " + key + " \"" + text + "\", expected a number", e);
        }
    }

    /** The variables of one part; see {@link CheckpointParts}. */
    public Map<String, NamedTensor> agent(String part) {
        return below(part + "/", agent);
    }

    /** The replay of one part; see {@link CheckpointParts}. */
    public Map<String, NamedTensor> replay(String part) {
        return below(REPLAY + part + "/", replay);
    }

    private static Map<String, NamedTensor> below(String prefix, Map<String, NamedTensor> tensors) {
        Map<String, NamedTensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                String own = name.substring(prefix.length());
                part.put(own, new NamedTensor(own, tensor.shape(), tensor.values()));
            }
        });
        return part;
    }

    /**
     * Writes the checkpoint in place of an older one, which stays readable until this one is whole.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        Map<String, NamedTensor> tensors = new LinkedHashMap<>(agent);
        tensors.putAll(replay);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KIND_KEY, KIND);
        metadata.putAll(progress);
        Safetensors.write(file, new TensorFile(tensors, metadata));
    }

    /**
     * Reads a checkpoint.
     *
     * @throws CheckpointException if the file is damaged or is no checkpoint
     * @throws IOException         if it cannot be read
     */
    public static Checkpoint load(Path file) throws IOException {
        TensorFile content = Safetensors.readVerified(file);
        Map<String, String> progress = new LinkedHashMap<>(content.metadata());
        String kind = progress.remove(KIND_KEY);
        if (!KIND.equals(kind)) {
            throw new CheckpointException(file,
                    "is of kind " + (kind == null ? "unknown" : kind) + ", expected " + KIND);
        }
        Map<String, NamedTensor> agent = new LinkedHashMap<>();
        Map<String, NamedTensor> replay = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> (name.startsWith(REPLAY) ? replay : agent).put(name, tensor));
        return new Checkpoint(agent, replay, progress);
    }
}
