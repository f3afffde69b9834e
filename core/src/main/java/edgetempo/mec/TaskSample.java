package edgetempo.mec;

import edgetempo.input.RequestTrace;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tasks for requests drawn from a distribution, where requests of the scenario's trace have individual tasks: those of requests for the
 * same service in the training part, at most {@value #MAX_PER_SERVICE} a service, evenly over time. Immutable.
 */
public final class TaskSample {
    private static final int MAX_PER_SERVICE = 1000;

    private final RequestTrace trace;
    /** [services][sampled] numbers of requests. */
    private final int[][] requests;

    private TaskSample(RequestTrace trace) {
        this.trace = trace;
        int frames = trace.frames(TracePart.TRAIN);
        int end = trace.requests(0, frames);
        double[] counts = new double[trace.services().size()];
        trace.count(0, frames, counts);
        requests = new int[counts.length][];
        Arrays.setAll(requests, s -> new int[(int) Math.min(MAX_PER_SERVICE, counts[s])]);
        int[] seen = new int[counts.length];
        int[] taken = new int[counts.length];
        for (int r = 0; r < end; r++) {
            int s = trace.service(r);
            if (taken[s] < requests[s].length && (long) seen[s] * requests[s].length >= taken[s] * (long) counts[s]) {
                requests[s][taken[s]++] = r;
            }
            seen[s]++;
        }
    }

    /** Creates the sample of a scenario's trace; empty where requests have their services' tasks. */
    public static Optional<TaskSample> of(Scenario scenario) {
        return ScenarioInputs.of(scenario).trace().filter(RequestTrace::namesTasks).map(TaskSample::new);
    }

    /**
     * Gives a request for a service one of its tasks.
     *
     * @param target  requests of a slot. Modified.
     * @param at      which of them
     * @param variate in [0, 1), which task
     */
    public void write(SlotRequests target, int at, int service, double variate) {
        int[] of = requests[service];
        if (of.length == 0) {
            target.inputBits[at] = Double.NaN;
            target.cycles[at] = Double.NaN;
            target.deadlineS[at] = Double.NaN;
            return;
        }
        int request = of[(int) (variate * of.length)];
        target.inputBits[at] = trace.inputBits(request);
        target.cycles[at] = trace.cycles(request);
        target.deadlineS[at] = trace.deadlineS(request);
    }
}
