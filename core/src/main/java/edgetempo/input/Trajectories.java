package edgetempo.input;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * Positions of users over time: the rows of each user together, in order of time, in flat arrays of 40 bytes per row. Before its first row
 * a user is at its first position, after its last row at its last.
 */
public final class Trajectories {
    /** [users + 1] index of each user's first row. */
    private final int[] from;
    private final double[] timeS;
    private final double[] x;
    private final double[] y;
    private final double[] snrDb;
    /** [rows] number of the server named, −1 for none. */
    private final int[] server;
    private final List<String> servers;
    private final boolean held;
    private final double firstS;
    private final double lastS;

    /**
     * Sorts the rows of a file by user.
     *
     * @param users  number of users
     * @param user   [rows] whose they are; the rows of each are in order of time. None of the columns is modified.
     * @param server [rows] number of the server named, −1 for none
     * @param servers names of servers by their numbers
     * @param held   whether a user stays where it is until its next row; else it moves straight and steadily there
     */
    Trajectories(int users, IntArrayList user, DoubleArrayList timeS, double[] x, double[] y, DoubleArrayList snrDb,
            IntArrayList server, List<String> servers, boolean held) {
        int rows = user.size();
        this.held = held;
        this.servers = servers;
        this.timeS = new double[rows];
        this.x = new double[rows];
        this.y = new double[rows];
        this.snrDb = new double[rows];
        this.server = new int[rows];
        from = new int[users + 1];
        for (int r = 0; r < rows; r++) {
            from[user.getInt(r) + 1]++;
        }
        for (int u = 0; u < users; u++) {
            from[u + 1] += from[u];
        }
        int[] next = from.clone();
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            int to = next[user.getInt(r)]++;
            this.timeS[to] = timeS.getDouble(r);
            this.x[to] = x[r];
            this.y[to] = y[r];
            this.snrDb[to] = snrDb.getDouble(r);
            this.server[to] = server.getInt(r);
            first = Math.min(first, this.timeS[to]);
            last = Math.max(last, this.timeS[to]);
        }
        firstS = first;
        lastS = last;
    }

    /** Rows of all users. */
    public int rows() {
        return timeS.length;
    }

    /** Time of the first row of all, s. */
    public double firstS() {
        return firstS;
    }

    /** Time of the last row of all, s. */
    public double lastS() {
        return lastS;
    }

    /** First row of a user. */
    int from(int user) {
        return from[user];
    }

    /** Row after the last one of a user. */
    int to(int user) {
        return from[user + 1];
    }

    /** East position in a row, m. */
    double x(int row) {
        return x[row];
    }

    /** North position in a row, m. */
    double y(int row) {
        return y[row];
    }

    /** The row in force at a time: the user's last one that is not later, or its first one. */
    public int row(int user, double atS) {
        int low = from[user];
        int high = from[user + 1] - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (timeS[middle] <= atS) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** East position of a user at a time, m; {@code row} is the one in force. */
    public double x(int user, int row, double atS) {
        return between(x, user, row, atS);
    }

    /** North position of a user at a time, m; {@code row} is the one in force. */
    public double y(int user, int row, double atS) {
        return between(y, user, row, atS);
    }

    /** Measured mean signal-to-noise ratio of a user at a time, dB; NaN where the row in force has none. */
    public double snrDb(int user, int row, double atS) {
        double now = snrDb[row];
        double moved = between(snrDb, user, row, atS);
        return Double.isNaN(moved) ? now : moved;
    }

    /** Number of the server that a row names; −1 for none. */
    public int server(int row) {
        return server[row];
    }

    /** Names of the servers that rows name, by their numbers. */
    public List<String> servers() {
        return servers;
    }

    private double between(double[] values, int user, int row, double atS) {
        if (held || row + 1 == from[user + 1] || atS <= timeS[row]) {
            return values[row];
        }
        double share = (atS - timeS[row]) / (timeS[row + 1] - timeS[row]);
        return values[row] + share * (values[row + 1] - values[row]);
    }
}
