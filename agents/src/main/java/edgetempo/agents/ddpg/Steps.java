package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Rows;
import edgetempo.scenario.mec.LearningSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Row layout of the steps of a batch of windows: row t·batch + b is step t of window b.
 *
 * @param batch  windows
 * @param window steps of a window
 * @param burnIn steps at its start that only warm up the recurrent state
 * @param nStep  rewards in a return
 */
record Steps(int batch, int window, int burnIn, int nStep) {

    static Steps of(int batch, LearningSettings options) {
        return new Steps(batch, options.window(), options.burnIn(), options.nStep());
    }

    /** Whether states are carried from one step to the next. */
    boolean memory() {
        return window > 1;
    }

    /** Rows that are trained on. */
    int trainedRows() {
        return (window - burnIn) * batch;
    }

    /** Selects from [(window + 1)·batch] rows those before each step. */
    Operand<TFloat32> before(Ops tf, Operand<TFloat32> x) {
        return Rows.slice(tf, x, 0, window * batch);
    }

    /** Selects from [(window + 1)·batch] rows those after each step. */
    Operand<TFloat32> after(Ops tf, Operand<TFloat32> x) {
        return Rows.slice(tf, x, batch, window * batch);
    }

    /** Selects from [window·batch] rows those that are trained on. */
    Operand<TFloat32> afterBurnIn(Ops tf, Operand<TFloat32> x) {
        return Rows.slice(tf, x, burnIn * batch, trainedRows());
    }

    /** For each step the bootstrap value of its n-step return; the last value where the window ends. */
    Operand<TFloat32> ahead(Ops tf, Operand<TFloat32> values) {
        if (!memory() || nStep == 1) {
            return values;
        }
        List<Operand<TFloat32>> shifted = new ArrayList<>();
        for (int t = 0; t < window; t++) {
            int end = Math.min(t + nStep, window) - 1;
            shifted.add(Rows.slice(tf, values, end * batch, batch));
        }
        return Rows.concatRows(tf, shifted);
    }

    /** Repeats a value of each window [batch] for every step that is trained on. */
    Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> x) {
        return Rows.concatRows(tf, Collections.nCopies(window - burnIn, x));
    }

    /** Mean of a column. */
    static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> column) {
        return tf.math.mean(column, tf.constant(new int[]{0, 1}));
    }
}
