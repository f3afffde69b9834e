package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.SoftUpdate;
import edgetempo.agents.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An online network and the target network that tracks it. */
final class Learning {
    final Network form;
    final Parameters online;
    final Parameters target;
    private final GraphParts parts;
    private List<Integer> moved = List.of();

    /** Adds the variables of both, which start equal. */
    Learning(GraphParts parts, String name, Network form) {
        this.parts = parts;
        this.form = form;
        online = Parameters.random(parts.variables(), name, form.parameters(), parts.weights().next());
        target = online.twin(parts.variables(), name + "Target");
    }

    /** Adds the layer of the auxiliary prediction, if there is to be one. */
    Optional<Prediction> prediction() {
        double weight = parts.options().predictionWeight();
        return weight > 0
                ? Optional.of(new Prediction(parts.variables(), online.network(), form.features(), parts.in().shares(),
                        weight, parts.weights().next()))
                : Optional.empty();
    }

    /**
     * Adds a descent step of the online network, and of its prediction, on their loss.
     *
     * @param values     the reading of the online network that loss and run come from
     * @param loss       scalar, without the prediction's
     * @param run        of the online network over whole windows
     * @param prediction of this network
     * @param rate       step size
     * @return done when both are updated
     */
    List<Op> descend(List<Operand<TFloat32>> values, Operand<TFloat32> loss, NetworkGraph.Unrolled run,
            Optional<Prediction> prediction, Operand<TFloat32> rate) {
        Ops tf = parts.tf();
        double clipNorm = parts.options().gradientClip();
        Operand<TFloat32> whole = loss;
        List<Op> done = new ArrayList<>();
        if (prediction.isPresent()) {
            Prediction.Loss predicted = prediction.get().loss(tf, parts.steps().afterBurnIn(tf, run.features()), rate,
                    clipNorm);
            whole = tf.math.add(loss, predicted.value());
            done.add(predicted.step().done());
        }
        Adam.Step step = Adam.minimise(tf, parts.variables(), online, values, whole, rate, clipNorm);
        moved = step.moved();
        done.add(step.done());
        return done;
    }

    /** Adds the soft update of the target network towards the online network after the control dependencies of {@code tf}. */
    Op softUpdate(Ops tf, double tau) {
        return SoftUpdate.apply(tf, online, target, moved, tau);
    }
}
