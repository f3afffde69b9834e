package edgetempo.agents.recall;

import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallInputs;
import java.util.Arrays;

/** Whole episodes as an update is fed them; layouts are those of {@code RecallGraph.Inputs}. Filled by {@link EpisodeReplay}. */
public final class EpisodeBatch {
    private final RecallForm form;
    private final RecallInputs prepared;
    private final int size;
    private final float[] inputs;
    private final float[] matches;
    private final float[] follows;
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
        matches = new float[size * frames * frames * 2];
        follows = new float[form.horizon() * size * (frames + 1) * services];
        targets = new float[form.stages() * frames * size * services];
        plans = new float[size * frames * form.servers() * services];
        service = new float[size * frames * services * 4];
        earned = new float[size * frames];
    }

    /** Episodes in the batch. */
    public int size() {
        return size;
    }

    /** [stages·frames·episodes × services] shares requested, times the weight of the row. Live; do not modify. */
    public float[] targets() {
        return targets;
    }

    /** In the order of the graph's inputs. */
    float[][] arrays() {
        return new float[][]{inputs, matches, follows, targets, plans, service, earned};
    }

    /**
     * Puts an episode into place.
     *
     * @param at     place, from 0
     * @param shares [frames × services] shares of requests from {@code from} on. Not modified.
     * @param held   [frames × servers × services] 1 where cached, from {@code from · servers} on. Not modified.
     * @param gained [frames] what plans earned in the critic's units, from {@code from / services} on. Not modified.
     */
    void put(int at, float[] shares, int from, float[] held, float[] gained) {
        int frames = form.frames();
        int services = form.services();
        for (int t = 0; t < frames; t++) {
            prepared.write(shares, from, t, inputs, (t * size + at) * services * 5);
            for (int s = 0; s < t; s++) {
                int pair = ((at * frames + t) * frames + s) * 2;
                matches[pair] = prepared.match(shares, from, t - 1, s - 1);
                matches[pair + 1] = prepared.match(shares, from, t - 2, s - 2);
            }
            putPlan(at, t, shares, from + t * services, held);
        }
        System.arraycopy(gained, from / services, earned, at * frames, frames);
        float weight = 1f / (size * validRows());
        for (int ahead = 0; ahead < form.horizon(); ahead++) {
            for (int t = 0; t < frames; t++) {
                int follow = ((ahead * size + at) * (frames + 1) + t) * services;
                int target = ((ahead * frames + t) * size + at) * services;
                for (int k = 0; k < services; k++) {
                    float share = t + ahead < frames ? shares[from + (t + ahead) * services + k] : 0;
                    follows[follow + k] = share;
                    targets[target + k] = share * weight;
                }
            }
            int none = ((ahead * size + at) * (frames + 1) + frames) * services;
            Arrays.fill(follows, none, none + services, 1f / services);
        }
        for (int t = 0; t < frames; t++) {
            putRest(at, t, shares, from, weight);
        }
    }

    /** What is requested behind the horizon, of frame {@code t}, as the mean of all frames there. */
    private void putRest(int at, int t, float[] shares, int from, float weight) {
        int services = form.services();
        int first = t + form.horizon();
        int target = ((form.horizon() * form.frames() + t) * size + at) * services;
        for (int k = 0; k < services; k++) {
            float sum = 0;
            for (int later = first; later < form.frames(); later++) {
                sum += shares[from + later * services + k];
            }
            targets[target + k] = first < form.frames() ? sum / (form.frames() - first) * weight : 0;
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
