/**
 * Tensors in files: the safetensors format, written atomically and read strictly, and the checkpoint of a training run.
 * Knows nothing of TensorFlow. Unreadable files are refused with a
 * {@link edgetempo.agents.checkpoint.CheckpointException} of one line.
 */
package edgetempo.agents.checkpoint;
