package edgetempo.agents.policy;

import java.util.Arrays;

/**
 * The forecaster of an agent that recalls, one frame at a time. What it does to one service it does to every: if services change places,
 * forecasts change places (but for their sizes, which it sees). Allocates nothing once made. Not thread-safe.
 */
public final class RecallForecast {
    private final RecallForm form;
    private final RecallInputs inputs;
    private RecallWeights weights;
    private ActorNetwork[] recurrent;
    private ActorNetwork head;
    private final float[] in;
    private final float[] one = new float[RecallForm.INPUTS];
    private final float[][] hidden;
    private final float[] headIn;
    private final float[] out = new float[1];
    private final float[] scores;
    private final float[] attended;
    private float[] shares;
    private int seen;

    /** A forecaster that has seen nothing. */
    public RecallForecast(RecallWeights weights) {
        form = weights.form();
        inputs = new RecallInputs(form);
        in = new float[form.services() * RecallForm.INPUTS];
        hidden = new float[form.services()][form.units()];
        headIn = new float[form.headInputs()];
        scores = new float[form.frames() + 1];
        attended = new float[form.heads() * (form.services() + 1)];
        shares = new float[form.frames() * form.services()];
        use(weights);
    }

    /** Goes on with other weights of the same form, from the start of an episode. */
    public void use(RecallWeights newWeights) {
        weights = newWeights;
        recurrent = new ActorNetwork[form.services()];
        for (int s = 0; s < recurrent.length; s++) {
            recurrent[s] = ActorNetwork.vector(weights.network(RecallForm.RECURRENT));
        }
        head = ActorNetwork.vector(weights.network(RecallForm.HEAD));
        reset();
    }

    /** Start of an episode. */
    public void reset() {
        seen = 0;
        for (ActorNetwork network : recurrent) {
            network.reset();
        }
    }

    /**
     * Takes in the requests of a frame.
     *
     * @param histogram holds [services] shares from {@code at} on. Not modified.
     */
    public void observe(double[] histogram, int at) {
        int services = form.services();
        if ((seen + 1) * services > shares.length) {
            shares = Arrays.copyOf(shares, 2 * shares.length);
        }
        for (int s = 0; s < services; s++) {
            shares[seen * services + s] = (float) histogram[at + s];
        }
        seen++;
    }

    /**
     * Forecasts the frames ahead; to be called once a frame, in turn with {@link #observe}.
     *
     * @param laws receives [stages][services] shares of the requests expected, of all frames behind the horizon in the last row. Modified.
     */
    public void forecast(float[][] laws) {
        int services = form.services();
        inputs.write(shares, 0, seen, in, 0);
        for (int s = 0; s < services; s++) {
            System.arraycopy(in, s * RecallForm.INPUTS, one, 0, one.length);
            if (form.memory() == PolicyMemory.NONE) {
                recurrent[s].reset();
            }
            recurrent[s].act(one, hidden[s]);
        }
        for (int stage = 0; stage < form.stages(); stage++) {
            attend(stage % form.horizon());
            head(stage, laws[stage]);
        }
    }

    /** For every head what followed frames like the last ones, [services], and how much weight found nothing. */
    private void attend(int ahead) {
        int services = form.services();
        int heads = form.heads();
        int last = 0;
        while (form.attendsTo(last + ahead, seen)) {
            last++;
        }
        if (scores.length <= seen) {
            throw new IllegalStateException("the forecaster was made for episodes of " + form.frames() + " frames");
        }
        for (int h = 0; h < heads; h++) {
            float most = weights.none()[h];
            for (int s = 0; s < last; s++) {
                scores[s] = weights.match()[h] * inputs.match(shares, 0, seen - 1, s - 1)
                        + weights.match()[heads + h] * inputs.match(shares, 0, seen - 2, s - 2)
                        + weights.lag()[(seen - s) * heads + h];
                most = Math.max(most, scores[s]);
            }
            int at = h * (services + 1);
            Arrays.fill(attended, at, at + services, 0);
            float nothing = (float) Math.exp(weights.none()[h] - most);
            float total = nothing;
            for (int s = 0; s < last; s++) {
                float weight = (float) Math.exp(scores[s] - most);
                total += weight;
                for (int k = 0; k < services; k++) {
                    attended[at + k] += weight * shares[(s + ahead) * services + k];
                }
            }
            for (int k = 0; k < services; k++) {
                attended[at + k] = (attended[at + k] + nothing / services) / total;
            }
            attended[at + services] = nothing / total;
        }
    }

    private void head(int stage, float[] law) {
        int services = form.services();
        float most = Float.NEGATIVE_INFINITY;
        for (int s = 0; s < services; s++) {
            System.arraycopy(in, s * RecallForm.INPUTS, headIn, 0, RecallForm.INPUTS);
            int at = RecallForm.INPUTS;
            for (int h = 0; h < form.heads(); h++) {
                headIn[at++] = RecallInputs.logShare(attended[h * (services + 1) + s]);
            }
            for (int h = 0; h < form.heads(); h++) {
                headIn[at++] = attended[h * (services + 1) + services];
            }
            for (int j = 0; j < form.stages(); j++) {
                headIn[at++] = j == stage ? 1 : 0;
            }
            System.arraycopy(hidden[s], 0, headIn, at, form.units());
            head.act(headIn, out);
            law[s] = out[0];
            most = Math.max(most, out[0]);
        }
        float total = 0;
        for (int s = 0; s < services; s++) {
            law[s] = (float) Math.exp(law[s] - most);
            total += law[s];
        }
        for (int s = 0; s < services; s++) {
            law[s] /= total;
        }
    }
}
