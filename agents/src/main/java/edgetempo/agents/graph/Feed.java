package edgetempo.agents.graph;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/**
 * A tensor that is fed over and over, and the view through which it is filled.
 *
 * @param tensor of the placeholder's shape; freed by {@link #close}
 * @param buffer its values, row-major
 */
public record Feed(TFloat32 tensor, FloatDataBuffer buffer) implements AutoCloseable {

    /** Allocates a tensor for a placeholder. */
    public static Feed of(Operand<TFloat32> placeholder) {
        TFloat32 tensor = TFloat32.tensorOf(placeholder.shape());
        return new Feed(tensor, tensor.asRawTensor().data().asFloats());
    }

    /** Feeds it to a run. */
    public Feed to(Session.Runner runner, Operand<TFloat32> placeholder) {
        runner.feed(placeholder, tensor);
        return this;
    }

    /** Replaces its values. */
    public void set(float[] values) {
        buffer.write(values);
    }

    @Override
    public void close() {
        tensor.close();
    }
}
