package edgetempo.experiments;

import edgetempo.input.City;
import edgetempo.input.Points;
import edgetempo.input.RequestTrace;
import edgetempo.input.ScenarioInputs;
import edgetempo.input.ServiceTable;
import edgetempo.input.SlotClock;
import edgetempo.input.TraceHits;
import edgetempo.input.Trajectories;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotViews;
import edgetempo.scenario.ScenarioKey;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.BeyondRadius;
import edgetempo.scenario.mec.ComputeSettings;
import edgetempo.scenario.mec.RadioSettings;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Reports the content of a scenario's input files and how it is used, in lines of text, so that columns and units can be checked by hand.
 */
public final class InputReport {
    private static final int[] CACHES = {3, 5, 10};
    private static final double[] QUANTILES = {0.05, 0.35, 0.65, 0.95, 1};

    private final List<String> lines = new ArrayList<>();
    private final Scenario scenario;

    private InputReport(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Reads a scenario's files; without any, there are no lines.
     *
     * @throws edgetempo.scenario.ScenarioException with one line if anything is wrong with them
     */
    public static List<String> of(Scenario scenario) {
        InputReport report = new InputReport(scenario);
        ScenarioInputs inputs = ScenarioInputs.of(ScenarioInputs.pinned(scenario));
        inputs.city().ifPresent(city -> report.city(inputs, city));
        inputs.services().ifPresent(report::services);
        inputs.trace().ifPresent(report::trace);
        if (inputs.city().isPresent() || inputs.services().isPresent() || inputs.trace().isPresent()) {
            report.user();
        }
        return report.lines;
    }

    private void say(String what, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, "  %-9s " + format, prepended(what, values)));
    }

    private static Object[] prepended(String what, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = what;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private void city(ScenarioInputs inputs, City city) {
        Points servers = inputs.servers().orElseThrow();
        say("servers", "%d rows of %s, SHA-256 %.8s…", servers.count(), scenario.network().serversFile(),
                servers.sha256());
        servers.projection().ifPresent(sphere -> say("", "projected about latitude %.6f, longitude %.6f",
                sphere.latitude(), sphere.longitude()));
        say("", "%d played: %s", city.servers().size(), String.join(", ", city.servers()));
        ServerCatalogue catalogue = new ServerCatalogue(scenario);
        if (!catalogue.alike()) {
            say("", "capacities %s GiB, processors %s GHz, bands %s MHz (least and most)",
                    range(catalogue::capacityGib, 1), range(catalogue::processorHz, 1e9),
                    range(catalogue::bandwidthHz, 1e6));
        }
        inputs.users().ifPresent(users -> {
            say("users", "%d in %s, SHA-256 %.8s…; %d within %.0f m of %s server that is played%s",
                    users.count(),
                    scenario.network().usersFile(), users.sha256(), city.inReach(), scenario.network().radiusM(),
                    scenario.network().association() == Association.FILE ? "the" : "a",
                    scenario.network().beyondRadius() == BeyondRadius.LOCAL ? "; the others compute locally" : "");
            users.trajectories()
                    .ifPresent(moves -> say("", "%d rows of %d users over %.0f s; an episode takes %.0f s of them, "
                            + "distances below are those of first rows", moves.rows(), users.count(),
                            moves.lastS() - moves.firstS(),
                            scenario.time().framesPerEpisode() * scenario.time().slotsPerFrame() * scenario.slotS()));
            users.trajectories().ifPresent(moves -> inputs.trace().ifPresent(trace -> clock(moves, trace)));
            double[] nearest = IntStream.range(0, users.count()).mapToDouble(u -> distances(users, u, servers)[0])
                    .sorted()
                    .toArray();
            say("", "nearest server of the file at %s m (5, 35, 65, 95, 100 %%)", quantiles(nearest));
            say("", "servers of the file within %.0f m: %.1f in the mean", scenario.network().radiusM(),
                    IntStream.range(0, users.count()).mapToLong(u -> Arrays.stream(distances(users, u, servers))
                            .filter(metres -> metres <= scenario.network().radiusM()).count()).average().orElseThrow());
        });
    }

    private void clock(Trajectories moves, RequestTrace trace) {
        SlotClock clock = SlotClock.of(scenario, moves, trace);
        long still = IntStream.range(0, trace.slots()).mapToDouble(slot -> clock.atS(trace.slotNumber(slot)))
                .filter(atS -> atS < moves.firstS() || atS > moves.lastS()).count();
        say("", "slots of requests are %.0f to %.0f s after the first row (network.usersClock %s, usersOffsetS %s); users stand still in "
                + "%d of %d, before the first or after the last row", clock.originS() - moves.firstS(),
                clock.atS(trace.slotNumber(trace.slots() - 1)) - moves.firstS(), scenario.network().usersClock(),
                ScenarioKey.text(scenario.network().usersOffsetS()), still, trace.slots());
    }

    private String range(IntToDoubleFunction of, double unit) {
        DoubleSummaryStatistics found = IntStream.range(0, scenario.network().servers()).mapToDouble(of)
                .summaryStatistics();
        return String.format(Locale.ROOT, "%.2f to %.2f", found.getMin() / unit, found.getMax() / unit);
    }

    /** Distances of a user from all servers, ascending, m. */
    private static double[] distances(Points users, int user, Points servers) {
        return IntStream.range(0, servers.count()).mapToDouble(m -> Math.hypot(users.x()[user] - servers.x()[m],
                users.y()[user] - servers.y()[m])).sorted().toArray();
    }

    private static String quantiles(double[] sorted) {
        StringBuilder text = new StringBuilder();
        for (double q : QUANTILES) {
            double at = q * (sorted.length - 1);
            int below = (int) at;
            double between = sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below];
            text.append(text.isEmpty() ? "" : " / ")
                    .append(String.format(Locale.ROOT, "%.1f", sorted[below] + (at - below) * between));
        }
        return text.toString();
    }

    private void services(ServiceTable table) {
        say("services", "%d rows of %s, SHA-256 %.8s…; by the scenario's law:%s%s%s", table.names().size(),
                scenario.services().file(), table.sha256(), missing(table.sizeGib(), " sizes"),
                missing(table.inputBits(), " inputs"), missing(table.cycles(), " cycles"));
    }

    private static String missing(double[] values, String what) {
        return Arrays.stream(values).anyMatch(Double::isNaN) ? what : "";
    }

    private void trace(RequestTrace trace) {
        say("requests", "%d rows of %s, SHA-256 %.8s…, over %.0f s", trace.rows(), scenario.requests().file(),
                trace.sha256(),
                trace.lastS() - trace.firstS());
        trace.dropped()
                .forEach(dropped -> say("", "%d dropped %s, the first in line %d", dropped.count(), dropped.reason(),
                        dropped.firstLine()));
        say("", "%d played, for %d of %d services%s", trace.requests(), trace.services().size(),
                trace.distinctServices(),
                trace.distinctUsers() == 0 ? "" : ", of " + trace.distinctUsers() + " users in the file");
        int[] sizes = IntStream.range(0, trace.slots()).map(s -> trace.slotFrom(s + 1) - trace.slotFrom(s)).sorted()
                .toArray();
        say("", "%d slots with %d / %d / %d requests (least, median, most); N = %d users %s", sizes.length, sizes[0],
                sizes[sizes.length / 2], sizes[sizes.length - 1], scenario.network().users(),
                scenario.requests().users().asTheyAre()
                        ? "make them as they are: requests.users " + scenario.requests().users()
                        : "share them evenly");
        say("", "%d frames for training, %d for evaluation, of %d slots", trace.frames(TracePart.TRAIN),
                trace.frames(TracePart.TEST), trace.slotsPerFrame());
        for (int cache : CACHES) {
            if (cache <= trace.services().size()) {
                TraceHits hits = TraceHits.of(trace, 0, trace.frames(TracePart.ALL), cache);
                say("", "hits of %d services a frame: best static plan %.3f, last frame's top %.3f, clairvoyant %.3f",
                        cache,
                        hits.hindsight(), hits.lastFrame(), hits.clairvoyant());
            }
        }
        if (trace.namesTasks()) {
            task("input_bits", trace.requests(), trace::inputBits, "their service's");
            task("cycles", trace.requests(), trace::cycles, "their service's");
            task("deadline_s", trace.requests(), trace::deadlineS,
                    "those of qos.solverThresholds and qos.scoreThresholds");
        } else if (scenario.services().file().equals("none")) {
            say("", "nothing of sizes, inputs and cycles: they follow the scenario's law");
        }
    }

    private void task(String role, int requests, IntToDoubleFunction of, String otherwise) {
        double[] own = IntStream.range(0, requests).mapToDouble(of).filter(value -> !Double.isNaN(value))
                .sorted().toArray();
        if (own.length == 0) {
            say("", "%s of no request: they are %s", role, otherwise);
        } else {
            say("", "%s of %d requests: %.4g / %.4g / %.4g (least, median, most); of %d %s", role,
                    own.length, own[0], own[own.length / 2], own[own.length - 1], requests - own.length, otherwise);
        }
    }

    /** The first user who requests anything in an episode, step by step. */
    private void user() {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        int slot = -1;
        do {
            slot++;
            int frame = slot / scenario.time().slotsPerFrame();
            if (frame == scenario.time().framesPerEpisode()) {
                say("user", "nobody requests anything in episode 0 of seed 1");
                return;
            }
            sampler.startFrame(frame);
            sampler.sample(frame, slot % scenario.time().slotsPerFrame());
        } while (sampler.requests().count == 0);
        int user = sampler.requests().user[0];
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        ServiceCatalogue catalogue = builder.catalogue();
        RadioSettings radio = scenario.radio();
        ComputeSettings compute = scenario.compute();
        int service = sampler.service()[0];
        int cell = network.cell(user);
        double distanceM = Math.max(scenario.network().minDistanceM(),
                Math.hypot(network.userX(user) - network.serverX(cell),
                        network.userY(user) - network.serverY(cell)));
        double fading = sampler.uplinkFading()[user];
        double snr = network.meanSnr(user) * fading;
        double efficiency = SlotProblemBuilder.spectralEfficiency(snr);
        ScenarioInputs inputs = ScenarioInputs.of(scenario);
        say("user " + (user + 1),
                "of episode 0 of seed 1, slot %d: at (%.1f, %.1f) m, cell of server %d%s at (%.1f, %.1f) m",
                slot + 1, network.userX(user), network.userY(user), cell + 1,
                inputs.city().map(city -> " (" + city.servers().get(cell) + ")").orElse(""),
                network.serverX(cell), network.serverY(cell));
        say("", "distance %.2f m, path loss %.2f dB, mean SNR %.2f dB", distanceM,
                EdgeNetwork.pathLossDb(radio, distanceM),
                10 * Math.log10(network.meanSnr(user)));
        if (radio.shadowingDb() > 0) {
            say("", "of which shadowing or a measured channel makes %.2f dB", 10 * Math.log10(network.meanSnr(user))
                    - (radio.txPowerDbm() - radio.noiseDbm() - EdgeNetwork.pathLossDb(radio, distanceM)));
        }
        if (!network.reached(user)) {
            say("", "out of reach of %.0f m: computes locally, whatever is decided; figures at edge and cloud are those of no channel",
                    scenario.network().radiusM());
        }
        say("", "fading %.4f: SNR %.2f dB, %.3f bit/s/Hz, %.2f Mbit/s on the whole band of %.1f MHz", fading,
                10 * Math.log10(snr), efficiency, efficiency * builder.servers().bandwidthHz(cell) / 1e6,
                builder.servers().bandwidthHz(cell) / 1e6);
        SlotViews views = new SlotViews(builder);
        views.build(network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(),
                new CachePlan(scenario.network().servers(), catalogue.count()));
        SlotProblem problem = views.scored;
        say("", "service %d%s: %.3f Mbit, %.3f Gcycle, %.3f GiB%s", service + 1,
                inputs.trace().map(trace -> " (" + trace.services().get(service) + ")").orElse(""),
                problem.inputBits[0] / 1e6, problem.cycles[0] / 1e9, catalogue.sizeGib(service),
                Double.isNaN(problem.deadlineS[0])
                        ? ""
                        : String.format(Locale.ROOT, ", threshold of delay %.4f s", problem.deadlineS[0]));
        CachePlan everything = new CachePlan(scenario.network().servers(), catalogue.count());
        for (int m = 0; m < everything.servers(); m++) {
            everything.set(m, service, true);
        }
        double share = Math.min(1, (double) scenario.network().servers() / scenario.network().users());
        outcome("local", builder, network, sampler, everything, Optional.empty());
        outcome("edge", builder, network, sampler, everything, Optional.of(share));
        outcome("cloud", builder, network, sampler, new CachePlan(everything.servers(), catalogue.count()),
                Optional.of(share));
        say("", "local processor %.2f GHz, server %.2f GHz, cloud %.2f GHz; shares of band and processor at edge and cloud: M/N = %.4f",
                compute.localHz() / 1e9, builder.servers().processorHz(cell) / 1e9, compute.cloudHz() / 1e9, share);
    }

    private void outcome(String where, SlotProblemBuilder builder, EdgeNetwork network, SlotSampler sampler,
            CachePlan plan,
            Optional<Double> share) {
        SlotViews views = new SlotViews(builder);
        views.build(network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(), plan);
        SlotProblem problem = views.scored;
        Decision decision = new Decision(problem.capacity, problem.servers, problem.services);
        share.ifPresent(part -> {
            decision.offload[0] = problem.cell[0] + 1;
            decision.bandwidthShare[0] = part;
            decision.frequencyShare[0] = part;
        });
        double[] qos = new double[problem.capacity];
        double[] timeS = new double[problem.capacity];
        double[] energyJ = new double[problem.capacity];
        new QosScorer(scenario.shares()).score(problem, decision, qos, timeS, energyJ);
        say("", "%-5s %.4f s, %.4f J, QoS %.4f", where, timeS[0], energyJ[0], qos[0]);
    }
}
