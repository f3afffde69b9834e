package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** A checkpoint in the making, of parts that each have names of their own. {@link Checkpoint} gives the parts back. Not thread-safe. */
public final class CheckpointParts {
    private final Map<String, NamedTensor> agent = new LinkedHashMap<>();
    private final Map<String, NamedTensor> replay = new LinkedHashMap<>();
    private final Map<String, String> progress;

    /**
     * Without parts yet.
     *
     * @param progress what the caller has to know. Not modified.
     */
    public CheckpointParts(Map<String, String> progress) {
        this.progress = new LinkedHashMap<>(progress);
    }

    /** Adds variables of a part. Not modified. */
    public void agent(String part, Map<String, NamedTensor> variables) {
        add(agent, part + "/", variables);
    }

    /** Adds what a part has stored. Not modified. */
    public void replay(String part, Map<String, NamedTensor> stored) {
        add(replay, Checkpoint.REPLAY + part + "/", stored);
    }

    /** Adds a number or a word that a part has to know. */
    public void progress(String part, String key, Object value) {
        progress.put(part + "/" + key, value.toString());
    }

    /** Adds a number or a word. */
    public void progress(String key, Object value) {
        progress.put(key, value.toString());
    }

    private static void add(Map<String, NamedTensor> to, String prefix, Map<String, NamedTensor> tensors) {
        tensors.forEach((name, tensor) -> to.put(prefix + name,
                new NamedTensor(prefix + name, tensor.shape(), tensor.values())));
    }

    /** The checkpoint. */
    public Checkpoint whole() {
        return new Checkpoint(agent, replay, progress);
    }
}
