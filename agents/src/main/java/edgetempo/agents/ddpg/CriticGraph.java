package edgetempo.agents.ddpg;

import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.graph.RecurrentState;
import edgetempo.agents.graph.Rows;
import edgetempo.agents.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One critic. Its recurrent state at a step encodes the observations and actions up to then; the action evaluated there is a branch of one
 * step from that state. All branches of a window are one batch. No gradient flows into the state that a branch starts from.
 */
final class CriticGraph {
    final Learning network;
    private final GraphParts parts;
    /** Weights before the update. */
    private final List<Operand<TFloat32>> before;
    private final Optional<Prediction> prediction;

    /**
     * One update of a critic.
     *
     * @param value Q(s, a) before the critic is updated, [trained steps·B × 1]
     * @param error mean w·(Q(s, a) − y)²
     * @param moved done when the critic is updated; empty if it is frozen
     */
    record CriticUpdate(Operand<TFloat32> value, Operand<TFloat32> error, List<Op> moved) {}

    CriticGraph(GraphParts parts, String name, Network form) {
        this.parts = parts;
        network = new Learning(parts, name, form);
        before = network.online.read(parts.tf());
        prediction = network.prediction();
    }

    /**
     * The target critic's values of the state-action pairs after each step.
     *
     * @param history observations and actions, [L·B × O + A]
     * @param inputs  observations and actions evaluated after each step, [L·B × O + A]
     * @return [L·B × 1]
     */
    Operand<TFloat32> targetValue(Operand<TFloat32> history, Operand<TFloat32> inputs) {
        return branch(network.target.read(parts.tf()), history, inputs, true);
    }

    /**
     * The critic's values of alternative actions at each step, after its update.
     *
     * @param moved   done once the critic is updated
     * @param history what was observed and done, [L·B × O + A]
     * @param inputs  observations and actions evaluated, [L·B × O + A]
     * @return [L·B × 1]
     */
    Operand<TFloat32> valueAfterUpdate(Op moved, Operand<TFloat32> history, Operand<TFloat32> inputs) {
        Ops after = parts.tf().withControlDependencies(moved);
        return branch(network.online.read(after), history, inputs, false);
    }

    /**
     * Adds the descent of the squared temporal-difference error.
     *
     * @param history what was observed and done, [L·B × O + A]
     * @param tdTarget y of the steps trained on, [· × 1]
     * @param weights of the steps trained on, [· × 1]
     * @param frozen  whether the critic is not updated
     */
    CriticUpdate learn(Operand<TFloat32> history, Operand<TFloat32> tdTarget, Operand<TFloat32> weights,
            boolean frozen) {
        Ops tf = parts.tf();
        NetworkGraph.Unrolled run = NetworkGraph.unroll(tf, network.form, before, history, parts.steps().window(),
                NetworkGraph.zeroStates(network.form));
        Operand<TFloat32> value = parts.steps().afterBurnIn(tf, run.outputs());
        Operand<TFloat32> squares = tf.math.square(tf.math.sub(value, tdTarget));
        Operand<TFloat32> error = Steps.mean(tf, tf.math.mul(weights, squares));
        return new CriticUpdate(value, error,
                frozen ? List.of() : network.descend(before, error, run, prediction, parts.in().criticRate(tf)));
    }

    /** @param next whether an input follows the step of its row, or takes the step's place */
    private Operand<TFloat32> branch(List<Operand<TFloat32>> weights, Operand<TFloat32> history,
            Operand<TFloat32> inputs, boolean next) {
        Ops tf = parts.tf();
        Network form = network.form;
        Steps steps = parts.steps();
        if (!steps.memory()) {
            return NetworkGraph.forward(tf, form, weights, inputs);
        }
        List<RecurrentState> states = new ArrayList<>();
        for (RecurrentState.Carried state : NetworkGraph
                .unroll(tf, form, weights, history, steps.window(), NetworkGraph.zeroStates(form))
                .states()) {
            Operand<TFloat32> hidden = next ? state.hidden() : Rows.shifted(tf, state.hidden(), steps.batch());
            Operand<TFloat32> cell = next ? state.cell() : Rows.shifted(tf, state.cell(), steps.batch());
            states.add(new RecurrentState.Carried(tf.stopGradient(hidden), tf.stopGradient(cell)));
        }
        return NetworkGraph.unroll(tf, form, weights, inputs, 1, states).outputs();
    }
}
