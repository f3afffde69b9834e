package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Content of a safetensors file.
 *
 * @param tensors  by name, in the order of the file
 * @param metadata free text by key
 */
public record TensorFile(Map<String, NamedTensor> tensors, Map<String, String> metadata) {

    /** Copies the maps; the tensors are shared. */
    public TensorFile {
        tensors = new LinkedHashMap<>(tensors);
        metadata = new LinkedHashMap<>(metadata);
    }
}
