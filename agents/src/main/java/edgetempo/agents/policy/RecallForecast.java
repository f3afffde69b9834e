package edgetempo.agents.policy;

import edgetempo.mec.LargeTimescaleState;
import java.util.Arrays;

/**
 * The actor of a recall agent, one frame at a time: forecasts requests. Equivariant under permutations of services, except for their sizes,
 * which are inputs. Not thread-safe.
 */
public final class RecallForecast {
    private final RecallForm form;
    private final RecallInputs inputs;
    private ActorNetwork[] recurrent;
    private final float[] in;
    private final float[] one = new float[RecallForm.INPUTS];
    private final float[] scores;
    private float[] shares;
    private int seen;

    /** Creates a forecaster that has observed nothing yet. */
    public RecallForecast(RecallWeights weights) {
        form = weights.form();
        inputs = new RecallInputs(form);
        in = new float[form.services() * RecallForm.INPUTS];
        scores = new float[form.stages()];
        shares = new float[form.frames() * form.services()];
        use(weights);
    }

    /** Replaces the weights by others of the same form, at the start of an episode. */
    public void use(RecallWeights weights) {
        recurrent = new ActorNetwork[form.services()];
        for (int s = 0; s < recurrent.length; s++) {
            recurrent[s] = ActorNetwork.vector(weights.network(RecallForm.ACTOR));
        }
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
     * Receives the requests of a frame.
     *
     * @param histogram holds [services] shares from {@code at} on. Not modified.
     */
    public void observe(double[] histogram, int at) {
        int services = form.services();
        if ((seen + 1) * services > shares.length) {
            shares = Arrays.copyOf(shares, 2 * shares.length);
        }
        double requested = LargeTimescaleState.requested(histogram, at, services);
        for (int s = 0; s < services; s++) {
            shares[seen * services + s] = (float) (histogram[at + s] / requested);
        }
        seen++;
    }

    /**
     * Forecasts the frames ahead; to be called once per frame, alternating with {@link #observe}.
     *
     * @param popularities receives [stages][services] shares of the requests expected, of all frames beyond the horizon in the last row.
     *                     Modified.
     */
    public void forecast(float[][] popularities) {
        inputs.write(shares, 0, seen, in, 0);
        for (int s = 0; s < form.services(); s++) {
            System.arraycopy(in, s * RecallForm.INPUTS, one, 0, one.length);
            if (form.memory() == PolicyMemory.NONE) {
                recurrent[s].reset();
            }
            recurrent[s].act(one, scores);
            for (int stage = 0; stage < scores.length; stage++) {
                popularities[stage][s] = scores[stage];
            }
        }
        for (float[] popularity : popularities) {
            softmax(popularity);
        }
    }

    private static void softmax(float[] values) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            most = Math.max(most, value);
        }
        float total = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.exp(values[i] - most);
            total += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= total;
        }
    }
}
