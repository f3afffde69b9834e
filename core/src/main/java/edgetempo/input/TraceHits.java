package edgetempo.input;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Hit ratios of a trace for one cache of a given number of equally large services, mean over frames, regardless of channels, users and
 * sizes. Dropped requests count as misses; frames without requests are left out.
 *
 * @param services  that the cache holds
 * @param hindsight the services most requested in all frames together: an upper bound for static plans
 * @param lastFrame the services most requested in the frame before, of equals the one requested first, from the second frame on
 * @param clairvoyant the services most requested in the frame itself: an upper bound
 */
public record TraceHits(int services, double hindsight, double lastFrame, double clairvoyant) {
    /**
     * Plays the frames of a trace.
     *
     * @param first  frame of the whole trace
     * @param frames number of frames
     */
    public static TraceHits of(RequestTrace trace, int first, int frames, int services) {
        int count = trace.services().size();
        double[] all = new double[count];
        trace.count(first, frames, all);
        int[] order = IntStream.range(0, count).toArray();
        int[] best = top(all, order, services);
        int[] before = new int[0];
        double hindsight = 0;
        double last = 0;
        double clairvoyant = 0;
        double[] counts = new double[count];
        int counted = 0;
        int followed = 0;
        for (int f = 0; f < frames; f++) {
            Arrays.fill(counts, 0);
            trace.count(first + f, 1, counts);
            double requests = trace.asked(first + f);
            if (requests == 0) {
                continue;
            }
            int[] own = top(counts, appearance(trace, first + f, count), services);
            hindsight += held(counts, best) / requests;
            clairvoyant += held(counts, own) / requests;
            if (f > 0) {
                last += held(counts, before) / requests;
                followed++;
            }
            before = own;
            counted++;
        }
        int most = Math.max(1, counted);
        return new TraceHits(services, hindsight / most, last / Math.max(1, followed), clairvoyant / most);
    }

    private static double held(double[] counts, int[] services) {
        return Arrays.stream(services).mapToDouble(s -> counts[s]).sum();
    }

    /** [services] first request of each service in a frame. */
    private static int[] appearance(RequestTrace trace, int frame, int count) {
        int[] first = new int[count];
        Arrays.fill(first, Integer.MAX_VALUE);
        int from = trace.slotFrom(frame * trace.slotsPerFrame());
        for (int r = trace.slotFrom((frame + 1) * trace.slotsPerFrame()) - 1; r >= from; r--) {
            first[trace.service(r)] = r;
        }
        return first;
    }

    /** The most requested services that were requested at all; of equals the first in the given order. */
    private static int[] top(double[] counts, int[] order, int services) {
        return IntStream.range(0, counts.length).filter(s -> counts[s] > 0).boxed()
                .sorted(Comparator.<Integer>comparingDouble(s -> -counts[s]).thenComparingInt(s -> order[s]))
                .limit(services).mapToInt(s -> s).toArray();
    }
}
