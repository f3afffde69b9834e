package edgetempo.benchmarks.peer;

import edgetempo.benchmarks.workload.Workload;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every peer by name. EdgeTempo itself is one: {@value #OWN} and the name of a backend. */
public final class Peers {
    /** Prefix of backend names. */
    public static final String OWN = "edgetempo-";

    private static final Map<String, Function<PeerProblem, Peer>> LIBRARIES = new LinkedHashMap<>();

    static {
        LIBRARIES.put("jenetics", JeneticsPeer::new);
        LIBRARIES.put("jmetal", JmetalPeer::new);
        LIBRARIES.put("moea", MoeaPeer::new);
        LIBRARIES.put("commons-math", CommonsMathPeer::new);
    }

    private Peers() {}

    /** The other libraries. */
    public static List<String> libraries() {
        return List.copyOf(LIBRARIES.keySet());
    }

    /** EdgeTempo on each of its backends, fastest first. */
    public static List<String> own() {
        return GaBackends.all().stream().map(GaBackend::name).map(OWN::concat).toList();
    }

    /**
     * Makes a peer.
     *
     * @param name     one of {@link #libraries}, or {@value #OWN} and a backend's name or {@code auto}
     * @param workload a slot of physical semantics. Its stream names are modified by {@link #OWN} peers.
     * @throws IllegalArgumentException for another name, with the names there are
     */
    public static Peer create(String name, Workload workload) {
        if (name.startsWith(OWN)) {
            return new OwnPeer(GaBackends.named(name.substring(OWN.length())), workload);
        }
        Function<PeerProblem, Peer> library = LIBRARIES.get(name);
        if (library == null) {
            throw new IllegalArgumentException("no peer \"" + name + "\"; there are: "
                    + String.join(", ", LIBRARIES.keySet()) + ", " + String.join(", ", own()));
        }
        return library.apply(new PeerProblem(workload));
    }
}
