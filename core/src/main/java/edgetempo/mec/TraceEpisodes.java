package edgetempo.mec;

import edgetempo.input.RequestTrace;
import edgetempo.input.ScenarioInputs;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.RequestUsers;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.util.Optional;

/**
 * Episodes of a trace: consecutive frames of the scenario's part, from a start frame drawn by (seed, episode). Requests are assigned to
 * users as {@link RequestUsers} says. Not thread-safe.
 */
public final class TraceEpisodes {
    private final RequestTrace trace;
    private final TracePart part;
    private final int starts;
    private final boolean everyUserRequests;
    private final double meanRequests;
    private final RandomStream random = new RandomStream();
    private int firstFrame;

    private TraceEpisodes(Scenario scenario, RequestTrace trace) {
        this.trace = trace;
        part = scenario.requests().part();
        starts = trace.starts(part, scenario.time().framesPerEpisode());
        everyUserRequests = !scenario.requests().users().asTheyAre();
        int frames = trace.frames(part);
        meanRequests = (double) trace.requests(trace.firstFrame(part), frames) / frames;
    }

    /**
     * Episodes of a scenario's trace; empty if its requests follow a distribution.
     *
     * @throws edgetempo.scenario.ScenarioException if anything is wrong with the file, or the part is shorter than an episode
     */
    public static Optional<TraceEpisodes> of(Scenario scenario) {
        return ScenarioInputs.of(scenario).trace().map(trace -> new TraceEpisodes(scenario, trace));
    }

    /** The scenario on the part of its trace that policies are fitted to: never the one that they are evaluated on. */
    public static Scenario fitting(Scenario scenario) {
        return part(scenario, TracePart.TEST, TracePart.TRAIN);
    }

    /** The scenario on the part of its trace that trained policies are evaluated on. */
    public static Scenario evaluating(Scenario scenario) {
        return part(scenario, TracePart.TRAIN, TracePart.TEST);
    }

    private static Scenario part(Scenario scenario, TracePart from, TracePart to) {
        return scenario.requests().traced() && scenario.requests().part() == from
                ? scenario.with("requests.part", to)
                : scenario;
    }

    /** [services] share of each service in the training part of a scenario's trace, which falls with the index; empty without a trace. */
    public static Optional<double[]> trainingPopularity(Scenario scenario) {
        return ScenarioInputs.of(scenario).trace().map(trace -> trace.popularity(0, trace.frames(TracePart.TRAIN)));
    }

    /** Starts an episode. */
    public void startEpisode(long seed, int episode) {
        random.at(seed, StreamUse.RANKS, episode).at(0, 0, 0, 0);
        firstFrame = trace.firstFrame(part) + random.nextInt(starts);
    }

    /**
     * Writes the requests of a slot.
     *
     * @param target receives users, services and tasks. Modified.
     */
    public void sample(int frame, int slot, SlotRequests target) {
        int at = (firstFrame + frame) * trace.slotsPerFrame() + slot;
        int from = trace.slotFrom(at);
        int requests = trace.slotFrom(at + 1) - from;
        int[] service = target.service;
        target.ownTasks = trace.namesTasks();
        if (everyUserRequests) {
            for (int i = 0; i < service.length; i++) {
                write(target, i, from + (int) ((long) i * requests / service.length));
            }
            return;
        }
        target.count = requests;
        for (int r = 0; r < requests; r++) {
            write(target, r, from + r);
            target.user[r] = trace.namesUsers() ? trace.user(from + r) : r;
        }
    }

    /** Number of a slot of the episode from the start of the trace, counting slots that are left out. */
    public int slotNumber(int frame, int slot) {
        return trace.slotNumber((firstFrame + frame) * trace.slotsPerFrame() + slot);
    }

    private void write(SlotRequests target, int at, int request) {
        target.service[at] = trace.service(request);
        if (target.ownTasks) {
            target.inputBits[at] = trace.inputBits(request);
            target.cycles[at] = trace.cycles(request);
            target.deadlineS[at] = trace.deadlineS(request);
        }
    }

    /** Requests of a frame of the episode, as a multiple of those of the part's mean frame; 1 where every user requests in every slot. */
    public double intensity(int frame) {
        return everyUserRequests || meanRequests == 0 ? 1 : trace.requests(firstFrame + frame, 1) / meanRequests;
    }

    /** [services] share of each service in the requests of a frame of the episode; all 0 where there are none. */
    public double[] popularity(int frame) {
        return trace.popularity(firstFrame + frame, 1);
    }
}
