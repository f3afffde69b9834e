package edgetempo.mec;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.PhaseRanks;
import edgetempo.scenario.mec.RequestSettings;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.ZipfTail;

/**
 * The request distribution: a Zipf law over ranks, and which service holds which rank, frame by frame. Every assignment is keyed by (seed,
 * episode, frame), so that it can be reproduced from these. Not thread-safe.
 */
public final class ServiceRanks {
    /** Number of the stream of the first phase's assignment; those before are an episode's own and drift's. */
    private static final int FIRST_PHASE = 2;

    private final RequestSettings requests;
    private final int services;
    private final double[] cumulative;
    private final int[] rankToService;
    private final RandomStream random = new RandomStream();
    /** [phases][services] assignments of the episode's phases; of length 0 without phases. */
    private final int[][] phaseToService;
    private final int[] libraryOrder;
    private long seed;
    private int episode;
    private int firstPhase;
    private int offset;

    /** Creates a distribution whose ranks are as at the start of an episode that starts with the largest service first. */
    public ServiceRanks(Scenario scenario) {
        requests = scenario.requests();
        services = scenario.services().count();
        cumulative = cumulativePopularity(requests, services);
        rankToService = new int[services];
        phaseToService = new int[requests.cycles() ? requests.phases() : 0][services];
        libraryOrder = new int[requests.cycles() ? requests.phaseLibrary() : 0];
        largestFirst();
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

    /** Starts an episode of a seed: ranks take their initial assignment. */
    public void startEpisode(long newSeed, int newEpisode) {
        seed = newSeed;
        episode = newEpisode;
        largestFirst();
        if (requests.initialRanks() == InitialRanks.RANDOM) {
            random.at(seed, StreamUse.RANKS, episode).at(0, 0, 1, 0).shuffle(rankToService, services);
        }
        if (requests.cycles()) {
            startDay();
        }
    }

    /** Draws the phases of an episode, the phase that it begins in, and the offset within that phase. */
    private void startDay() {
        boolean own = requests.phaseRanks() == PhaseRanks.PER_EPISODE && libraryOrder.length == 0;
        random.at(seed, StreamUse.RANKS, episode).at(0, 0, 0, 0);
        firstPhase = random.nextInt(requests.phases());
        offset = random.nextInt(requests.phaseFrames());
        for (int i = 0; i < libraryOrder.length; i++) {
            libraryOrder[i] = i;
        }
        random.shuffle(libraryOrder, libraryOrder.length);
        for (int j = 0; j < phaseToService.length; j++) {
            for (int r = 0; r < services; r++) {
                phaseToService[j][r] = services - 1 - r;
            }
            int generation = FIRST_PHASE + (libraryOrder.length > 0 ? libraryOrder[j] : j);
            random.at(own ? seed : 0, StreamUse.RANKS, own ? episode : 0).at(0, 0, generation, 0)
                    .shuffle(phaseToService[j], services);
        }
        System.arraycopy(phaseToService[firstPhase], 0, rankToService, 0, services);
    }

    /** Phase of a frame of the episode, from 0; 0 without phases. */
    public int phase(int frame) {
        return requests.cycles() ? (firstPhase + (frame + offset) / requests.phaseFrames()) % requests.phases() : 0;
    }

    private void largestFirst() {
        for (int r = 0; r < services; r++) {
            rankToService[r] = services - 1 - r;
        }
    }

    /**
     * Starts a frame: with the drift probability, ranks are assigned anew, or they are those of its phase. The first frame of an episode
     * never drifts. Frames are started in order, each once.
     *
     * @return whether ranks were assigned anew
     */
    public boolean startFrame(int frame) {
        if (frame > 0 && requests.driftProbability() > 0) {
            random.at(seed, StreamUse.RANKS, episode).at(frame, 0, 0, 0);
            if (random.nextDouble() < requests.driftProbability()) {
                random.shuffle(rankToService, services);
                return true;
            }
        }
        if (frame > 0 && requests.cycles() && phase(frame) != phase(frame - 1)) {
            System.arraycopy(phaseToService[phase(frame)], 0, rankToService, 0, services);
            return true;
        }
        return false;
    }

    /** The service (index from 0) that a uniform variate in [0, 1) requests. */
    public int service(double uniform) {
        int rank = 0;
        while (uniform >= cumulative[rank]) {
            rank++;
        }
        return rankToService[rank];
    }

    /**
     * Writes the probability that a request is for each service, under the present assignment.
     *
     * @param popularity [services] receives probabilities that sum to 1. Modified.
     */
    public void popularity(double[] popularity) {
        for (int r = 0; r < services; r++) {
            popularity[rankToService[r]] = r == 0 ? cumulative[0] : cumulative[r] - cumulative[r - 1];
        }
    }
}
