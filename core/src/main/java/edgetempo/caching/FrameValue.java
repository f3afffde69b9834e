package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotSolver;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Expected reward of a frame under a plan and a request distribution, up to terms of the distribution alone: a linear model in features of
 * the pair that take a fraction of a microsecond to compute, fitted by ridge regression to slots of a calibration seed as a given solver
 * solves them. Overflow is left out.
 *
 * <p>Features: p_k where k is cached, for every service k; H², H³ of the mass H that is cached anywhere; Σ ℓ² and the spread of the loads ℓ
 * that hits put on servers if shared out evenly, in time on their processors; mass and input that come from the wrong cell; Σ p² cached;
 * mass B of copies, H·B. Groups of plans are valued on the same slots (common random numbers), and differences from the group's mean are
 * fitted, so that the noise of positions, requests and channels cancels. Fitting solves 36 864 slots; 2048 for {@link FeasiblePlans#large
 * large} plans, whose slots have more users to average over. Servers differ by their processors alone: who is near which of them averages
 * out over cells that hold equally many users, and is not seen where they do not.
 *
 * <p>Coefficients are shared by {@link #copy copies}; one copy is for one thread.
 */
final class FrameValue {
    private static final int GROUP_PLANS = 8;
    /** Ridge parameter, relative to the mean squared feature; keeps features that hardly vary from getting large coefficients. */
    private static final double RIDGE = 1e-4;
    private static final int SHARED = 8;

    private final int servers;
    private final int services;
    /** Words of a bit set with one bit per server. */
    private final int words;
    private final double[] coefficients;
    private final double[] figures;
    private final double[] load;
    /** [services] by how many servers each is held. */
    private final int[] copies;
    /** [services] services, those that fewest hold first. */
    private final int[] scarce;
    /** [words] servers whose loads are raised. */
    private final int[] raised;
    /** [servers] by how much longer a task executes. */
    private final double[] slowness;

    private FrameValue(int servers, int services, double[] slowness, double[] coefficients) {
        this.servers = servers;
        this.services = services;
        this.slowness = slowness;
        this.coefficients = coefficients;
        words = CachePlan.words(servers);
        figures = new double[coefficients.length];
        load = new double[servers];
        copies = new int[services];
        scarce = new int[services];
        raised = new int[words];
    }

    /**
     * Fits.
     *
     * @param seed   draws plans, distributions and slots; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this method
     */
    static FrameValue fit(Scenario scenario, long seed, SlotSolver solver) {
        double[] slowness = new double[scenario.network().servers()];
        Arrays.setAll(slowness, new ServerCatalogue(scenario)::executeFactor);
        FrameValue value = new FrameValue(slowness.length, scenario.services().count(), slowness,
                new double[scenario.services().count() + SHARED]);
        boolean large = FeasiblePlans.large(scenario);
        value.regress(new Drawing(scenario, seed), seed, solver, large ? 128 : 768, large ? 2 : 6);
        return value;
    }

    /** A value with the same coefficients for another thread. */
    FrameValue copy() {
        return new FrameValue(servers, services, slowness, coefficients);
    }

    private void regress(Drawing drawing, long seed, SlotSolver solver, int groups, int groupSlots) {
        PlanValue slots = new PlanValue(drawing.scenario, seed, groups * groupSlots, solver);
        int width = figures.length;
        DMatrixRMaj normal = new DMatrixRMaj(width, width);
        DMatrixRMaj right = new DMatrixRMaj(width, 1);
        double[][] rows = new double[GROUP_PLANS][width];
        double[] earned = new double[GROUP_PLANS];
        for (int group = 0; group < groups; group++) {
            double[] popularity = drawing.popularity(group);
            slots.requests(popularity, group * groupSlots, groupSlots);
            for (int i = 0; i < GROUP_PLANS; i++) {
                CachePlan plan = drawing.plan(popularity, group, i);
                earned[i] = slots.qosReward(plan, group * groupSlots, groupSlots);
                figures(holders(plan), popularity);
                System.arraycopy(figures, 0, rows[i], 0, width);
            }
            addCentred(rows, earned, normal, right);
        }
        double trace = CommonOps_DDRM.trace(normal);
        for (int i = 0; i < width; i++) {
            normal.add(i, i, RIDGE * (normal.get(i, i) + trace / width * RIDGE) + Double.MIN_NORMAL);
        }
        DMatrixRMaj solution = new DMatrixRMaj(width, 1);
        if (!CommonOps_DDRM.solve(normal, right, solution)) {
            throw new IllegalStateException("the value of plans could not be fitted");
        }
        System.arraycopy(solution.data, 0, coefficients, 0, width);
    }

    private static void addCentred(double[][] rows, double[] earned, DMatrixRMaj normal, DMatrixRMaj right) {
        int width = normal.numRows;
        double mean = Arrays.stream(earned).average().orElseThrow();
        double[] centre = new double[width];
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                centre[j] += row[j] / rows.length;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                double x = rows[i][j] - centre[j];
                right.add(j, 0, x * (earned[i] - mean));
                for (int k = 0; k < width; k++) {
                    normal.add(j, k, x * (rows[i][k] - centre[k]));
                }
            }
        }
    }

    /** [services × words] which servers hold each service, a bit each: server m is bit m mod 32 of word ⌊m/32⌋. */
    static int[] holders(CachePlan plan) {
        int words = CachePlan.words(plan.servers());
        int[] holders = new int[plan.services() * words];
        for (int i = 0; i < holders.length; i++) {
            holders[i] = plan.holders(i / words, i % words);
        }
        return holders;
    }

    /**
     * Expected QoS reward of a frame; only differences between plans under one distribution are meaningful.
     *
     * @param holders [services × words] which servers hold each service, a bit each. Not modified.
     * @param popularity     [services] request probabilities. Not modified.
     */
    double of(int[] holders, double[] popularity) {
        figures(holders, popularity);
        double sum = 0;
        for (int i = 0; i < figures.length; i++) {
            sum += coefficients[i] * figures[i];
        }
        return sum;
    }

    private void figures(int[] holders, double[] popularity) {
        double mass = 0;
        double further = 0;
        double crossing = 0;
        double crossingInput = 0;
        double squares = 0;
        for (int s = 0; s < services; s++) {
            int held = copies(holders, s);
            copies[s] = held;
            figures[s] = held > 0 ? popularity[s] : 0;
            if (held > 0) {
                double away = popularity[s] * (servers - held) / servers;
                mass += popularity[s];
                further += popularity[s] * (held - 1);
                crossing += away;
                crossingInput += away * (s + 1) / services;
                squares += popularity[s] * popularity[s];
            }
        }
        double loadSquares = shareOut(holders, popularity);
        double spread = 0;
        for (int m = 0; m < servers; m++) {
            spread += Math.abs(slowness[m] * load[m] - mass / servers);
        }
        int at = services;
        figures[at++] = mass * mass;
        figures[at++] = mass * mass * mass;
        figures[at++] = loadSquares;
        figures[at++] = spread;
        figures[at++] = crossing;
        figures[at++] = crossingInput;
        figures[at++] = squares;
        figures[at] = further * (1 + mass);
    }

    private int copies(int[] holders, int service) {
        int copies = 0;
        for (int w = 0; w < words; w++) {
            copies += Integer.bitCount(holders[service * words + w]);
        }
        return copies;
    }

    /** Puts requests on the least loaded of their holders, those with the fewest choices first; returns Σ ℓ². */
    private double shareOut(int[] holders, double[] popularity) {
        Arrays.fill(load, 0);
        for (int s = 0; s < services; s++) {
            int j = s;
            for (; j > 0 && copies[scarce[j - 1]] > copies[s]; j--) {
                scarce[j] = scarce[j - 1];
            }
            scarce[j] = s;
        }
        for (int s : scarce) {
            if (copies[s] > 0) {
                fill(holders, s, popularity[s]);
            }
        }
        double squares = 0;
        for (int m = 0; m < servers; m++) {
            squares += slowness[m] * load[m] * load[m];
        }
        return squares;
    }

    /** Raises the lowest loads of a service's holders, each in time on its processor, to one level. */
    private void fill(int[] holders, int service, double mass) {
        System.arraycopy(holders, service * words, raised, 0, words);
        boolean lower = true;
        double level = 0;
        while (lower) {
            double sum = mass;
            double processors = 0;
            for (int w = 0; w < words; w++) {
                for (int bits = raised[w]; bits != 0; bits &= bits - 1) {
                    int m = 32 * w + Integer.numberOfTrailingZeros(bits);
                    sum += load[m];
                    processors += 1 / slowness[m];
                }
            }
            level = sum / processors;
            lower = false;
            for (int w = 0; w < words; w++) {
                for (int bits = raised[w]; bits != 0; bits &= bits - 1) {
                    int m = 32 * w + Integer.numberOfTrailingZeros(bits);
                    if (load[m] * slowness[m] > level) {
                        raised[w] &= ~(1 << m);
                        lower = true;
                    }
                }
            }
        }
        for (int w = 0; w < words; w++) {
            for (int bits = raised[w]; bits != 0; bits &= bits - 1) {
                int m = 32 * w + Integer.numberOfTrailingZeros(bits);
                load[m] = level / slowness[m];
            }
        }
    }

    /**
     * Draws the training set of the fit: distributions between uniform popularity and the scenario's, plans about as full as the caches;
     * large ones from empty to full, of some of the services.
     */
    private static final class Drawing {
        private final Scenario scenario;
        private final double[] ranked;
        private final int[] order;
        private final double[] key;
        private final RandomStream random;
        private final ServiceCatalogue catalogue;
        private final ServerCatalogue servers;
        private final boolean large;

        Drawing(Scenario scenario, long seed) {
            this.scenario = scenario;
            catalogue = new ServiceCatalogue(scenario);
            servers = new ServerCatalogue(scenario);
            large = FeasiblePlans.large(scenario);
            ranked = RankBelief.probabilities(scenario);
            order = new int[ranked.length];
            key = new double[ranked.length];
            random = new RandomStream().at(seed, StreamUse.CACHING, 0);
        }

        double[] popularity(int group) {
            random.at(group, 0, 0, 0);
            double[] popularity = new double[ranked.length];
            double first = random.nextInt(2) == 0 ? 1 : random.nextDouble();
            double other = (1 - first) * random.nextDouble();
            add(popularity, first);
            add(popularity, other);
            for (int s = 0; s < popularity.length; s++) {
                popularity[s] += (1 - first - other) / popularity.length;
            }
            return popularity;
        }

        private void add(double[] popularity, double weight) {
            for (int s = 0; s < order.length; s++) {
                order[s] = s;
            }
            random.shuffle(order, order.length);
            for (int r = 0; r < order.length; r++) {
                popularity[order[r]] += weight * ranked[r];
            }
        }

        CachePlan plan(double[] popularity, int group, int number) {
            random.at(group, 1, number, 0);
            CachePlan plan = StaticPlans.none(scenario);
            double taste = 2 * random.nextDouble();
            double sizeTaste = random.nextDouble();
            double shared = random.nextDouble();
            double filled = 0.5 + 0.55 * random.nextDouble();
            boolean[] held = new boolean[key.length];
            double occupied = large ? number / (GROUP_PLANS - 1.0) : 1;
            boolean[] left = left();
            for (int m = 0; m < plan.servers(); m++) {
                if (occupied < 1 && random.nextDouble() >= occupied) {
                    continue;
                }
                for (int s = 0; s < key.length; s++) {
                    held[s] |= m > 0 && plan.get(m - 1, s);
                    double preference = taste * Math.log(popularity[s] + 1e-3) - sizeTaste * Math.log(s + 1.0)
                            - Math.log(-Math.log(random.nextDouble() + 1e-12) + 1e-12);
                    key[s] = m == 0
                            ? preference
                            : !held[s] || random.nextDouble() < shared ? preference : -1e9;
                    if (left[s]) {
                        key[s] = -1e9;
                    }
                }
                fill(plan, m, servers.capacityGib(m) * filled);
            }
            return plan;
        }

        /** Services that no server holds: of many servers some would hold each, and what the first copy is worth would not be seen. */
        private boolean[] left() {
            boolean[] left = new boolean[key.length];
            double share = large ? random.nextDouble() : 0;
            for (int s = 0; s < left.length && share > 0; s++) {
                left[s] = random.nextDouble() < share;
            }
            return left;
        }

        private void fill(CachePlan plan, int server, double upTo) {
            double used = 0;
            while (true) {
                int best = -1;
                for (int s = 0; s < key.length; s++) {
                    if (!plan.get(server, s) && key[s] > -1e9 && used + catalogue.sizeGib(s) <= upTo
                            && (best < 0 || key[s] > key[best])) {
                        best = s;
                    }
                }
                if (best < 0) {
                    return;
                }
                plan.set(server, best, true);
                used += catalogue.sizeGib(best);
            }
        }
    }
}
