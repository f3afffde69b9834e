package edgetempo.mec;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.Fading;
import edgetempo.scenario.FadingRedraw;
import edgetempo.scenario.InitialRanks;
import edgetempo.scenario.RequestSettings;
import edgetempo.scenario.Scenario;
import edgetempo.scenario.ZipfTail;

/**
 * Draws what a slot brings: which service each user requests and the fading factors of its channel. Every draw is named by
 * (seed, episode, frame, slot, user), so slots can be sampled in any order and on any thread. Not thread-safe itself.
 */
public final class SlotSampler implements SlotSource {
    private final Scenario scenario;
    private final int services;
    private final double[] cumulative;
    private final int[] rankToService;
    private final int[] service;
    private final double[] thresholdFading;
    private final double[] uplinkFading;
    private final RandomStream random = new RandomStream();
    private long seed;
    private int episode;

    /** A sampler; {@link #startEpisode} comes first. */
    public SlotSampler(Scenario scenario) {
        this.scenario = scenario;
        services = scenario.services().count();
        cumulative = cumulativePopularity(scenario.requests(), services);
        rankToService = new int[services];
        service = new int[scenario.network().users()];
        thresholdFading = new double[service.length];
        uplinkFading = new double[service.length];
    }

    /**
     * Cumulative probability of the ranks 1..K: Zipf weights over {@code zipfRanks} ranks, cut to the first K.
     *
     * @return [services] non-decreasing, the last value exactly 1
     */
    public static double[] cumulativePopularity(RequestSettings requests, int services) {
        double total = 0;
        for (int r = 1; r <= requests.zipfRanks(); r++) {
            total += Math.pow(r, -requests.zipfExponent());
        }
        double kept = 0;
        for (int r = 1; r <= services; r++) {
            kept += Math.pow(r, -requests.zipfExponent());
        }
        double norm = requests.zipfTail() == ZipfTail.RENORMALISE ? kept : total;
        double[] cumulative = new double[services];
        double sum = 0;
        for (int r = 1; r <= services; r++) {
            sum += Math.pow(r, -requests.zipfExponent()) / norm;
            cumulative[r - 1] = Math.min(1, sum);
        }
        cumulative[services - 1] = 1;
        return cumulative;
    }

    /** Draws the positions of an episode; ranks take their initial assignment. */
    @Override
    public EdgeNetwork startEpisode(long newSeed, int newEpisode) {
        seed = newSeed;
        episode = newEpisode;
        for (int r = 0; r < services; r++) {
            rankToService[r] = services - 1 - r;
        }
        if (scenario.requests().initialRanks() == InitialRanks.RANDOM) {
            random.at(seed, StreamUse.RANKS, episode).at(0, 0, 1, 0).shuffle(rankToService, services);
        }
        return EdgeNetwork.sample(scenario.network(), scenario.radio(), seed, episode);
    }

    /** Starts a frame: with the drift probability, ranks are assigned anew. The first frame of an episode never drifts. */
    @Override
    public void startFrame(int frame) {
        if (frame > 0 && scenario.requests().driftProbability() > 0) {
            random.at(seed, StreamUse.RANKS, episode).at(frame, 0, 0, 0);
            if (random.nextDouble() < scenario.requests().driftProbability()) {
                random.shuffle(rankToService, services);
            }
        }
    }

    /** Draws one slot; results are read through {@link #service}, {@link #thresholdFading} and {@link #uplinkFading}. */
    @Override
    public void sample(int frame, int slot) {
        random.at(seed, StreamUse.REQUEST, episode);
        for (int i = 0; i < service.length; i++) {
            double u = random.at(frame, slot, 0, i).nextDouble();
            int rank = 0;
            while (u >= cumulative[rank]) {
                rank++;
            }
            service[i] = rankToService[rank];
        }
        boolean oneDraw = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT;
        Fading fading = scenario.radio().fading();
        random.at(seed, StreamUse.FADING, episode);
        for (int i = 0; i < service.length; i++) {
            random.at(frame, slot, 0, i);
            uplinkFading[i] = fadingFactor(fading, random.nextInt());
            thresholdFading[i] = oneDraw ? uplinkFading[i] : fadingFactor(fading, random.nextInt());
        }
    }

    /** Fading factor X of one random word: Rayleigh(1) amplitude or unit-mean exponential power. */
    public static double fadingFactor(Fading fading, int word) {
        double exponential = -Math.log(RandomStream.openUniform(word));
        return fading == Fading.RAYLEIGH_POWER ? exponential : Math.sqrt(2 * exponential);
    }

    /** Mean of the fading factor. */
    public static double meanFading(Fading fading) {
        return fading == Fading.RAYLEIGH_POWER ? 1 : Math.sqrt(Math.PI / 2);
    }

    @Override
    public int[] service() {
        return service;
    }

    @Override
    public double[] thresholdFading() {
        return thresholdFading;
    }

    @Override
    public double[] uplinkFading() {
        return uplinkFading;
    }

    /** Probability that a service (index from 0) is requested, under the present assignment of ranks. */
    public double popularity(int wanted) {
        for (int r = 0; r < services; r++) {
            if (rankToService[r] == wanted) {
                return r == 0 ? cumulative[0] : cumulative[r] - cumulative[r - 1];
            }
        }
        throw new IllegalArgumentException("service " + wanted + " of " + services);
    }
}
