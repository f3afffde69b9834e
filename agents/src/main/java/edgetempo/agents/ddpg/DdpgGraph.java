package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.Network;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.RecurrentState;
import edgetempo.agents.graph.Rows;
import edgetempo.agents.graph.SoftUpdate;
import edgetempo.agents.graph.Variables;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ActionGradient;
import edgetempo.scenario.AgentSettings;
import edgetempo.scenario.LearningSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
 * <li>Adam moves the critics,
 * <li>actor loss = −mean Q(s, μ(s)) through the first critic <i>as moved</i>,
 * <li>Adam moves the actors,
 * <li>all target networks follow.
 * </ol>
 *
 * With {@code criticFrozen} step 2 and the critics' part of 5 are left out.
 *
 * <p>With memory a batch holds windows of L steps. What a critic remembers at a step is what was observed and <i>done</i>
 * until then; the action that it judges there, the actor's or the target actor's, is a branch of one step from that state.
 * All branches of a window are one batch. No gradient flows into the state that a branch starts from. The first
 * {@code burnIn} steps only bring the states about.
 */
final class DdpgGraph {
    final Variables variables;
    final List<Parameters> actors = new ArrayList<>();
    final UpdateInputs in;
    final ActGraph act;
    /** Critic loss, actor loss, mean Q(s, a) before the critic moves: [3]. */
    final Operand<TFloat32> losses;
    /** |Q(s, a) − y| of the first critic, [steps learnt·B × 1]. */
    final Operand<TFloat32> errors;
    /** Done when steps 1 and 2 are. */
    final Op criticUpdated;
    /** Done when the whole update is. */
    final Op updated;

    private final DdpgNetworks networks;
    private final AgentSettings settings;
    private final LearningSettings options;
    private final int batch;
    private final int window;
    private final boolean memory;
    private final Operand<TFloat32> actorRate;
    private final Operand<TFloat32> criticRate;

    /** A critic, its target, and the reading of its weights that the losses are computed from. */
    private record Critic(Parameters online, Parameters target, List<Operand<TFloat32>> before,
            Optional<Prediction> prediction) {}

    DdpgGraph(Ops tf, DdpgNetworks networks, AgentSettings settings, LearningSettings options, int services,
            long seed) {
        this.networks = networks;
        this.settings = settings;
        this.options = options;
        batch = settings.batch();
        window = options.window();
        memory = window > 1;
        int learnt = window - options.burnIn();
        variables = new Variables(tf);
        RandomStream random = new RandomStream();
        int stream = 0;
        List<Parameters> actorTargets = new ArrayList<>();
        for (DdpgNetworks.Actor actor : networks.actors()) {
            Parameters online = Parameters.random(variables, actor.name(), actor.form().parameters(),
                    random.at(seed, StreamUse.WEIGHTS, stream++));
            actors.add(online);
            actorTargets.add(online.twin(variables, actor.name() + "Target"));
        }
        in = UpdateInputs.of(tf, batch, window, options.burnIn(), networks.observationSize(), networks.actionSize(),
                services);
        actorRate = tf.reshape(tf.slice(in.rates(), tf.constant(new int[]{0}), tf.constant(new int[]{1})),
                tf.constant(new int[0]));
        criticRate = tf.reshape(tf.slice(in.rates(), tf.constant(new int[]{1}), tf.constant(new int[]{1})),
                tf.constant(new int[0]));
        boolean predicts = options.predictionWeight() > 0;
        List<Critic> critics = new ArrayList<>();
        for (int c = 0; c < (options.twinCritics() ? 2 : 1); c++) {
            String name = c == 0 ? "critic" : "critic2";
            Parameters online = Parameters.random(variables, name, networks.critic().parameters(),
                    random.at(seed, StreamUse.WEIGHTS, stream++));
            critics.add(new Critic(online, online.twin(variables, name + "Target"), online.read(tf),
                    predicts
                            ? Optional.of(new Prediction(variables, name, networks.critic().features(), in.shares(),
                                    options.predictionWeight(), seed, stream++))
                            : Optional.empty()));
        }
        act = new ActGraph(tf, networks, actors, memory);

        Operand<TFloat32> observed = Rows.slice(tf, in.observations(), 0, window * batch);
        Operand<TFloat32> following = Rows.slice(tf, in.observations(), batch, window * batch);
        Operand<TFloat32> history = Rows.beside(tf, List.of(observed, in.actions()));

        Operand<TFloat32> nextAction = act(tf, actorTargets, following);
        if (options.targetNoise() > 0) {
            nextAction = tf.clipByValue(tf.math.add(nextAction, in.targetNoise()), tf.constant(-1f), tf.constant(1f));
        }
        Operand<TFloat32> nextInput = Rows.beside(tf, List.of(following, judged(tf, nextAction)));
        Operand<TFloat32> nextValue = branch(tf, critics.getFirst().target().read(tf), history, nextInput, true);
        for (Critic critic : critics.subList(1, critics.size())) {
            nextValue = tf.math.minimum(nextValue, branch(tf, critic.target().read(tf), history, nextInput, true));
        }
        Operand<TFloat32> goal = learntRows(tf, tf.math.add(in.rewards(),
                tf.math.mul(in.bootstraps(), ahead(tf, nextValue))));
        List<Operand<TFloat32>> copies = new ArrayList<>();
        for (int t = 0; t < learnt; t++) {
            copies.add(in.weights());
        }
        Operand<TFloat32> weights = Rows.below(tf, copies);

        List<Op> criticMoves = new ArrayList<>();
        List<List<Integer>> criticMoved = new ArrayList<>();
        List<Operand<TFloat32>> values = new ArrayList<>();
        List<Operand<TFloat32>> criticLosses = new ArrayList<>();
        for (Critic critic : critics) {
            Network.Unrolled run = networks.critic().unroll(tf, critic.before(), history, window,
                    networks.critic().zeroStates());
            Operand<TFloat32> value = learntRows(tf, run.outputs());
            Operand<TFloat32> squares = tf.math.square(tf.math.sub(value, goal));
            Operand<TFloat32> error = mean(tf, tf.math.mul(weights, squares));
            values.add(value);
            criticLosses.add(error);
            if (settings.criticFrozen()) {
                criticMoved.add(List.of());
                continue;
            }
            Operand<TFloat32> loss = error;
            if (critic.prediction().isPresent()) {
                Prediction.Loss predicted = critic.prediction().get().loss(tf, learntRows(tf, run.features()),
                        criticRate, options.gradientClip());
                loss = tf.math.add(loss, predicted.value());
                criticMoves.add(predicted.step().done());
            }
            Adam.Step step = Adam.minimise(tf, variables, critic.online(), critic.before(), loss, criticRate,
                    options.gradientClip());
            criticMoves.add(step.done());
            criticMoved.add(step.moved());
        }
        criticUpdated = tf.withControlDependencies(criticMoves).noOp();

        List<List<Operand<TFloat32>>> actorValues = actors.stream().map(actor -> actor.read(tf)).toList();
        List<Network.Unrolled> runs = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            Network form = networks.actors().get(i).form();
            runs.add(form.unroll(tf, actorValues.get(i), observed, window, form.zeroStates()));
        }
        Operand<TFloat32> chosen = Rows.beside(tf, runs.stream().map(Network.Unrolled::outputs).toList());
        List<Operand<TFloat32>> criticAfter = critics.getFirst().online()
                .read(tf.withControlDependencies(criticUpdated));
        Operand<TFloat32> chosenInput = Rows.beside(tf, List.of(observed, judged(tf, chosen)));
        Operand<TFloat32> actorLoss = tf.math
                .neg(mean(tf, learntRows(tf, branch(tf, criticAfter, history, chosenInput, false))));
        List<Op> last = new ArrayList<>(List.of(criticUpdated));
        List<List<Integer>> actorMoved = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            Operand<TFloat32> loss = actorLoss;
            if (options.outputPenalty() > 0) {
                Operand<TFloat32> raw = networks.actors().get(i).form().preactivation(tf, actorValues.get(i),
                        learntRows(tf, runs.get(i).features()));
                Operand<TFloat32> weight = tf.constant((float) (2 * options.outputPenalty() / (learnt * batch)));
                loss = tf.math.add(loss, tf.math.mul(weight, tf.nn.l2Loss(raw)));
            }
            if (predicts && networks.actors().get(i).plan()) {
                DdpgNetworks.Actor actor = networks.actors().get(i);
                Prediction.Loss predicted = new Prediction(variables, actor.name(), actor.form().features(),
                        in.shares(),
                        options.predictionWeight(), seed, stream++)
                        .loss(tf, learntRows(tf, runs.get(i).features()), actorRate, options.gradientClip());
                loss = tf.math.add(loss, predicted.value());
                last.add(predicted.step().done());
            }
            Adam.Step step = Adam.minimise(tf, variables, actors.get(i), actorValues.get(i), loss, actorRate,
                    options.gradientClip());
            last.add(step.done());
            actorMoved.add(step.moved());
        }

        Ops end = tf.withControlDependencies(last);
        List<Op> followed = new ArrayList<>(last);
        for (int i = 0; i < actors.size(); i++) {
            followed.add(SoftUpdate.apply(end, actors.get(i), actorTargets.get(i), actorMoved.get(i),
                    settings.softUpdate()));
        }
        for (int c = 0; c < critics.size(); c++) {
            followed.add(SoftUpdate.apply(end, critics.get(c).online(), critics.get(c).target(),
                    List.copyOf(new TreeSet<>(criticMoved.get(c))), settings.softUpdate()));
        }
        updated = tf.withControlDependencies(followed).noOp();
        losses = tf.stack(List.of(criticLosses.getFirst(), actorLoss, mean(tf, values.getFirst())));
        errors = tf.math.abs(tf.math.sub(values.getFirst(), goal));
    }

    /** What the target actors choose in the observations that follow each step. */
    private Operand<TFloat32> act(Ops tf, List<Parameters> targets, Operand<TFloat32> following) {
        List<Operand<TFloat32>> actions = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Network form = networks.actors().get(i).form();
            List<Operand<TFloat32>> weights = targets.get(i).read(tf);
            if (memory) {
                Operand<TFloat32> all = form.unroll(tf, weights, in.observations(), window + 1, form.zeroStates())
                        .outputs();
                actions.add(Rows.slice(tf, all, batch, window * batch));
            } else {
                actions.add(form.forward(tf, weights, following));
            }
        }
        return Rows.beside(tf, actions);
    }

    /** The actors' outputs as the critic is to see them. */
    private Operand<TFloat32> judged(Ops tf, Operand<TFloat32> outputs) {
        if (options.actionGradient() == ActionGradient.OUTPUT) {
            return outputs;
        }
        List<Operand<TFloat32>> parts = new ArrayList<>();
        int rows = (int) outputs.shape().get(0);
        int first = 0;
        for (DdpgNetworks.Actor actor : networks.actors()) {
            int width = actor.form().outputs();
            Operand<TFloat32> part = networks.actors().size() == 1
                    ? outputs
                    : tf.slice(outputs, tf.constant(new int[]{0, first}), tf.constant(new int[]{rows, width}));
            if (actor.plan()) {
                Operand<TFloat32> jump = tf.stopGradient(tf.math.sub(tf.math.sign(part), part));
                part = tf.math.add(part, jump);
            }
            parts.add(part);
            first += width;
        }
        return Rows.beside(tf, parts);
    }

    /**
     * Values of inputs, each judged from what the critic remembers at its step.
     *
     * @param history what was observed and done, [L·B × O + A]
     * @param inputs  what is judged, [L·B × O + A]
     * @param next    whether an input follows the step of its row, or takes the step's place
     */
    private Operand<TFloat32> branch(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> history,
            Operand<TFloat32> inputs, boolean next) {
        Network form = networks.critic();
        if (!memory) {
            return form.forward(tf, weights, inputs);
        }
        List<RecurrentState> states = new ArrayList<>();
        for (RecurrentState.Carried state : form.unroll(tf, weights, history, window, form.zeroStates()).states()) {
            Operand<TFloat32> hidden = next ? state.hidden() : Rows.shifted(tf, state.hidden(), batch);
            Operand<TFloat32> cell = next ? state.cell() : Rows.shifted(tf, state.cell(), batch);
            states.add(new RecurrentState.Carried(tf.stopGradient(hidden), tf.stopGradient(cell)));
        }
        return form.unroll(tf, weights, inputs, 1, states).outputs();
    }

    /** For each step of a window the value that its n-step return ends with; the last value where the window ends. */
    private Operand<TFloat32> ahead(Ops tf, Operand<TFloat32> values) {
        if (!memory || options.nStep() == 1) {
            return values;
        }
        List<Operand<TFloat32>> shifted = new ArrayList<>();
        for (int t = 0; t < window; t++) {
            int end = Math.min(t + options.nStep(), window) - 1;
            shifted.add(Rows.slice(tf, values, end * batch, batch));
        }
        return Rows.below(tf, shifted);
    }

    /** Without the rows of the burn-in. */
    private Operand<TFloat32> learntRows(Ops tf, Operand<TFloat32> x) {
        return Rows.slice(tf, x, options.burnIn() * batch, (window - options.burnIn()) * batch);
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> column) {
        return tf.math.mean(column, tf.constant(new int[]{0, 1}));
    }
}
