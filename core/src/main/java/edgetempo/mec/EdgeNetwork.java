package edgetempo.mec;

import edgetempo.input.City;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.NetworkSettings;
import edgetempo.scenario.mec.RadioSettings;
import java.util.Optional;

/**
 * Where servers and users stand, which cell each user belongs to, and each user's mean signal-to-noise ratio.
 *
 * <p>Layout: with half side h = {@code cellSideM}/2, a single server stands at (0, 0), two at (∓h, 0), more at
 * (h(2m + 1), 0). The users of a cell stand on whole metres, uniform in [−h, h) around their server in both coordinates.
 */
public final class EdgeNetwork {
    private final double[] serverX;
    private final double[] serverY;
    private final double[] userX;
    private final double[] userY;
    private final int[] cell;
    private final double[] meanSnr;
    private final double[] bandFactor;

    /**
     * A network with given positions.
     *
     * @param serverX  [servers] metres
     * @param serverY  [servers] metres
     * @param userX    [users] metres
     * @param userY    [users] metres
     * @param minDistanceM distance at which a user on top of its server is kept, metres
     * @param radio    path loss, powers
     * @throws IllegalArgumentException if the arrays of a kind differ in length or one is empty
     */
    public EdgeNetwork(double[] serverX, double[] serverY, double[] userX, double[] userY, double minDistanceM,
            RadioSettings radio) {
        this(serverX, serverY, userX, userY, minDistanceM, radio, blocks(serverX.length, userX.length),
                Optional.empty());
    }

    /** @param city gives servers bands of their own */
    private EdgeNetwork(double[] serverX, double[] serverY, double[] userX, double[] userY, double minDistanceM,
            RadioSettings radio, int[] cell, Optional<City> city) {
        if (serverX.length != serverY.length || userX.length != userY.length) {
            throw new IllegalArgumentException("x and y positions differ in number: servers " + serverX.length + " and "
                    + serverY.length + ", users " + userX.length + " and " + userY.length);
        }
        if (serverX.length == 0 || userX.length == 0) {
            throw new IllegalArgumentException("a network needs at least one server and one user");
        }
        this.serverX = serverX.clone();
        this.serverY = serverY.clone();
        this.userX = userX.clone();
        this.userY = userY.clone();
        int users = userX.length;
        this.cell = cell;
        meanSnr = new double[users];
        bandFactor = new double[users];
        double txOverNoise = Math.pow(10, radio.txPowerDbm() / 10) / Math.pow(10, radio.noiseDbm() / 10);
        for (int i = 0; i < users; i++) {
            double dx = userX[i] - serverX[cell[i]];
            double dy = userY[i] - serverY[cell[i]];
            double distanceM = Math.max(Math.sqrt(dx * dx + dy * dy), minDistanceM);
            meanSnr[i] = txOverNoise * Math.pow(10, -pathLossDb(radio, distanceM) / 10);
            double bandwidthHz = city.isPresent() ? city.get().bandwidthHz()[cell[i]] : Double.NaN;
            bandFactor[i] = Double.isNaN(bandwidthHz) ? 1 : radio.bandwidthHz() / bandwidthHz;
        }
    }

    /** Path loss at a distance from the server, dB. */
    public static double pathLossDb(RadioSettings radio, double distanceM) {
        return radio.pathLossAt1KmDb() + radio.pathLossPerDecadeDb() * Math.log10(distanceM / 1000);
    }

    /**
     * Draws the users' positions of an episode from the {@link StreamUse#LAYOUT} stream: around their servers, or where users of a file stand.
     *
     * @param city servers that stand elsewhere than published, and users in reach of them, if the scenario has files
     */
    public static EdgeNetwork sample(NetworkSettings network, RadioSettings radio, Optional<City> city, long seed,
            int episode) {
        int servers = network.servers();
        int users = network.users();
        double half = network.cellSideM() / 2.0;
        double[] sx = new double[servers];
        double[] sy = new double[servers];
        for (int m = 0; m < servers; m++) {
            sx[m] = city.isPresent() ? city.get().serverX()[m] : serverPosition(m, servers, half);
            sy[m] = city.isPresent() ? city.get().serverY()[m] : 0;
        }
        double[] ux = new double[users];
        double[] uy = new double[users];
        int[] cell = blocks(servers, users);
        boolean blocks = network.association() == Association.INDEX_BLOCKS;
        RandomStream random = new RandomStream().at(seed, StreamUse.LAYOUT, episode);
        int reached = city.isPresent() ? city.get().userX().length : 0;
        int[] order = new int[reached];
        for (int u = 0; u < reached; u++) {
            order[u] = u;
        }
        random.shuffle(order, reached);
        for (int i = 0; i < users; i++) {
            if (reached > 0) {
                ux[i] = city.get().userX()[order[i]];
                uy[i] = city.get().userY()[order[i]];
                cell[i] = blocks ? cell[i] : city.get().userCell()[order[i]];
            } else {
                int m = cellOf(i, servers, users);
                ux[i] = sx[m] - half + random.nextInt(network.cellSideM());
                uy[i] = sy[m] - half + random.nextInt(network.cellSideM());
                cell[i] = blocks ? cell[i] : City.nearest(ux[i], uy[i], sx, sy);
            }
        }
        return new EdgeNetwork(sx, sy, ux, uy, network.minDistanceM(), radio, cell, city);
    }

    private static int[] blocks(int servers, int users) {
        int[] cell = new int[users];
        for (int i = 0; i < users; i++) {
            cell[i] = cellOf(i, servers, users);
        }
        return cell;
    }

    private static double serverPosition(int m, int servers, double half) {
        return switch (servers) {
            case 1 -> 0;
            case 2 -> m == 0 ? -half : half;
            default -> half * (2 * m + 1);
        };
    }

    /** Cell of a user: halves for two servers, blocks of ⌊N/M⌋ users otherwise, the last cell taking the rest. */
    public static int cellOf(int user, int servers, int users) {
        if (servers == 2) {
            return 2 * user < users ? 0 : 1;
        }
        return Math.min(user / Math.max(1, users / servers), servers - 1);
    }

    /** Number of servers M. */
    public int servers() {
        return serverX.length;
    }

    /** Number of users N. */
    public int users() {
        return userX.length;
    }

    /** East position of a server, m. */
    public double serverX(int server) {
        return serverX[server];
    }

    /** North position of a server, m. */
    public double serverY(int server) {
        return serverY[server];
    }

    /** East position of a user, m. */
    public double userX(int user) {
        return userX[user];
    }

    /** North position of a user, m. */
    public double userY(int user) {
        return userY[user];
    }

    /** Cell of a user: the index of the server whose band it uses. */
    public int cell(int user) {
        return cell[user];
    }

    /** Signal-to-noise ratio p·g/σ² of a user at its server for a fading factor of 1, linear. */
    public double meanSnr(int user) {
        return meanSnr[user];
    }

    /** By how much longer a user's uplink takes on the band of its cell than on the scenario's. */
    double bandFactor(int user) {
        return bandFactor[user];
    }
}
