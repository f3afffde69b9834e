package edgetempo.reports.fran;

import edgetempo.fran.FranDecision;
import edgetempo.fran.FranEvaluator;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranMode;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.document.MapChart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Positions in the training instance of an F-RAN run, and how each user's result is obtained under the learned decision. The content of
 * {@code map.json}; the components are its keys.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param method        method that decided
 * @param nodes         access points first, then cooperative nodes
 * @param users         in their order; empty if there were more than {@link #MAX_USERS}
 */
public record FranMap(int schemaVersion, String kind, String method, List<Node> nodes, List<User> users) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 1;
    /** Value of {@code kind}. */
    public static final String KIND = "fran-map";
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "map.json";
    /** Largest number of users on a map; more could not be distinguished. */
    public static final int MAX_USERS = 2000;

    private static final RecordFile<FranMap> FORM = new RecordFile<>("a map of an F-RAN", Optional.of(KIND),
            SCHEMA_VERSION, FranMap.class);
    /** Names of {@link FranMode}, in its order. */
    private static final List<String> MODES = List.of("local", "cache", "device to device", "access point",
            "cloud, through an access point");

    /**
     * A node.
     *
     * @param accessPoint whether it is one; otherwise a device that cooperates
     * @param x           east, m
     * @param y           north, m
     */
    public record Node(boolean accessPoint, double x, double y) {}

    /**
     * A user.
     *
     * @param x    east, m
     * @param y    north, m
     * @param mode how its result is obtained
     * @param node source of the result, counted from 0; −1 for its own device
     */
    public record User(double x, double y, FranMode mode, int node) {}

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a user names a node that does not exist
     */
    public FranMap {
        nodes = List.copyOf(nodes);
        users = List.copyOf(users);
        for (User user : users) {
            if (user.node < -1 || user.node >= nodes.size()) {
                throw new IllegalArgumentException("a result comes from node " + user.node + " of " + nodes.size());
            }
        }
    }

    /**
     * Of a decision.
     *
     * @param method who decided
     */
    public static FranMap of(FranInstance instance, FranDecision decision, String method) {
        List<Node> nodes = IntStream.range(0, instance.nodes).mapToObj(
                m -> new Node(instance.isFap(m), instance.layout.nodeX()[m], instance.layout.nodeY()[m])).toList();
        List<User> users = new ArrayList<>();
        for (int n = 0; n < instance.users && instance.users <= MAX_USERS; n++) {
            FranMode mode = FranEvaluator.mode(instance, decision, n);
            int from = mode == FranMode.CACHE ? decision.holder[n] : decision.node[n];
            users.add(new User(instance.layout.userX()[n], instance.layout.userY()[n], mode,
                    from < instance.nodes ? from : -1));
        }
        return new FranMap(SCHEMA_VERSION, KIND, method, nodes, users);
    }

    /** The chart; empty where there are too many users for one. */
    public Optional<MapChart> chart() {
        if (users.isEmpty()) {
            return Optional.empty();
        }
        List<MapChart.Server> servers = new ArrayList<>();
        for (Node node : nodes) {
            servers.add(new MapChart.Server((node.accessPoint ? "AP " : "node ") + servers.size(), node.x, node.y, "",
                    node.accessPoint ? "access point" : "device that cooperates"));
        }
        List<MapChart.User> placed = new ArrayList<>();
        for (User user : users) {
            placed.add(new MapChart.User("user " + placed.size(), user.x, user.y, user.mode.ordinal(), user.node, -1,
                    MODES.get(user.mode.ordinal())));
        }
        return Optional.of(new MapChart("Where results come from", "The training instance; decided by " + method
                + ".", "m", MODES, servers, placed));
    }

    /**
     * Reads the record of a run folder; empty where the run has not recorded it.
     *
     * @throws ReportException if it is damaged or of another version
     */
    public static Optional<FranMap> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        return Files.exists(file) ? Optional.of(FORM.read(file)) : Optional.empty();
    }

    /**
     * Writes or replaces the record of a run folder, in one step.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path folder) {
        byte[] json = (ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FILE_NAME), out -> out.write(json));
    }
}
