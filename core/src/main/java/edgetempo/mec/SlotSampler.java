package edgetempo.mec;

import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.input.SlotClock;
import edgetempo.input.Trajectories;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Fading;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/**
 * Draws the random inputs of a slot: which service each user requests, unless the scenario has a trace, and the fading factors of its
 * channel. Every draw is keyed by (seed, episode, frame, slot, user), so slots can be sampled in any order and on any thread. Not
 * thread-safe itself.
 */
public final class SlotSampler implements SlotSource {
    private final Scenario scenario;
    private final ServiceRanks ranks;
    private final Optional<TraceEpisodes> trace;
    private final Optional<City> city;
    private final SlotRequests requests;
    private final double[] thresholdFading;
    private final double[] uplinkFading;
    private final RandomStream random = new RandomStream();
    private long seed;
    private int episode;
    private EdgeNetwork network;
    /** When slots of the trace are, where users move. */
    private final Optional<SlotClock> clock;
    /** Time of the episode's first slot in the trajectories of the users where no trace says when that is, s. */
    private double startS;

    /**
     * Creates a sampler; {@link #startEpisode} comes first.
     *
     * @throws edgetempo.scenario.ScenarioException if anything is wrong with the scenario's files
     */
    public SlotSampler(Scenario scenario) {
        this.scenario = scenario;
        ranks = new ServiceRanks(scenario);
        trace = TraceEpisodes.of(scenario);
        ScenarioInputs inputs = ScenarioInputs.of(scenario);
        city = inputs.city();
        clock = city.flatMap(City::trajectories)
                .flatMap(moves -> inputs.trace().map(read -> SlotClock.of(scenario, moves, read)));
        requests = new SlotRequests(scenario.network().users());
        thresholdFading = new double[scenario.network().users()];
        uplinkFading = new double[thresholdFading.length];
    }

    /** Draws the positions of an episode; ranks take their initial assignment. */
    @Override
    public EdgeNetwork startEpisode(long newSeed, int newEpisode) {
        seed = newSeed;
        episode = newEpisode;
        ranks.startEpisode(seed, episode);
        if (trace.isPresent()) {
            trace.get().startEpisode(seed, episode);
        }
        network = EdgeNetwork.sample(scenario.network(), scenario.radio(), city, seed, episode);
        if (clock.isEmpty()) {
            city.flatMap(City::trajectories).ifPresent(moves -> startS = startS(moves));
        }
        network.moveTo(atS(0, 0));
        return network;
    }

    /** Draws the start time of an episode, such that it ends before the trajectories do. */
    private double startS(Trajectories moves) {
        double lengthS = scenario.time().framesPerEpisode() * scenario.time().slotsPerFrame() * scenario.slotS();
        return moves.firstS() + random.at(seed, StreamUse.LAYOUT, episode).at(0, 0, 1, 0).nextDouble()
                * Math.max(0, moves.lastS() - moves.firstS() - lengthS);
    }

    /** Time of a slot in the trajectories of the users, s. */
    private double atS(int frame, int slot) {
        return clock.isPresent()
                ? clock.get().atS(trace.get().slotNumber(frame, slot))
                : startS + (frame * scenario.time().slotsPerFrame() + slot) * scenario.slotS();
    }

    /** Starts a frame: with the drift probability, ranks are reassigned. The first frame of an episode never drifts. */
    @Override
    public void startFrame(int frame) {
        ranks.startFrame(frame);
    }

    /** Draws one slot; results are read through {@link #requests}, {@link #thresholdFading} and {@link #uplinkFading}. */
    @Override
    public void sample(int frame, int slot) {
        network.moveTo(atS(frame, slot));
        if (trace.isPresent()) {
            trace.get().sample(frame, slot, requests);
        } else {
            int[] service = requests.service;
            random.at(seed, StreamUse.REQUEST, episode);
            for (int i = 0; i < service.length; i++) {
                service[i] = ranks.service(random.at(frame, slot, 0, i).nextDouble());
            }
        }
        boolean oneDraw = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT;
        Fading fading = scenario.radio().fading();
        random.at(seed, StreamUse.FADING, episode);
        for (int i = 0; i < uplinkFading.length; i++) {
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
    public SlotRequests requests() {
        return requests;
    }

    /**
     * [N] requested services of the current slot, index from 0, of which the first {@link SlotRequests#count} count. Live; do not modify.
     */
    public int[] service() {
        return requests.service;
    }

    @Override
    public double[] thresholdFading() {
        return thresholdFading;
    }

    @Override
    public double[] uplinkFading() {
        return uplinkFading;
    }

    /** The present ranks of the services. Live; do not modify. */
    public ServiceRanks ranks() {
        return ranks;
    }
}
