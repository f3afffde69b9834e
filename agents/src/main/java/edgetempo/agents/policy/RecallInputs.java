package edgetempo.agents.policy;

/** Encodes observations as inputs of a recall agent's networks, in training and in acting alike. */
public final class RecallInputs {
    /** Added to shares before their logarithm. */
    static final float FLOOR = 0.01f;
    /** Added to that logarithm. */
    static final float SHIFT = 3;
    /** Multiplied with that sum, so that inputs are of order 1. */
    static final float SCALE = 0.6f;

    /** Index of a service's size among its inputs. */
    static final int SIZE = 2;
    /** Index of a service's size among the critic's inputs. */
    static final int CRITIC_SIZE = 1;

    private final RecallForm form;

    /** Creates an encoder for networks of a form. */
    public RecallInputs(RecallForm form) {
        this.form = form;
    }

    /** Encodes a share of the requests. */
    static float logShare(float share) {
        return SCALE * ((float) Math.log(share + FLOOR) + SHIFT);
    }

    /**
     * Writes the inputs of the actor before a frame: for each service the logarithm of its share in the last frame and in
     * all frames so far, its size, the similarity of the last two frames, and whether there was a frame.
     *
     * @param shares [frames × services] shares of the requests of each frame; only the first {@code frame} rows are read. Not modified.
     * @param from   where the episode's first share is
     * @param frame  frame about to start, counted from 0
     * @param inputs receives [services × 5] from {@code at} on. Modified.
     */
    public void write(float[] shares, int from, int frame, float[] inputs, int at) {
        int services = form.services();
        boolean remembers = form.memory() == PolicyMemory.EPISODE;
        float alike = remembers ? alike(shares, from, frame - 1, frame - 2) : 0;
        int to = at;
        for (int s = 0; s < services; s++) {
            float share = frame == 0 ? 1f / services : shares[from + (frame - 1) * services + s];
            inputs[to++] = logShare(share);
            inputs[to++] = logShare(remembers ? meanShare(shares, from + s, frame) : 1f / services);
            inputs[to++] = (s + 1f) / services;
            inputs[to++] = alike;
            inputs[to++] = frame == 0 ? 0 : 1;
        }
    }

    private float meanShare(float[] shares, int at, int frames) {
        float sum = 0;
        for (int t = 0; t < frames; t++) {
            sum += shares[at + t * form.services()];
        }
        return frames == 0 ? 1f / form.services() : sum / frames;
    }

    /** Bhattacharyya coefficient Σ √(p·q) of the requests of two frames; 0 if there is no such frame. */
    private float alike(float[] shares, int from, int one, int other) {
        if (one < 0 || other < 0) {
            return 0;
        }
        int services = form.services();
        int a = from + one * services;
        int b = from + other * services;
        float sum = 0;
        for (int s = 0; s < services; s++) {
            sum += (float) Math.sqrt(shares[a + s] * shares[b + s]);
        }
        return sum;
    }

    /**
     * Writes the critic's inputs of a service: its share of the requests, its size, the fraction of the servers that hold it, and its share
     * on each of them.
     *
     * @param share  of the service in the requests
     * @param copies servers that hold it
     * @param inputs receives 4 values from {@code at} on. Modified.
     */
    public void writeCritic(float share, int service, int copies, float[] inputs, int at) {
        float scaled = share * form.services() / 4;
        inputs[at] = scaled;
        inputs[at + 1] = (service + 1f) / form.services();
        inputs[at + 2] = (float) copies / form.servers();
        inputs[at + 3] = copies == 0 ? 0 : scaled / copies;
    }
}
