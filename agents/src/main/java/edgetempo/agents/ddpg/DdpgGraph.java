package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.Network;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.SoftUpdate;
import edgetempo.agents.graph.Variables;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.AgentSettings;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Operations of one DDPG agent. Within one update the order is fixed by data and control dependencies, and is that of the
 * usual eager implementation:
 *
 * <ol>
 * <li>y = r + γ(1 − terminated)·Q'(s', μ'(s')) from the target networks, critic loss = mean (Q(s, a) − y)²,
 * <li>Adam moves the critic,
 * <li>actor loss = −mean Q(s, μ(s)) through the critic <i>as moved</i>,
 * <li>Adam moves the actor,
 * <li>both target networks follow.
 * </ol>
 *
 * With {@code criticFrozen} steps 2 and the critic's part of 5 are left out.
 */
final class DdpgGraph {
    final Variables variables;
    final Parameters actor;
    final Placeholder<TFloat32> actObservation;
    final Operand<TFloat32> actAction;
    final Placeholder<TFloat32> observations;
    final Placeholder<TFloat32> actions;
    final Placeholder<TFloat32> rewards;
    final Placeholder<TFloat32> nextObservations;
    final Placeholder<TFloat32> terminated;
    /** Critic loss, actor loss, mean Q(s, a) before the critic moves: [3]. */
    final Operand<TFloat32> losses;
    /** Done when the update is. */
    final Op updated;

    DdpgGraph(Ops tf, DdpgNetworks networks, AgentSettings settings, long seed) {
        Network actorForm = networks.actor();
        Network criticForm = networks.critic();
        int observationSize = actorForm.inputs();
        int actionSize = criticForm.inputs() - observationSize;
        int batch = settings.batch();

        variables = new Variables(tf);
        RandomStream random = new RandomStream();
        actor = Parameters.random(variables, "actor", actorForm.parameters(), random.at(seed, StreamUse.WEIGHTS, 0));
        Parameters critic = Parameters.random(variables, "critic", criticForm.parameters(),
                random.at(seed, StreamUse.WEIGHTS, 1));
        Parameters actorTarget = actor.twin(variables, "actorTarget");
        Parameters criticTarget = critic.twin(variables, "criticTarget");

        actObservation = placeholder(tf, 1, observationSize);
        actAction = actorForm.forward(tf, actor.read(tf), actObservation);

        observations = placeholder(tf, batch, observationSize);
        actions = placeholder(tf, batch, actionSize);
        rewards = placeholder(tf, batch, 1);
        nextObservations = placeholder(tf, batch, observationSize);
        terminated = placeholder(tf, batch, 1);

        Operand<TFloat32> nextAction = actorForm.forward(tf, actorTarget.read(tf), nextObservations);
        Operand<TFloat32> nextValue = criticForm.forward(tf, criticTarget.read(tf),
                join(tf, nextObservations, nextAction));
        Operand<TFloat32> discount = tf.constant((float) settings.discount());
        Operand<TFloat32> goesOn = tf.math.mul(discount, tf.math.sub(tf.constant(1f), terminated));
        Operand<TFloat32> goal = tf.math.add(rewards, tf.math.mul(goesOn, nextValue));

        List<Operand<TFloat32>> criticBefore = critic.read(tf);
        Operand<TFloat32> value = criticForm.forward(tf, criticBefore, join(tf, observations, actions));
        Operand<TFloat32> criticLoss = mean(tf, tf.math.square(tf.math.sub(value, goal)));
        Adam.Step criticStep = settings.criticFrozen()
                ? new Adam.Step(criticLoss, List.of())
                : Adam.minimise(tf, variables, critic, criticBefore, criticLoss, settings.criticLearningRate());

        List<Operand<TFloat32>> actorBefore = actor.read(tf);
        Operand<TFloat32> chosen = actorForm.forward(tf, actorBefore, observations);
        List<Operand<TFloat32>> criticAfter = critic.read(tf.withControlDependencies(criticStep.done()));
        Operand<TFloat32> chosenValue = criticForm.forward(tf, criticAfter, join(tf, observations, chosen));
        Operand<TFloat32> actorLoss = tf.math.neg(mean(tf, chosenValue));
        Adam.Step actorStep = Adam.minimise(tf, variables, actor, actorBefore, actorLoss, settings.actorLearningRate());

        Ops last = tf.withControlDependencies(criticStep.done(), actorStep.done());
        updated = tf.withControlDependencies(
                SoftUpdate.apply(last, actor, actorTarget, actorStep.moved(), settings.softUpdate()),
                SoftUpdate.apply(last, critic, criticTarget, criticStep.moved(), settings.softUpdate())).noOp();
        losses = tf.stack(List.of(criticLoss, actorLoss, mean(tf, value)));
    }

    private static Placeholder<TFloat32> placeholder(Ops tf, long rows, long columns) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
    }

    private static Operand<TFloat32> join(Ops tf, Operand<TFloat32> observation, Operand<TFloat32> action) {
        return tf.concat(List.of(observation, action), tf.constant(1));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> column) {
        return tf.math.mean(column, tf.constant(new int[]{0, 1}));
    }
}
