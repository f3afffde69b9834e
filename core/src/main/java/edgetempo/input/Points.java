package edgetempo.input;

import edgetempo.scenario.ScenarioException;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Positions from a file of servers or users.
 *
 * @param names      as the file calls them, or their numbers counted from 1
 * @param x          east, m
 * @param y          north, m
 * @param bandwidthHz of servers; NaN where the file has none
 * @param capacityGib of servers; NaN where the file has none
 * @param processorHz of servers; NaN where the file has none
 * @param cells      names of users' servers; empty where the file has none
 * @param snrDb      of users, measured mean signal-to-noise ratio at their servers; NaN where the file has none
 * @param trajectories of users whose file has times; x, y and what else there is of each is then of its first row
 * @param projection that degrees were put through; empty where the file has metres
 * @param sha256     of the file
 */
public record Points(List<String> names, double[] x, double[] y, double[] bandwidthHz, double[] capacityGib,
        double[] processorHz, List<String> cells, double[] snrDb, Optional<Trajectories> trajectories,
        Optional<Projection> projection, String sha256) {
    private static final int NAME = 0;
    private static final int LATITUDE = 1;
    private static final int X = 3;
    private static final int EXTRA = 5;
    private static final int CAPACITY = 6;
    private static final int PROCESSOR = 7;
    private static final int SNR = 6;
    private static final int TIME = 7;
    private static final double FARTHEST_DB = 300;
    /** Name of the column of servers' names, and of users' servers. */
    static final String SERVER = "server";
    private static final double FARTHEST_M = 1e8;
    private static final double MAX_HZ = 1e12;
    private static final double MAX_GIB = 1e6;
    private static final double SLOWEST_HZ = 1e7;
    private static final double FASTEST_HZ = 1e13;

    /**
     * Reads a file.
     *
     * @param name   role of the column of names
     * @param others whose projection is taken over; empty to project about the mean of these
     * @param held   whether users whose file has times stay where they are until their next row
     * @throws ScenarioException with one line if anything is wrong with it
     */
    static Points read(CsvSource source, String name, Optional<Points> others, boolean held) {
        boolean servers = name.equals(SERVER);
        boolean users = !servers;
        List<Column> roles = new ArrayList<>(List.of(Column.name(name, false), Column.number("latitude", -90, 90),
                Column.number("longitude", -180, 360), Column.number("x_m", -FARTHEST_M, FARTHEST_M),
                Column.number("y_m", -FARTHEST_M, FARTHEST_M),
                servers ? Column.number("bandwidth_hz", 1, MAX_HZ) : Column.name(SERVER, false)));
        if (servers) {
            roles.add(Column.number("capacity_gib", 0, MAX_GIB));
            roles.add(Column.number("processor_hz", SLOWEST_HZ, FASTEST_HZ));
        } else {
            roles.add(Column.number("snr_db", -FARTHEST_DB, FARTHEST_DB));
            roles.add(Column.time("time_s").optional());
        }
        CsvTable table = new CsvTable(source, roles);
        List<String> names = new ArrayList<>();
        LongArrayList lines = new LongArrayList();
        DoubleArrayList first = new DoubleArrayList();
        DoubleArrayList second = new DoubleArrayList();
        DoubleArrayList bandwidthHz = new DoubleArrayList();
        DoubleArrayList capacityGib = new DoubleArrayList();
        DoubleArrayList processorHz = new DoubleArrayList();
        List<String> cells = new ArrayList<>();
        DoubleArrayList snrDb = new DoubleArrayList();
        Rows moves = new Rows();
        table.read(row -> {
            boolean degrees = degrees(table);
            int one = degrees ? LATITUDE : X;
            for (int role = one; role <= one + 1; role++) {
                if (!row.has(role)) {
                    throw new CsvTable.Refusal(role, "is empty");
                }
            }
            if (table.has(NAME)) {
                if (!row.has(NAME)) {
                    throw new CsvTable.Refusal(NAME, "is empty");
                }
                int number = row.name(NAME);
                if (users && table.has(TIME)) {
                    moves.add(number, row, table);
                } else if (number < names.size()) {
                    throw new CsvTable.Refusal(NAME, names.get(number) + " was in line " + lines.getLong(number)
                            + " already");
                }
            } else if (users && table.has(TIME)) {
                throw new CsvTable.Refusal(-1, "has time_s and no column of users; name it in "
                        + source.key("columns") + ", as user=NAME");
            }
            first.add(row.number(one));
            second.add(row.number(one + 1));
            if (table.has(NAME) && row.name(NAME) < names.size()) {
                return;
            }
            names.add(table.has(NAME) ? table.names(NAME).name(row.name(NAME)) : Integer.toString(names.size() + 1));
            lines.add(row.line());
            bandwidthHz.add(row.number(EXTRA));
            capacityGib.add(servers ? row.number(CAPACITY) : Double.NaN);
            processorHz.add(servers ? row.number(PROCESSOR) : Double.NaN);
            cells.add(row.name(EXTRA) < 0 ? "" : table.names(EXTRA).name(row.name(EXTRA)));
            snrDb.add(users ? row.number(SNR) : Double.NaN);
        });
        boolean degrees = table.has(LATITUDE);
        if (others.isPresent() && others.get().projection.isPresent() != degrees) {
            throw table.refuse(degrees
                    ? "has degrees, the file of servers metres"
                    : "has metres, the file of servers degrees");
        }
        Optional<Projection> projection = others.isPresent()
                ? others.get().projection
                : Optional.of(new Projection(mean(first), mean(second))).filter(_ -> degrees);
        double[] x = (degrees ? second : first).toDoubleArray();
        double[] y = (degrees ? first : second).toDoubleArray();
        projection.ifPresent(sphere -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = sphere.x(x[i]);
                y[i] = sphere.y(y[i]);
            }
        });
        Optional<Trajectories> trajectories = moves.user.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trajectories(names.size(), moves.user, moves.timeS, x, y, moves.snrDb, moves.server,
                        table.names(EXTRA).all(), held));
        return new Points(List.copyOf(names), trajectories.map(all -> firsts(all, names.size(), all::x)).orElse(x),
                trajectories.map(all -> firsts(all, names.size(), all::y)).orElse(y), bandwidthHz.toDoubleArray(),
                capacityGib.toDoubleArray(), processorHz.toDoubleArray(), List.copyOf(cells),
                snrDb.toDoubleArray(), trajectories, projection, table.sha256());
    }

    private static double[] firsts(Trajectories all, int users, IntToDoubleFunction value) {
        return IntStream.range(0, users).mapToDouble(u -> value.applyAsDouble(all.from(u))).toArray();
    }

    /** Columns of a file with times, row by row. */
    private static final class Rows {
        private final IntArrayList user = new IntArrayList();
        private final DoubleArrayList timeS = new DoubleArrayList();
        private final DoubleArrayList snrDb = new DoubleArrayList();
        private final IntArrayList server = new IntArrayList();
        /** [users] */
        private final DoubleArrayList latestS = new DoubleArrayList();

        void add(int number, CsvTable.Row row, CsvTable table) throws CsvTable.Refusal {
            double now = row.number(TIME);
            if (number == latestS.size()) {
                latestS.add(now);
            } else if (now < latestS.getDouble(number)) {
                throw new CsvTable.Refusal(TIME, "is before the time of the row of " + table.names(NAME).name(number)
                        + " before it; the rows of a user must be in order of time");
            }
            latestS.set(number, now);
            user.add(number);
            timeS.add(now);
            snrDb.add(row.number(SNR));
            server.add(row.name(EXTRA));
        }
    }

    private static boolean degrees(CsvTable table) throws CsvTable.Refusal {
        boolean sphere = table.has(LATITUDE) && table.has(LATITUDE + 1);
        boolean plane = table.has(X) && table.has(X + 1);
        if (sphere == plane) {
            throw new CsvTable.Refusal(-1, sphere
                    ? "has both latitude and longitude and x_m and y_m; name one pair only"
                    : "no columns are latitude and longitude, or x_m and y_m; say which are");
        }
        return sphere;
    }

    private static double mean(DoubleArrayList values) {
        return values.doubleStream().sum() / values.size();
    }

    /** Number of servers, or of users. */
    public int count() {
        return names.size();
    }
}
