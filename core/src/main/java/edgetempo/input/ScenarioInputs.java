package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.Movement;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The input files of a scenario. A file is read once for all scenarios that use it in the same way, as long as its length and modification
 * time stay the same; the data is never modified afterwards.
 *
 * @param servers  their places, if they come from a file
 * @param users    their places, if they come from a file
 * @param city     what of both is played
 * @param services catalogue, if it comes from a file
 * @param trace    requests, if they come from a file
 */
public record ScenarioInputs(Optional<Points> servers, Optional<Points> users, Optional<City> city,
        Optional<ServiceTable> services, Optional<RequestTrace> trace) {
    private static final ScenarioInputs NOTHING = new ScenarioInputs(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());
    private static final int REMEMBERED = 4;
    private static final Map<List<Object>, ScenarioInputs> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, ScenarioInputs> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Reads a scenario's files, or returns them from the cache.
     *
     * @throws ScenarioException with one line if anything is wrong with them
     */
    public static ScenarioInputs of(Scenario scenario) {
        if (sources(scenario).allMatch(Optional::isEmpty)) {
            return NOTHING;
        }
        synchronized (READ) {
            List<Object> key = key(scenario);
            ScenarioInputs known = READ.get(key);
            if (known == null) {
                known = read(scenario);
                READ.put(key, known);
            }
            return known;
        }
    }

    private static Stream<Optional<CsvSource>> sources(Scenario scenario) {
        return Stream.of(CsvSource.servers(scenario), CsvSource.users(scenario), CsvSource.services(scenario),
                CsvSource.requests(scenario));
    }

    private static List<Object> key(Scenario scenario) {
        return List.of(scenario.network(), scenario.services(),
                scenario.with("requests.part", TracePart.ALL).requests(), scenario.time().slotsPerFrame(),
                sources(scenario).flatMap(Optional::stream).map(CsvSource::stamp).toList());
    }

    private static ScenarioInputs read(Scenario scenario) {
        Optional<Points> servers = CsvSource.servers(scenario)
                .map(source -> enough(source, Points.read(source, Points.SERVER, Optional.empty(), true),
                        "network.servers", scenario.network().servers()));
        Optional<Points> users = CsvSource.users(scenario)
                .map(source -> enough(source, Points.read(source, "user", servers,
                        scenario.network().movement() == Movement.HELD), "network.users",
                        scenario.network().users()));
        Optional<ServiceTable> services = CsvSource.services(scenario).map(ServiceTable::read);
        Optional<RequestTrace> trace = CsvSource.requests(scenario)
                .map(source -> new RequestTrace(scenario, source, services));
        if (services.isPresent() && services.get().names().size() < scenario.services().count()) {
            throw new ScenarioException(CsvSource.services(scenario).orElseThrow().shown(), "has too few services: "
                    + services.get().names().size() + ", services.count asks for "
                    + scenario.services().count());
        }
        if (users.flatMap(Points::trajectories).isPresent() && scenario.slotS() == 0) {
            throw new ScenarioException("network.slotS", "0, and " + scenario.network().usersFile()
                    + " has time_s; say how many seconds pass from slot to slot");
        }
        if (users.flatMap(Points::trajectories).isPresent() && trace.isPresent()) {
            requireCommonTime(scenario, users.flatMap(Points::trajectories).orElseThrow(), trace.get());
        }
        Optional<City> city = servers.map(places -> City.of(scenario.network(), places, users));
        return new ScenarioInputs(servers, users, city, services, trace);
    }

    private static void requireCommonTime(Scenario scenario, Trajectories moves, RequestTrace trace) {
        SlotClock clock = SlotClock.of(scenario, moves, trace);
        if (!clock.meets(moves, trace)) {
            throw new ScenarioException(CsvSource.users(scenario).orElseThrow().shown(), String.format(Locale.ROOT,
                    "has rows from %.0f to %.0f s, and none while there are requests, from %.0f to %.0f s; see network.usersClock and"
                            + " network.usersOffsetS",
                    moves.firstS(), moves.lastS(), clock.originS(), clock.atS(trace.slotNumber(trace.slots() - 1))));
        }
    }

    private static Points enough(CsvSource source, Points points, String key, int wanted) {
        if (points.count() < wanted) {
            throw new ScenarioException(source.shown(),
                    "has too few rows: " + points.count() + ", " + key + " asks for "
                            + wanted);
        }
        return points;
    }

    /** Row in the file of services of the service with a number: that of its name in the trace, or the number itself. */
    public int serviceRow(int service) {
        return trace.map(requests -> services.orElseThrow().names().indexOf(requests.services().get(service)))
                .orElse(service);
    }

    /** [services] names in the files, in the order of the services' numbers; empty if no file names services. */
    public List<String> serviceNames() {
        return trace.map(RequestTrace::services)
                .or(() -> services.map(ServiceTable::names)).orElse(List.of());
    }

    /**
     * Returns the scenario with the digests of its input files, so that a later reader gets the same content or an error.
     *
     * @throws ScenarioException with one line if anything is wrong with the files, or the part of the trace is shorter than an episode
     */
    public static Scenario pinned(Scenario scenario) {
        ScenarioInputs inputs = of(scenario);
        Map<String, Object> digests = new LinkedHashMap<>();
        inputs.servers.ifPresent(read -> digests.put("network.serversSha256", read.sha256()));
        inputs.users.ifPresent(read -> digests.put("network.usersSha256", read.sha256()));
        inputs.services.ifPresent(read -> digests.put("services.sha256", read.sha256()));
        inputs.trace.ifPresent(read -> {
            digests.put("requests.sha256", read.sha256());
            read.starts(scenario.requests().part(), scenario.time().framesPerEpisode());
        });
        if (digests.isEmpty()) {
            return scenario;
        }
        Scenario pinned = scenario.with(digests);
        synchronized (READ) {
            READ.put(key(pinned), inputs);
        }
        return pinned;
    }
}
