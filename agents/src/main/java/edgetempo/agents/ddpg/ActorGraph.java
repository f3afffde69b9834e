package edgetempo.agents.ddpg;

import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.network.Network;
import edgetempo.scenario.mec.ActionGradient;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One actor. */
final class ActorGraph {
    final Learning network;
    private final GraphParts parts;
    private final boolean plan;

    /**
     * An actor's actions in every step.
     *
     * @param values the reading of the actor that they come from
     * @param run    over whole windows
     */
    record Choice(List<Operand<TFloat32>> values, NetworkGraph.Unrolled run) {}

    ActorGraph(GraphParts parts, DdpgNetworks.Actor actor) {
        this.parts = parts;
        plan = actor.plan();
        network = new Learning(parts, actor.name(), actor.form());
    }

    /** The target actor's actions after each step, [L·B × outputs]. */
    Operand<TFloat32> targetChoice() {
        Ops tf = parts.tf();
        Network form = network.form;
        Steps steps = parts.steps();
        Operand<TFloat32> observations = parts.in().observations();
        List<Operand<TFloat32>> weights = network.target.read(tf);
        if (!steps.memory()) {
            return NetworkGraph.forward(tf, form, weights, steps.after(tf, observations));
        }
        return steps.after(tf,
                NetworkGraph.unroll(tf, form, weights, observations, steps.window() + 1, NetworkGraph.zeroStates(form))
                        .outputs());
    }

    /** The actor's actions in each step. */
    Choice choice() {
        Ops tf = parts.tf();
        List<Operand<TFloat32>> values = network.online.read(tf);
        return new Choice(values,
                NetworkGraph.unroll(tf, network.form, values, parts.steps().before(tf, parts.in().observations()),
                        parts.steps().window(), NetworkGraph.zeroStates(network.form)));
    }

    /** Outputs of this actor as inputs of the critic. */
    Operand<TFloat32> judged(Operand<TFloat32> outputs) {
        if (!plan || parts.options().actionGradient() == ActionGradient.OUTPUT) {
            return outputs;
        }
        Ops tf = parts.tf();
        Operand<TFloat32> jump = tf.stopGradient(tf.math.sub(tf.math.sign(outputs), outputs));
        return tf.math.add(outputs, jump);
    }

    /**
     * Adds a descent step on the loss of all actors, the penalty on this one's outputs if it plans, and the loss of its prediction.
     *
     * @param choice of this actor, from which the loss comes
     * @return done when the actor is updated
     */
    List<Op> learn(Choice choice, Operand<TFloat32> loss) {
        Ops tf = parts.tf();
        Optional<Prediction> prediction = plan ? network.prediction() : Optional.empty();
        return network.descend(choice.values(), penalised(choice, loss), choice.run(), prediction,
                parts.in().actorRate(tf));
    }

    private Operand<TFloat32> penalised(Choice choice, Operand<TFloat32> loss) {
        // Share genes of an actor that decides slots are worst around 0, where their sum vanishes: it may stick at ±1.
        double penalty = plan ? parts.options().outputPenalty() : 0;
        if (penalty == 0) {
            return loss;
        }
        Ops tf = parts.tf();
        Operand<TFloat32> raw = NetworkGraph.preactivation(tf, network.form, choice.values(),
                parts.steps().afterBurnIn(tf, choice.run().features()));
        Operand<TFloat32> weight = tf.constant((float) (2 * penalty / parts.steps().trainedRows()));
        return tf.math.add(loss, tf.math.mul(weight, tf.nn.l2Loss(raw)));
    }
}
