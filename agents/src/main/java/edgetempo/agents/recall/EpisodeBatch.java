package edgetempo.agents.recall;

import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallInputs;

/**
 * Whole episodes as inputs of updates; layouts are those of {@code RecallGraph.Inputs}. Filled by {@link EpisodeReplay}. Not
 * thread-safe, except that one thread may write requests while another writes plans: they share no arrays.
 */
public final class EpisodeBatch {
    private final RecallForm form;
    private final RecallInputs prepared;
    private final int size;
    private final float[] inputs;
    private final float[] targets;
    private final float[] plans;
    private final float[] service;
    private final float[] earned;

    EpisodeBatch(RecallForm form, int size) {
        this.form = form;
        this.size = size;
        prepared = new RecallInputs(form);
        int frames = form.frames();
        int services = form.services();
        inputs = new float[frames * size * services * 5];
        targets = new float[form.stages() * frames * size * services];
        plans = new float[size * frames * form.servers() * services];
        service = new float[size * frames * services * 4];
        earned = new float[size * frames];
    }

    /** Episodes in the batch. */
    public int size() {
        return size;
    }

    /** [frames·episodes·stages × services] shares requested, times the weight of the row. Live; do not modify. */
    public float[] targets() {
        return targets;
    }

    /** What the forecaster learns from, in the order of the graph's inputs. */
    float[][] forecasterInputs() {
        return new float[][]{inputs, targets};
    }

    /** What the critic learns from, in the order of the graph's inputs. */
    float[][] criticInputs() {
        return new float[][]{plans, service, earned};
    }

    /**
     * Writes the requests of an episode, for the forecaster.
     *
     * @param at     index in the batch, from 0
     * @param shares [frames × services] shares of requests from {@code from} on. Not modified.
     */
    void putRequests(int at, float[] shares, int from) {
        int frames = form.frames();
        int services = form.services();
        float weight = 1f / (size * validRows());
        for (int t = 0; t < frames; t++) {
            prepared.write(shares, from, t, inputs, (t * size + at) * services * 5);
            for (int stage = 0; stage < form.stages(); stage++) {
                int first = t + stage;
                int end = stage < form.horizon() ? first + 1 : frames;
                putMean(shares, from, first, Math.min(end, frames), weight,
                        ((t * size + at) * form.stages() + stage) * services);
            }
        }
    }

    /**
     * Writes the plans of an episode, for the critic.
     *
     * @param at     index in the batch, from 0
     * @param shares [frames × services] shares of requests from {@code from} on. Not modified.
     * @param held   [frames × servers × services] 1 where cached, from {@code from · servers} on. Not modified.
     * @param gained [frames] rewards in the critic's units, from {@code from / services} on. Not modified.
     */
    void putPlans(int at, float[] shares, int from, float[] held, float[] gained) {
        int frames = form.frames();
        int services = form.services();
        for (int t = 0; t < frames; t++) {
            putPlan(at, t, shares, from + t * services, held);
        }
        System.arraycopy(gained, from / services, earned, at * frames, frames);
    }

    /** Mean requests of frames {@code first} to {@code end − 1}; nothing if there are none. */
    private void putMean(float[] shares, int from, int first, int end, float weight, int target) {
        int services = form.services();
        for (int k = 0; k < services; k++) {
            float sum = 0;
            for (int t = first; t < end; t++) {
                sum += shares[from + t * services + k];
            }
            targets[target + k] = first < end ? sum / (end - first) * weight : 0;
        }
    }

    private int validRows() {
        int rows = 0;
        for (int ahead = 0; ahead < form.stages(); ahead++) {
            rows += Math.max(0, form.frames() - ahead);
        }
        return rows;
    }

    private void putPlan(int at, int t, float[] shares, int row, float[] held) {
        int services = form.services();
        int servers = form.servers();
        int to = (at * form.frames() + t) * servers * services;
        System.arraycopy(held, row * servers, plans, to, servers * services);
        for (int k = 0; k < services; k++) {
            int copies = 0;
            for (int m = 0; m < servers; m++) {
                copies += plans[to + m * services + k] > 0 ? 1 : 0;
            }
            prepared.writeCritic(shares[row + k], k, copies, service, ((at * form.frames() + t) * services + k) * 4);
        }
    }
}
