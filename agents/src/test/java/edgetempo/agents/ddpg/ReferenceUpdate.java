package edgetempo.agents.ddpg;

import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Network;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.scenario.mec.ActionGradient;
import edgetempo.scenario.mec.LearningSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The losses of one update written out in double precision, window by window and step by step: what the graph is compared
 * with. Weights are passed in, so that losses can be differentiated numerically.
 */
final class ReferenceUpdate {
    private final DdpgNetworks forms;
    private final LearningSettings options;
    private final TransitionBatch batch;
    private final float[] targetNoise;
    private final float[] shares;
    private final int steps;
    private final int size;

    ReferenceUpdate(DdpgNetworks forms, LearningSettings options, TransitionBatch batch, float[] targetNoise,
            float[] shares) {
        this.forms = forms;
        this.options = options;
        this.batch = batch;
        this.targetNoise = targetNoise;
        this.shares = shares;
        steps = batch.steps();
        size = batch.size();
    }

    /** Names of the critics. */
    List<String> critics() {
        return options.twinCritics() ? List.of("critic", "critic2") : List.of("critic");
    }

    /** y of every step and window, [T][B], from the target networks. */
    double[][] tdTargets(Map<String, double[]> weights) {
        double[][] tdTargets = new double[steps][size];
        for (int b = 0; b < size; b++) {
            double[][] actions = chosen(weights, b, "Target", 0, steps + 1);
            double[] values = new double[steps];
            Arrays.fill(values, Double.POSITIVE_INFINITY);
            for (String name : critics()) {
                ReferenceNetwork critic = new ReferenceNetwork(forms.critic(), name + "Target");
                List<double[][]> states = critic.zeroStates();
                for (int t = 0; t < steps; t++) {
                    critic.unroll(weights, new double[][]{join(observation(t, b), action(t, b))}, states);
                    double[] next = actions[t + 1].clone();
                    for (int i = 0; i < next.length && options.targetNoise() > 0; i++) {
                        next[i] = Math.clamp(next[i] + targetNoise[(t * size + b) * next.length + i], -1, 1);
                    }
                    double[] seen = judged(next, next);
                    double value = critic.unroll(weights, new double[][]{join(observation(t + 1, b), seen)},
                            memory() ? copy(states) : critic.zeroStates())[0][0];
                    values[t] = Math.min(values[t], value);
                }
            }
            for (int t = 0; t < steps; t++) {
                int end = memory() ? Math.min(t + options.nStep(), steps) - 1 : t;
                tdTargets[t][b] = batch.rewards()[t * size + b] + batch.bootstraps()[t * size + b] * values[end];
            }
        }
        return tdTargets;
    }

    /** Q(s, a) of every step and window, [T][B]. */
    double[][] values(Map<String, double[]> weights, String name) {
        double[][] values = new double[steps][size];
        ReferenceNetwork critic = new ReferenceNetwork(forms.critic(), name);
        for (int b = 0; b < size; b++) {
            double[][] outputs = critic.unroll(weights, history(b), critic.zeroStates());
            for (int t = 0; t < steps; t++) {
                values[t][b] = outputs[t][0];
            }
        }
        return values;
    }

    /** Weighted mean squared error of a critic over the steps trained on. */
    double criticError(Map<String, double[]> weights, String name, double[][] tdTargets) {
        double[][] values = values(weights, name);
        double sum = 0;
        for (int t = options.burnIn(); t < steps; t++) {
            for (int b = 0; b < size; b++) {
                sum += batch.weights()[b] * Math.pow(values[t][b] - tdTargets[t][b], 2);
            }
        }
        return sum / trainedRows();
    }

    /** What a critic minimises. */
    double criticLoss(Map<String, double[]> weights, String name, double[][] tdTargets) {
        return criticError(weights, name, tdTargets) + prediction(weights, name);
    }

    /** −mean Q(s, μ(s)) through the first critic. */
    double actorValue(Map<String, double[]> weights, Map<String, double[]> frozen) {
        ReferenceNetwork critic = new ReferenceNetwork(forms.critic(), "critic");
        double sum = 0;
        for (int b = 0; b < size; b++) {
            double[][] outputs = chosen(weights, b, "", 0, steps);
            double[][] anchors = chosen(frozen, b, "", 0, steps);
            List<double[][]> states = critic.zeroStates();
            for (int t = 0; t < steps; t++) {
                double[] seen = judged(outputs[t], anchors[t]);
                double value = critic.unroll(weights, new double[][]{join(observation(t, b), seen)},
                        copy(states))[0][0];
                sum -= t < options.burnIn() ? 0 : value;
                critic.unroll(weights, new double[][]{join(observation(t, b), action(t, b))}, states);
            }
        }
        return sum / trainedRows();
    }

    /**
     * What an actor minimises.
     *
     * @param frozen weights whose outputs' signs are seen where gradients go straight through; those that the loss is
     *               differentiated at
     */
    double actorLoss(Map<String, double[]> weights, Map<String, double[]> frozen, DdpgNetworks.Actor actor) {
        ReferenceNetwork own = new ReferenceNetwork(actor.form(), actor.name());
        double squares = 0;
        for (int b = 0; b < size; b++) {
            double[][] features = own.features(weights, observations(b, steps));
            for (int t = options.burnIn(); t < steps; t++) {
                for (double raw : own.preactivation(weights, features[t])) {
                    squares += raw * raw;
                }
            }
        }
        if (!actor.plan()) {
            return actorValue(weights, frozen);
        }
        return actorValue(weights, frozen) + options.outputPenalty() * squares / trainedRows()
                + prediction(weights, actor.name());
    }

    /** Weighted cross-entropy of a network's forecast of shares. */
    double prediction(Map<String, double[]> weights, String name) {
        if (options.predictionWeight() == 0) {
            return 0;
        }
        boolean critic = name.startsWith("critic");
        Network form = critic ? forms.critic() : forms.actors().getLast().form();
        ReferenceNetwork network = new ReferenceNetwork(form, name);
        int services = weights.get(name + "Prediction/dense0/bias").length;
        ReferenceNetwork head = new ReferenceNetwork(
                new Network(form.features(), List.of(new Dense(services, new Activation.Linear()))),
                name + "Prediction");
        double sum = 0;
        for (int b = 0; b < size; b++) {
            double[][] features = network.features(weights, critic ? history(b) : observations(b, steps));
            for (int t = options.burnIn(); t < steps; t++) {
                double[] next = row(shares, (t - options.burnIn()) * size + b, services);
                double[] logits = head.forward(weights, features[t]);
                double total = 0;
                for (double logit : logits) {
                    total += Math.exp(logit);
                }
                for (int s = 0; s < services; s++) {
                    sum -= next[s] * (logits[s] - Math.log(total));
                }
            }
        }
        return options.predictionWeight() * sum / trainedRows();
    }

    private int trainedRows() {
        return (steps - options.burnIn()) * size;
    }

    private boolean memory() {
        return steps > 1;
    }

    /** Outputs of all actors side by side for the observations from one step on, [steps][A]. */
    private double[][] chosen(Map<String, double[]> weights, int b, String suffix, int first, int count) {
        double[][] all = new double[count][0];
        for (DdpgNetworks.Actor actor : forms.actors()) {
            ReferenceNetwork network = new ReferenceNetwork(actor.form(), actor.name() + suffix);
            List<double[][]> states = network.zeroStates();
            for (int t = first; t < count; t++) {
                double[] output = network.unroll(weights, new double[][]{observation(t, b)},
                        memory() ? states : network.zeroStates())[0];
                all[t] = join(all[t], output);
            }
        }
        return all;
    }

    /** What the critic sees: with straight-through gradients the anchors' signs, moving as the outputs do. */
    private double[] judged(double[] outputs, double[] anchors) {
        double[] seen = outputs.clone();
        if (options.actionGradient() == ActionGradient.STRAIGHT_THROUGH) {
            int plan = forms.actors().getLast().form().outputs();
            for (int i = outputs.length - plan; i < outputs.length; i++) {
                seen[i] = Math.signum(anchors[i]) + (outputs[i] - anchors[i]);
            }
        }
        return seen;
    }

    private double[][] history(int b) {
        double[][] inputs = new double[steps][];
        for (int t = 0; t < steps; t++) {
            inputs[t] = join(observation(t, b), action(t, b));
        }
        return inputs;
    }

    private double[][] observations(int b, int count) {
        double[][] rows = new double[count][];
        for (int t = 0; t < count; t++) {
            rows[t] = observation(t, b);
        }
        return rows;
    }

    private double[] observation(int t, int b) {
        return row(batch.observations(), t * size + b, batch.observationSize());
    }

    private double[] action(int t, int b) {
        return row(batch.actions(), t * size + b, batch.actionSize());
    }

    private static double[] row(float[] values, int row, int width) {
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] = values[row * width + i];
        }
        return out;
    }

    private static double[] join(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static List<double[][]> copy(List<double[][]> states) {
        List<double[][]> copies = new ArrayList<>();
        states.forEach(state -> copies.add(new double[][]{state[0].clone(), state[1].clone()}));
        return copies;
    }
}
