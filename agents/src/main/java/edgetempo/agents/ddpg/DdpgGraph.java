package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Rows;
import edgetempo.agents.graph.Variables;
import edgetempo.scenario.mec.ActionGradient;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Operations of one DDPG agent. Within one update the order is fixed by data and control dependencies, and is that of the
 * usual eager implementation:
 *
 * <ol>
 * <li>y = R + γⁿ·Q'(s', μ'(s')) from the target networks (of two critics the smaller value), critic loss =
 * mean w·(Q(s, a) − y)²,
 * <li>Adam updates the critics,
 * <li>actor loss = −mean Q(s, μ(s)) through the first critic <i>as updated</i>,
 * <li>Adam updates the actors,
 * <li>all target networks are soft-updated.
 * </ol>
 *
 * With {@code criticFrozen} step 2 and the critics' part of 5 are left out.
 *
 * <p>With memory a batch holds windows of L steps, the first {@code burnIn} of which only warm up the recurrent state.
 */
final class DdpgGraph {
    final Variables variables;
    final UpdateInputs in;
    final ActGraph act;
    /** Critic loss, actor loss, mean Q(s, a) before the critic is updated: [3]. */
    final Operand<TFloat32> losses;
    /** |Q(s, a) − y| of the first critic, [trained steps·B × 1]. */
    final Operand<TFloat32> errors;
    /** Done when steps 1 and 2 are. */
    final Op criticUpdated;
    /** Done when the whole update is. */
    final Op updated;

    private final GraphParts parts;
    private final List<ActorGraph> actors = new ArrayList<>();
    private final List<CriticGraph> critics = new ArrayList<>();

    DdpgGraph(Ops tf, DdpgNetworks networks, AgentSettings settings, LearningSettings options, int services,
            long seed) {
        variables = new Variables(tf);
        in = UpdateInputs.of(tf, options.windows(settings.batch()), options, networks.observationSize(),
                networks.actionSize(),
                services);
        Steps steps = Steps.of(options.windows(settings.batch()), options);
        parts = new GraphParts(tf, variables, options, steps, in, new InitialWeights(seed));
        networks.actors().forEach(actor -> actors.add(new ActorGraph(parts, actor)));
        critics.add(new CriticGraph(parts, "critic", networks.critic()));
        if (options.twinCritics()) {
            critics.add(new CriticGraph(parts, "critic2", networks.critic()));
        }
        act = new ActGraph(tf, networks, actors.stream().map(actor -> actor.network.online).toList(), steps.memory());

        Operand<TFloat32> observed = steps.before(tf, in.observations());
        Operand<TFloat32> history = Rows.concatColumns(tf, List.of(observed, in.actions()));
        Operand<TFloat32> tdTarget = tdTarget(history);
        Operand<TFloat32> weights = steps.repeated(tf, in.weights());
        List<CriticGraph.CriticUpdate> criticUpdates = critics.stream()
                .map(critic -> critic.learn(history, tdTarget, weights, settings.criticFrozen())).toList();
        criticUpdated = tf
                .withControlDependencies(criticUpdates.stream().flatMap(update -> update.moved().stream()).toList())
                .noOp();

        List<ActorGraph.Choice> choices = actors.stream().map(ActorGraph::choice).toList();
        Operand<TFloat32> chosen = Rows.concatColumns(tf,
                choices.stream().map(choice -> choice.run().outputs()).toList());
        Operand<TFloat32> chosenValue = critics.getFirst().valueAfterUpdate(criticUpdated, history,
                Rows.concatColumns(tf, List.of(observed, judged(chosen))));
        Operand<TFloat32> actorLoss = tf.math.neg(Steps.mean(tf, steps.afterBurnIn(tf, chosenValue)));
        // A frozen critic does not wait for the TD target, but target networks must not move before they were read for it.
        List<Op> moved = new ArrayList<>(List.of(criticUpdated, tdTarget));
        for (int i = 0; i < actors.size(); i++) {
            moved.addAll(actors.get(i).learn(choices.get(i), actorLoss));
        }
        updated = tf.withControlDependencies(softUpdateTargets(moved, settings.softUpdate())).noOp();
        Operand<TFloat32> value = criticUpdates.getFirst().value();
        losses = tf.stack(List.of(criticUpdates.getFirst().error(), actorLoss, Steps.mean(tf, value)));
        errors = tf.math.abs(tf.math.sub(value, tdTarget));
    }

    /** y of the steps trained on, [· × 1]. */
    private Operand<TFloat32> tdTarget(Operand<TFloat32> history) {
        Ops tf = parts.tf();
        Operand<TFloat32> action = Rows.concatColumns(tf, actors.stream().map(ActorGraph::targetChoice).toList());
        if (parts.options().targetNoise() > 0) {
            action = tf.clipByValue(tf.math.add(action, in.targetNoise()), tf.constant(-1f), tf.constant(1f));
        }
        Operand<TFloat32> inputs = Rows.concatColumns(tf,
                List.of(parts.steps().after(tf, in.observations()), judged(action)));
        Operand<TFloat32> value = critics.getFirst().targetValue(history, inputs);
        for (CriticGraph critic : critics.subList(1, critics.size())) {
            value = tf.math.minimum(value, critic.targetValue(history, inputs));
        }
        return parts.steps().afterBurnIn(tf,
                tf.math.add(in.rewards(), tf.math.mul(in.bootstraps(), parts.steps().ahead(tf, value))));
    }

    /** The outputs of all actors as inputs of the critic. */
    private Operand<TFloat32> judged(Operand<TFloat32> outputs) {
        if (actors.size() == 1 || parts.options().actionGradient() == ActionGradient.OUTPUT) {
            return actors.getFirst().judged(outputs);
        }
        Ops tf = parts.tf();
        List<Operand<TFloat32>> seen = new ArrayList<>();
        int first = 0;
        for (ActorGraph actor : actors) {
            int width = actor.network.form.outputs();
            seen.add(actor
                    .judged(tf.slice(outputs, tf.constant(new int[]{0, first}), tf.constant(new int[]{-1, width}))));
            first += width;
        }
        return Rows.concatColumns(tf, seen);
    }

    /** Adds the soft updates of all target networks. */
    private List<Op> softUpdateTargets(List<Op> moved, double tau) {
        Ops end = parts.tf().withControlDependencies(moved);
        List<Op> done = new ArrayList<>(moved);
        actors.forEach(actor -> done.add(actor.network.softUpdate(end, tau)));
        critics.forEach(critic -> done.add(critic.network.softUpdate(end, tau)));
        return done;
    }
}
