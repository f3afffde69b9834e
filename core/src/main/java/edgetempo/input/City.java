package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What of the files of servers and users is played: the M servers nearest to the scenario's centre, and the users in reach of one of them,
 * both in the order of their files.
 *
 * @param servers names of the servers
 * @param serverX [servers] east, m
 * @param serverY [servers] north, m
 * @param bandwidthHz [servers] NaN for the scenario's
 * @param capacityGib [servers] NaN for the scenario's
 * @param processorHz [servers] NaN for the scenario's
 * @param userX   [users in reach] east, m; of length 0 without a file of users
 * @param userY   [users in reach] north, m
 * @param userCell [users in reach] nearest server, or the one that the file names, index from 0
 */
public record City(List<String> servers, double[] serverX, double[] serverY, double[] bandwidthHz,
        double[] capacityGib, double[] processorHz, double[] userX, double[] userY, int[] userCell) {
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
                    new int[0]);
        }
        Points file = users.get();
        boolean named = network.association() == Association.FILE;
        int[] cell = IntStream.range(0, file.count()).map(u -> named
                ? names.indexOf(file.cells().get(u))
                : nearest(file.x()[u], file.y()[u], x, y)).toArray();
        int[] reached = IntStream.range(0, file.count()).filter(u -> cell[u] >= 0
                && distanceM(new double[]{x[cell[u]], y[cell[u]]}, file, u) <= network.radiusM()).toArray();
        if (reached.length < network.users()) {
            throw new ScenarioException("network.radiusM", reached.length + " of the " + file.count() + " users of "
                    + network.usersFile() + " are within " + network.radiusM() + " m of "
                    + (named ? "the server that the file names" : "a server") + ", network.users asks for "
                    + network.users());
        }
        return new City(names, x, y, bandwidthHz, capacityGib, processorHz, pick(file.x(), reached),
                pick(file.y(), reached),
                Arrays.stream(reached).map(u -> cell[u]).toArray());
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
