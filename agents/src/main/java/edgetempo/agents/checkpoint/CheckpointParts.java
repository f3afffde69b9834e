package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a checkpoint from parts, each with its own name space. {@link Checkpoint} returns the parts. Not thread-safe. */
public final class CheckpointParts {
    private final Map<String, NamedTensor> agent = new LinkedHashMap<>();
    private final Map<String, NamedTensor> replay = new LinkedHashMap<>();
    private final Map<String, String> progress;

    /**
     * Creates a builder without parts.
     *
     * @param progress state of the caller. Not modified.
     */
    public CheckpointParts(Map<String, String> progress) {
        this.progress = new LinkedHashMap<>(progress);
    }

    /** Adds variables of a part. Not modified. */
    public void agent(String part, Map<String, NamedTensor> variables) {
        add(agent, part + "/", variables);
    }

    /** Adds the replay of a part. Not modified. */
    public void replay(String part, Map<String, NamedTensor> stored) {
        add(replay, Checkpoint.REPLAY + part + "/", stored);
    }

    /** Adds a number or a word of a part's progress. */
    public void progress(String part, String key, Object value) {
        progress.put(part + "/" + key, value.toString());
    }

    /** Adds a number or a word of the progress. */
    public void progress(String key, Object value) {
        progress.put(key, value.toString());
    }

    private static void add(Map<String, NamedTensor> to, String prefix, Map<String, NamedTensor> tensors) {
        tensors.forEach((name, tensor) -> to.put(prefix + name,
                new NamedTensor(prefix + name, tensor.shape(), tensor.values())));
    }

    /** Builds the checkpoint. */
    public Checkpoint whole() {
        return new Checkpoint(agent, replay, progress);
    }
}
