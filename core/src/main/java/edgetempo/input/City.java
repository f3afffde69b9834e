package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.BeyondRadius;
import edgetempo.scenario.mec.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of the server and user files that is simulated: the M servers nearest to the scenario's centre, and the users in reach of one of
 * them, or all users where those out of reach compute locally, both in the order of their files.
 *
 * @param servers names of the servers
 * @param serverX [servers] east, m
 * @param serverY [servers] north, m
 * @param bandwidthHz [servers] NaN for the scenario's
 * @param capacityGib [servers] NaN for the scenario's
 * @param processorHz [servers] NaN for the scenario's
 * @param userX   [users] east, m; of length 0 without a file of users
 * @param userY   [users] north, m
 * @param userSnrDb [users] measured mean signal-to-noise ratio at the server of the cell; NaN where the file has none
 * @param userCell [users] nearest server, or the one that the file names, index from 0
 * @param user     [users] index in the file of users
 * @param trajectories of the users of the file, if it has times; positions above are then the first ones
 * @param inReach  users within the scenario's radius of that server
 */
public record City(List<String> servers, double[] serverX, double[] serverY, double[] bandwidthHz,
        double[] capacityGib, double[] processorHz, double[] userX, double[] userY, double[] userSnrDb, int[] userCell,
        int[] user,
        Optional<Trajectories> trajectories, int inReach) {
    /**
     * Chooses servers and users.
     *
     * @throws ScenarioException if the centre is no place, or too few users are in reach
     */
    static City of(NetworkSettings network, Points servers, Optional<Points> users) {
        double[] centre = centre(network, servers);
        int[] chosen = IntStream.range(0, servers.count()).boxed()
                // Stable: of equally near ones the first of the file.
                .sorted((a, b) -> Double.compare(distanceM(centre, servers, a), distanceM(centre, servers, b)))
                .limit(network.servers()).mapToInt(i -> i).sorted().toArray();
        List<String> names = Arrays.stream(chosen).mapToObj(servers.names()::get).toList();
        double[] x = pick(servers.x(), chosen);
        double[] y = pick(servers.y(), chosen);
        double[] bandwidthHz = pick(servers.bandwidthHz(), chosen);
        double[] capacityGib = pick(servers.capacityGib(), chosen);
        double[] processorHz = pick(servers.processorHz(), chosen);
        if (users.isEmpty()) {
            return new City(names, x, y, bandwidthHz, capacityGib, processorHz, new double[0], new double[0],
                    new double[0], new int[0], new int[0], Optional.empty(), 0);
        }
        Points file = users.get();
        if (network.association() == Association.STRONGEST
                && Arrays.stream(file.snrDb()).anyMatch(db -> !Double.isNaN(db))) {
            throw new ScenarioException("network.association", "STRONGEST does not go with the snr_db of "
                    + network.usersFile() + ", which is of one server; allowed: NEAREST, FILE, INDEX_BLOCKS");
        }
        boolean named = network.association() == Association.FILE;
        int[] cell = IntStream.range(0, file.count()).map(u -> named
                ? names.indexOf(file.cells().get(u))
                : nearest(file.x()[u], file.y()[u], x, y)).toArray();
        int[] reached = IntStream.range(0, file.count())
                .filter(u -> file.trajectories()
                        .map(moves -> comesIntoReach(moves, u, names, named, x, y, network.radiusM()))
                        .orElseGet(() -> cell[u] >= 0
                                && distanceM(new double[]{x[cell[u]], y[cell[u]]}, file, u) <= network.radiusM()))
                .toArray();
        int[] used = network.beyondRadius() == BeyondRadius.LOCAL
                ? IntStream.range(0, file.count()).filter(u -> cell[u] >= 0 || file.trajectories().isPresent())
                        .toArray()
                : reached;
        if (used.length < network.users()) {
            throw new ScenarioException("network.radiusM", used.length + " of the " + file.count() + " users of "
                    + network.usersFile() + " are within " + network.radiusM() + " m of "
                    + (named ? "the server that the file names" : "a server") + ", network.users asks for "
                    + network.users());
        }
        return new City(names, x, y, bandwidthHz, capacityGib, processorHz, pick(file.x(), used), pick(file.y(), used),
                pick(file.snrDb(), used), Arrays.stream(used).map(u -> cell[u]).toArray(), used, file.trajectories(),
                reached.length);
    }

    /** Whether any row of a user is within the radius of its server. */
    private static boolean comesIntoReach(Trajectories moves, int user, List<String> names, boolean named, double[] x,
            double[] y, double radiusM) {
        for (int row = moves.from(user); row < moves.to(user); row++) {
            int cell = !named
                    ? nearest(moves.x(row), moves.y(row), x, y)
                    : moves.server(row) < 0 ? -1 : names.indexOf(moves.servers().get(moves.server(row)));
            if (cell >= 0 && Math.hypot(moves.x(row) - x[cell], moves.y(row) - y[cell]) <= radiusM) {
                return true;
            }
        }
        return false;
    }

    /** [servers that trajectories name] index of the server that is played, −1 for none; of length 0 without trajectories. */
    public int[] playedAs() {
        return trajectories.map(moves -> moves.servers().stream().mapToInt(servers::indexOf).toArray())
                .orElse(new int[0]);
    }

    /** Of the servers' mean, unless the scenario names a place. */
    private static double[] centre(NetworkSettings network, Points file) {
        if (network.centre().equals(CsvSource.NONE)) {
            return new double[]{Arrays.stream(file.x()).average().orElseThrow(),
                    Arrays.stream(file.y()).average().orElseThrow()};
        }
        double[] given = Arrays.stream(network.centre().split("[\\s,;]+")).mapToDouble(Numbers::parse).toArray();
        if (given.length != 2 || Double.isNaN(given[0]) || Double.isNaN(given[1])) {
            throw new ScenarioException("network.centre", "\"" + network.centre()
                    + "\" is no place; allowed: two numbers separated by a space, or none");
        }
        return file.projection().map(sphere -> new double[]{sphere.x(given[1]), sphere.y(given[0])}).orElse(given);
    }

    private static double distanceM(double[] place, Points file, int i) {
        return Math.hypot(file.x()[i] - place[0], file.y()[i] - place[1]);
    }

    /**
     * Index of the server nearest to a place, of equally near ones the first.
     *
     * @param x       of the place, m
     * @param y       of the place, m
     * @param serverX [servers] m. Not modified.
     * @param serverY [servers] m. Not modified.
     */
    public static int nearest(double x, double y, double[] serverX, double[] serverY) {
        int nearest = 0;
        for (int m = 1; m < serverX.length; m++) {
            if (Math.hypot(x - serverX[m], y - serverY[m]) < Math.hypot(x - serverX[nearest], y - serverY[nearest])) {
                nearest = m;
            }
        }
        return nearest;
    }

    private static double[] pick(double[] values, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
    }
}
