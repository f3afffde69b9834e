package edgetempo.mec;

import edgetempo.input.City;
import edgetempo.input.Trajectories;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.BeyondRadius;
import edgetempo.scenario.mec.NetworkSettings;
import edgetempo.scenario.mec.RadioSettings;
import java.util.Optional;

/**
 * Positions of servers and users, the cell of each user, its mean signal-to-noise ratio, and whether it is within reach of its server.
 *
 * <p>Layout: with half side h = {@code cellSideM}/2, a single server stands at (0, 0), two at (∓h, 0), more at
 * (h(2m + 1), 0). The users of a cell have integer coordinates in metres, uniform in [−h, h) around their server in both coordinates.
 */
public final class EdgeNetwork {
    private final double[] serverX;
    private final double[] serverY;
    private final double[] userX;
    private final double[] userY;
    private final int[] cell;
    private final double[] meanSnr;
    private final double[] bandFactor;
    private final boolean[] reached;
    /** [users · servers] factors of power; of length 0 without shadowing. */
    private final double[] shadowing;
    /** [servers] Hz; NaN for the scenario's. */
    private final double[] bandwidthHz;
    private final double minDistanceM;
    private final RadioSettings radio;
    private final double txOverNoise;
    private final Association association;
    /** Distance beyond which a user is out of reach, m. */
    private final double reachM;
    private final Optional<Trajectories> trajectories;
    /** [users] number in the trajectories. */
    private final int[] mover;
    /** [servers that trajectories name] index of the server, −1 for one that is not played. */
    private final int[] playedAs;

    /**
     * Creates a network with given positions, whose cells are blocks of users, in which every user is within reach.
     *
     * @param serverX  [servers] metres
     * @param serverY  [servers] metres
     * @param userX    [users] metres
     * @param userY    [users] metres
     * @param minDistanceM smallest distance between user and server, metres
     * @param radio    path loss, powers
     * @throws IllegalArgumentException if x and y arrays differ in length or are empty
     */
    public EdgeNetwork(double[] serverX, double[] serverY, double[] userX, double[] userY, double minDistanceM,
            RadioSettings radio) {
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
        this.minDistanceM = minDistanceM;
        this.radio = radio;
        cell = blocks(serverX.length, userX.length);
        shadowing = new double[0];
        bandwidthHz = new double[0];
        meanSnr = new double[userX.length];
        bandFactor = new double[userX.length];
        reached = new boolean[userX.length];
        txOverNoise = txOverNoise(radio);
        association = Association.INDEX_BLOCKS;
        reachM = Double.POSITIVE_INFINITY;
        trajectories = Optional.empty();
        mover = new int[0];
        playedAs = new int[0];
        for (int i = 0; i < userX.length; i++) {
            attach(i, Double.NaN);
        }
    }

    /** Draws an episode. */
    private EdgeNetwork(NetworkSettings network, RadioSettings radio, Optional<City> city, long seed, int episode) {
        int servers = network.servers();
        int users = network.users();
        double half = network.cellSideM() / 2.0;
        this.radio = radio;
        minDistanceM = network.minDistanceM();
        txOverNoise = txOverNoise(radio);
        serverX = new double[servers];
        serverY = new double[servers];
        for (int m = 0; m < servers; m++) {
            serverX[m] = city.isPresent() ? city.get().serverX()[m] : serverPosition(m, servers, half);
            serverY[m] = city.isPresent() ? city.get().serverY()[m] : 0;
        }
        bandwidthHz = city.isPresent() ? city.get().bandwidthHz() : new double[0];
        userX = new double[users];
        userY = new double[users];
        cell = blocks(servers, users);
        meanSnr = new double[users];
        bandFactor = new double[users];
        reached = new boolean[users];
        RandomStream random = new RandomStream().at(seed, StreamUse.LAYOUT, episode);
        int inFile = city.isPresent() ? city.get().userX().length : 0;
        int[] order = new int[inFile];
        for (int u = 0; u < inFile; u++) {
            order[u] = u;
        }
        random.shuffle(order, inFile);
        for (int i = 0; i < users; i++) {
            if (inFile > 0) {
                userX[i] = city.get().userX()[order[i]];
                userY[i] = city.get().userY()[order[i]];
            } else {
                int m = cell[i];
                userX[i] = serverX[m] - half + random.nextInt(network.cellSideM());
                userY[i] = serverY[m] - half + random.nextInt(network.cellSideM());
            }
        }
        shadowing = shadowing(radio.shadowingDb(), users, servers, random.at(seed, StreamUse.SHADOWING, episode));
        association = network.association();
        trajectories = city.flatMap(City::trajectories);
        playedAs = city.map(City::playedAs).orElse(new int[0]);
        mover = new int[trajectories.isPresent() ? users : 0];
        reachM = network.beyondRadius() == BeyondRadius.LOCAL || trajectories.isPresent()
                ? network.radiusM()
                : Double.POSITIVE_INFINITY;
        for (int i = 0; i < users; i++) {
            if (trajectories.isPresent()) {
                mover[i] = city.get().user()[order[i]];
                continue; // whoever plays a slot moves everybody first
            }
            cell[i] = cell(i, inFile > 0 ? city.get().userCell()[order[i]] : -1);
            attach(i, inFile > 0 ? city.get().userSnrDb()[order[i]] : Double.NaN);
        }
    }

    /**
     * Draws the users' positions of an episode from the {@link StreamUse#LAYOUT} stream: around their servers, or where users of a file
     * stand.
     *
     * @param city servers and users from files, if the scenario has any
     */
    public static EdgeNetwork sample(NetworkSettings network, RadioSettings radio, Optional<City> city, long seed,
            int episode) {
        return new EdgeNetwork(network, radio, city, seed, episode);
    }

    private static double txOverNoise(RadioSettings radio) {
        return Math.pow(10, radio.txPowerDbm() / 10) / Math.pow(10, radio.noiseDbm() / 10);
    }

    private static double[] shadowing(double deviationDb, int users, int servers, RandomStream random) {
        double[] factors = new double[deviationDb == 0 ? 0 : users * servers];
        for (int at = 0; at < factors.length; at++) {
            random.at(0, 0, at % servers, at / servers);
            factors[at] = Math.pow(10, deviationDb * random.nextGaussian() / 10);
        }
        return factors;
    }

    /** @param named server that a file names; −1 for none */
    private int cell(int user, int named) {
        return switch (association) {
            case INDEX_BLOCKS -> cell[user];
            case NEAREST -> City.nearest(userX[user], userY[user], serverX, serverY);
            case STRONGEST -> strongest(user);
            case FILE -> named;
        };
    }

    private int strongest(int user) {
        int strongest = 0;
        double most = channel(user, 0);
        for (int m = 1; m < serverX.length; m++) {
            double snr = channel(user, m);
            if (snr > most) {
                most = snr;
                strongest = m;
            }
        }
        return strongest;
    }

    private double distanceM(int user, int server) {
        double dx = userX[user] - serverX[server];
        double dy = userY[user] - serverY[server];
        return Math.max(Math.sqrt(dx * dx + dy * dy), minDistanceM);
    }

    /** Mean signal-to-noise ratio at a server, linear. */
    private double channel(int user, int server) {
        double snr = txOverNoise * Math.pow(10, -pathLossDb(radio, distanceM(user, server)) / 10);
        return shadowing.length == 0 ? snr : snr * shadowing[user * serverX.length + server];
    }

    /**
     * Computes a user's channel and reach from its position and cell.
     *
     * @param snrDb measured mean signal-to-noise ratio; NaN for what path loss and shadowing give
     */
    private void attach(int user, double snrDb) {
        int server = cell[user];
        meanSnr[user] = Double.isNaN(snrDb) ? channel(user, server) : Math.pow(10, snrDb / 10);
        double ownHz = bandwidthHz.length == 0 ? Double.NaN : bandwidthHz[server];
        bandFactor[user] = Double.isNaN(ownHz) ? 1 : radio.bandwidthHz() / ownHz;
        reached[user] = distanceM(user, server) <= reachM;
    }

    /**
     * Moves users with trajectories to their positions at a time; updates their cells, channels and reach. A user whose row names a server
     * that is not played is out of reach; its cell is then that of the nearest one.
     *
     * @param atS time in the file, s
     */
    void moveTo(double atS) {
        if (trajectories.isEmpty()) {
            return;
        }
        Trajectories moves = trajectories.get();
        for (int i = 0; i < mover.length; i++) {
            int user = mover[i];
            int row = moves.row(user, atS);
            userX[i] = moves.x(user, row, atS);
            userY[i] = moves.y(user, row, atS);
            int named = moves.server(row) < 0 ? -1 : playedAs[moves.server(row)];
            boolean nowhere = association == Association.FILE && named < 0;
            cell[i] = nowhere ? City.nearest(userX[i], userY[i], serverX, serverY) : cell(i, named);
            attach(i, moves.snrDb(user, row, atS));
            reached[i] &= !nowhere;
        }
    }

    /** Path loss at a distance from the server, dB. */
    public static double pathLossDb(RadioSettings radio, double distanceM) {
        return radio.pathLossAt1KmDb() + radio.pathLossPerDecadeDb() * Math.log10(distanceM / 1000);
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

    /** Whether a user is in reach of its server; one that is not computes locally. */
    public boolean reached(int user) {
        return reached[user];
    }

    /** Ratio of a user's uplink time on its cell's bandwidth to that on the scenario's. */
    double bandFactor(int user) {
        return bandFactor[user];
    }
}
