package edgetempo.experiments.training;

import edgetempo.input.RequestTrace;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.SlotSampler;
import edgetempo.reports.run.RequestHistory;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Counts requests over time. Nothing is played: requests depend on seed, episode, frame and slot alone. */
final class RequestHistories {
    /** Largest number of points; more could not be distinguished. */
    private static final int MAX_STRETCHES = 500;
    /** Services with a separate colour. */
    private static final int MAX_SERVICES = 8;

    private RequestHistories() {}

    /** Of an episode, and of the scenario's file if it has one. */
    static RequestHistory of(Scenario scenario, long seed, int episode) {
        ScenarioInputs inputs = ScenarioInputs.of(scenario);
        Table slots = slots(scenario, seed, episode);
        Optional<Table> frames = inputs.trace().map(RequestHistories::frames);
        // One order for both, so that a service has one colour.
        int[] order = frames.orElse(slots).order();
        return new RequestHistory(episode, slots.counts(0, order, inputs.serviceNames()),
                frames.map(table -> table.counts(inputs.trace().orElseThrow().firstFrame(TracePart.TEST), order,
                        inputs.serviceNames())));
    }

    private static Table slots(Scenario scenario, long seed, int episode) {
        SlotSampler sampler = new SlotSampler(scenario);
        sampler.startEpisode(seed, episode);
        int slotsPerFrame = scenario.time().slotsPerFrame();
        int slots = scenario.time().framesPerEpisode() * slotsPerFrame;
        Table table = new Table(slots, scenario.services().count());
        for (int slot = 0; slot < slots; slot++) {
            if (slot % slotsPerFrame == 0) {
                sampler.startFrame(slot / slotsPerFrame);
            }
            sampler.sample(slot / slotsPerFrame, slot % slotsPerFrame);
            for (int r = 0; r < sampler.requests().count; r++) {
                int service = sampler.service()[r];
                table.counts[service][slot / table.stretch]++;
            }
        }
        return table;
    }

    private static Table frames(RequestTrace trace) {
        int frames = trace.frames(TracePart.ALL);
        int services = trace.services().size();
        Table table = new Table(frames, services);
        double[] counts = new double[services];
        for (int frame = 0; frame < frames; frame++) {
            Arrays.fill(counts, 0);
            trace.count(frame, 1, counts);
            double dropped = trace.asked(frame);
            for (int service = 0; service < services; service++) {
                table.counts[service][frame / table.stretch] += counts[service];
                dropped -= counts[service];
            }
            table.dropped[frame / table.stretch] += dropped;
        }
        return table;
    }

    /** Sums by service and stretch. */
    private static final class Table {
        private final int points;
        private final int stretch;
        private final double[][] counts;
        private final double[] dropped;

        Table(int points, int services) {
            this.points = points;
            stretch = Math.max(1, Math.ceilDiv(points, MAX_STRETCHES));
            counts = new double[services][Math.ceilDiv(points, stretch)];
            dropped = new double[counts[0].length];
        }

        /** Services, the most requested first, of equals the one with the lowest number. */
        int[] order() {
            double[] all = Arrays.stream(counts).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
            return IntStream.range(0, counts.length).boxed().sorted((a, b) -> Double.compare(all[b], all[a]))
                    .mapToInt(service -> service).toArray();
        }

        RequestHistory.Counts counts(int trainEnds, int[] order, List<String> names) {
            IntFunction<String> label = service -> (service + 1)
                    + (names.isEmpty() ? "" : " (" + names.get(service) + ")");
            List<RequestHistory.Service> services = new ArrayList<>();
            for (int i = 0; i < Math.min(MAX_SERVICES, order.length); i++) {
                services.add(service("service " + label.apply(order[i]), counts[order[i]]));
            }
            if (order.length > MAX_SERVICES) {
                double[] others = new double[dropped.length];
                for (int i = MAX_SERVICES; i < order.length; i++) {
                    for (int at = 0; at < others.length; at++) {
                        others[at] += counts[order[i]][at];
                    }
                }
                services.add(service((order.length - MAX_SERVICES) + " other services", others));
            }
            if (Arrays.stream(dropped).anyMatch(count -> count > 0)) {
                services.add(service("services that are not played", dropped));
            }
            return new RequestHistory.Counts(stretch, trainEnds, services);
        }

        private RequestHistory.Service service(String name, double[] sums) {
            return new RequestHistory.Service(name, IntStream.range(0, sums.length)
                    .mapToObj(at -> sums[at] / Math.min(stretch, points - at * stretch)).toList());
        }
    }
}
