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
 * What a frame earns under a plan and a request law, up to what the law alone decides: linear in figures of the pair that take a fraction
 * of a microsecond, fitted to slots of a calibration seed as a given solver solves them. Overflow is left out.
 *
 * <p>Figures: law_k where k is cached, for every service k; H², H³ of the mass H that is cached anywhere; Σ ℓ² and the spread of the loads
 * ℓ that hits put on servers if shared out evenly, in time on their processors; mass and input that come from the wrong cell; Σ law² cached; mass B of copies, H·B.
 * Groups of plans are valued on the same slots, and differences to the group's mean fitted, so that the noise of positions, requests and
 * channels cancels.
 *
 * <p>Coefficients are shared by {@link #copy copies}; one copy is for one thread.
 */
final class FrameValue {
    private static final int GROUPS = 768;
    private static final int GROUP_PLANS = 8;
    private static final int GROUP_SLOTS = 6;
    /** Of the mean squared figure; keeps figures that hardly vary from getting large coefficients. */
    private static final double RIDGE = 1e-4;
    private static final int SHARED = 8;

    private final int servers;
    private final int services;
    private final double[] coefficients;
    private final double[] figures;
    private final double[] load;
    /** [servers] by how much longer a task executes. */
    private final double[] slowness;

    private FrameValue(int servers, int services, double[] slowness, double[] coefficients) {
        this.servers = servers;
        this.services = services;
        this.slowness = slowness;
        this.coefficients = coefficients;
        figures = new double[coefficients.length];
        load = new double[servers];
    }

    /**
     * Fits.
     *
     * @param seed   draws plans, laws and slots; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this method
     */
    static FrameValue fit(Scenario scenario, long seed, SlotSolver solver) {
        double[] slowness = new double[scenario.network().servers()];
        Arrays.setAll(slowness, new ServerCatalogue(scenario)::executeFactor);
        FrameValue value = new FrameValue(slowness.length, scenario.services().count(), slowness,
                new double[scenario.services().count() + SHARED]);
        value.regress(new Drawing(scenario, seed), new PlanValue(scenario, seed, GROUPS * GROUP_SLOTS, solver));
        return value;
    }

    /** A value with the same coefficients for another thread. */
    FrameValue copy() {
        return new FrameValue(servers, services, slowness, coefficients);
    }

    private void regress(Drawing drawing, PlanValue slots) {
        int width = figures.length;
        DMatrixRMaj normal = new DMatrixRMaj(width, width);
        DMatrixRMaj right = new DMatrixRMaj(width, 1);
        double[][] rows = new double[GROUP_PLANS][width];
        double[] earned = new double[GROUP_PLANS];
        for (int group = 0; group < GROUPS; group++) {
            double[] law = drawing.law(group);
            slots.requests(law, group * GROUP_SLOTS, GROUP_SLOTS);
            for (int i = 0; i < GROUP_PLANS; i++) {
                CachePlan plan = drawing.plan(law, group, i);
                earned[i] = slots.qosReward(plan, group * GROUP_SLOTS, GROUP_SLOTS);
                figures(holders(plan), law);
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

    /** [services] which servers hold each service, a bit each. */
    static int[] holders(CachePlan plan) {
        int[] holders = new int[plan.services()];
        for (int s = 0; s < holders.length; s++) {
            holders[s] = plan.holders(s);
        }
        return holders;
    }

    /**
     * Expected QoS reward of a frame; only differences between plans under one law mean anything.
     *
     * @param holders [services] which servers hold each service, a bit each. Not modified.
     * @param law     [services] request probabilities. Not modified.
     */
    double of(int[] holders, double[] law) {
        figures(holders, law);
        double sum = 0;
        for (int i = 0; i < figures.length; i++) {
            sum += coefficients[i] * figures[i];
        }
        return sum;
    }

    private void figures(int[] holders, double[] law) {
        double mass = 0;
        double copies = 0;
        double crossing = 0;
        double crossingInput = 0;
        double squares = 0;
        for (int s = 0; s < services; s++) {
            int held = Integer.bitCount(holders[s]);
            figures[s] = held > 0 ? law[s] : 0;
            if (held > 0) {
                double away = law[s] * (servers - held) / servers;
                mass += law[s];
                copies += law[s] * (held - 1);
                crossing += away;
                crossingInput += away * (s + 1) / services;
                squares += law[s] * law[s];
            }
        }
        double loadSquares = shareOut(holders, law);
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
        figures[at] = copies * (1 + mass);
    }

    /** Puts requests on the least loaded of their holders, those with the fewest choices first; returns Σ ℓ². */
    private double shareOut(int[] holders, double[] law) {
        Arrays.fill(load, 0);
        for (int held = 1; held <= servers; held++) {
            for (int s = 0; s < services; s++) {
                if (Integer.bitCount(holders[s]) == held) {
                    fill(holders[s], law[s]);
                }
            }
        }
        double squares = 0;
        for (int m = 0; m < servers; m++) {
            squares += slowness[m] * load[m] * load[m];
        }
        return squares;
    }

    /** Raises the lowest loads of some servers, each in time on its processor, to one level. */
    private void fill(int at, double mass) {
        int raised = at;
        while (true) {
            double sum = mass;
            for (int bits = raised; bits != 0; bits &= bits - 1) {
                sum += load[Integer.numberOfTrailingZeros(bits)];
            }
            double processors = 0;
            for (int bits = raised; bits != 0; bits &= bits - 1) {
                processors += 1 / slowness[Integer.numberOfTrailingZeros(bits)];
            }
            double level = sum / processors;
            int below = 0;
            for (int bits = raised; bits != 0; bits &= bits - 1) {
                int m = Integer.numberOfTrailingZeros(bits);
                if (load[m] * slowness[m] <= level) {
                    below |= 1 << m;
                }
            }
            if (below == raised) {
                for (int bits = raised; bits != 0; bits &= bits - 1) {
                    int m = Integer.numberOfTrailingZeros(bits);
                    load[m] = level / slowness[m];
                }
                return;
            }
            raised = below;
        }
    }

    /** Draws what is fitted to: laws between equal popularity and the scenario's, plans about as full as the caches. */
    private static final class Drawing {
        private final Scenario scenario;
        private final double[] ranked;
        private final int[] order;
        private final double[] key;
        private final RandomStream random;
        private final ServiceCatalogue catalogue;
        private final ServerCatalogue servers;

        Drawing(Scenario scenario, long seed) {
            this.scenario = scenario;
            catalogue = new ServiceCatalogue(scenario);
            servers = new ServerCatalogue(scenario);
            ranked = RankBelief.probabilities(scenario);
            order = new int[ranked.length];
            key = new double[ranked.length];
            random = new RandomStream().at(seed, StreamUse.CACHING, 0);
        }

        double[] law(int group) {
            random.at(group, 0, 0, 0);
            double[] law = new double[ranked.length];
            double first = random.nextInt(2) == 0 ? 1 : random.nextDouble();
            double other = (1 - first) * random.nextDouble();
            add(law, first);
            add(law, other);
            for (int s = 0; s < law.length; s++) {
                law[s] += (1 - first - other) / law.length;
            }
            return law;
        }

        private void add(double[] law, double weight) {
            for (int s = 0; s < order.length; s++) {
                order[s] = s;
            }
            random.shuffle(order, order.length);
            for (int r = 0; r < order.length; r++) {
                law[order[r]] += weight * ranked[r];
            }
        }

        CachePlan plan(double[] law, int group, int number) {
            random.at(group, 1, number, 0);
            CachePlan plan = StaticPlans.none(scenario);
            double taste = 2 * random.nextDouble();
            double sizeTaste = random.nextDouble();
            double shared = random.nextDouble();
            double filled = 0.5 + 0.55 * random.nextDouble();
            for (int m = 0; m < plan.servers(); m++) {
                for (int s = 0; s < key.length; s++) {
                    double preference = taste * Math.log(law[s] + 1e-3) - sizeTaste * Math.log(s + 1.0)
                            - Math.log(-Math.log(random.nextDouble() + 1e-12) + 1e-12);
                    key[s] = m == 0
                            ? preference
                            : plan.holders(s) == 0 || random.nextDouble() < shared ? preference : -1e9;
                }
                fill(plan, m, servers.capacityGib(m) * filled);
            }
            return plan;
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
