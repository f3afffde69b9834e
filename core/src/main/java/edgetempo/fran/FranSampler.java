package edgetempo.fran;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.fran.FranComputeSettings;
import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.fran.FranTaskSettings;
import edgetempo.scenario.fran.FranWorldSettings;

/**
 * Draws instances. Every draw is keyed by (seed, instance number, use, node, user), so a node or a user keeps its values when others are
 * added. Nodes and users are uniform in the square, tasks and processors uniform between their bounds, willingness and cached results
 * independent for every pair. A user's device caches for itself only.
 */
public final class FranSampler {
    private static final int FAP = 0;
    private static final int DCN = 1;
    private static final int USER = 2;
    private static final int WILLING = 3;

    private final FranScenario scenario;
    private final RandomStream random = new RandomStream();

    /** Creates a sampler of instances of a scenario. */
    public FranSampler(FranScenario scenario) {
        this.scenario = scenario;
    }

    /** Draws an instance. */
    public FranInstance sample(long seed, int number) {
        FranLayout layout = layout(seed, number);
        FranTasks tasks = tasks(seed, number);
        return new FranInstance(layout, nodes(seed, number), tasks, links(layout, tasks, seed, number),
                cached(seed, number), seed, number);
    }

    private FranLayout layout(long seed, int number) {
        int faps = scenario.world().faps();
        int nodes = scenario.nodes();
        int users = scenario.world().users();
        double side = scenario.world().sideM();
        double[] nodeX = new double[nodes];
        double[] nodeY = new double[nodes];
        double[] userX = new double[users];
        double[] userY = new double[users];
        random.at(seed, StreamUse.FRAN_LAYOUT, number);
        for (int m = 0; m < nodes; m++) {
            random.at(0, 0, m < faps ? FAP : DCN, m < faps ? m : m - faps);
            nodeX[m] = side * random.nextDouble();
            nodeY[m] = side * random.nextDouble();
        }
        for (int n = 0; n < users; n++) {
            random.at(0, 0, USER, n);
            userX[n] = side * random.nextDouble();
            userY[n] = side * random.nextDouble();
        }
        return new FranLayout(nodeX, nodeY, userX, userY);
    }

    private FranNodes nodes(long seed, int number) {
        FranComputeSettings compute = scenario.compute();
        int faps = scenario.world().faps();
        double[] processorHz = new double[scenario.nodes()];
        int[] capacity = new int[processorHz.length];
        random.at(seed, StreamUse.FRAN_TASK, number);
        for (int m = 0; m < processorHz.length; m++) {
            processorHz[m] = m < faps
                    ? between(compute.fapHzMin(), compute.fapHzMax(), random.at(0, 0, FAP, m).nextDouble())
                    : compute.dcnHz();
            capacity[m] = m < faps ? compute.fapPlaces() : 1;
        }
        return new FranNodes(faps, processorHz, capacity, compute.cloudHz(), compute.cloudDelayS());
    }

    private FranTasks tasks(long seed, int number) {
        FranTaskSettings task = scenario.tasks();
        int users = scenario.world().users();
        double[] cycles = new double[users];
        double[] bits = new double[users];
        double[] timeWeight = new double[users];
        double[] localS = new double[users];
        double[] localJ = new double[users];
        random.at(seed, StreamUse.FRAN_TASK, number);
        for (int n = 0; n < users; n++) {
            random.at(0, 0, USER, n);
            cycles[n] = between(task.cyclesMin(), task.cyclesMax(), random.nextDouble());
            bits[n] = between(task.bitsMin(), task.bitsMax(), random.nextDouble());
            timeWeight[n] = between(task.timeWeightMin(), task.timeWeightMax(), random.nextDouble());
            localS[n] = cycles[n] / scenario.compute().localHz();
            localJ[n] = cycles[n] * scenario.compute().localJPerCycle();
        }
        return new FranTasks(cycles, bits, timeWeight, localS, localJ);
    }

    private FranLinks links(FranLayout layout, FranTasks tasks, long seed, int number) {
        FranWorldSettings world = scenario.world();
        int nodes = scenario.nodes();
        int users = world.users();
        double[] reachable = new double[nodes * users];
        double[] distanceM = new double[nodes * users];
        double[] transmitS = new double[nodes * users];
        double[] transmitJ = new double[nodes * users];
        RadioLink fap = RadioLink.toFap(scenario.radio());
        RadioLink dcn = RadioLink.toDcn(scenario.radio());
        random.at(seed, StreamUse.FRAN_LAYOUT, number);
        for (int m = 0; m < nodes; m++) {
            boolean isFap = m < world.faps();
            RadioLink link = isFap ? fap : dcn;
            for (int n = 0; n < users; n++) {
                int at = m * users + n;
                distanceM[at] = Math.max(layout.distanceM(m, n), world.minDistanceM());
                boolean near = distanceM[at] <= (isFap ? world.fapRadiusM() : world.dcnRadiusM());
                boolean willing = isFap || random.at(m - world.faps(), 0, WILLING, n).nextDouble() < world
                        .dcnWillingness();
                reachable[at] = near && willing ? 1 : 0;
                transmitS[at] = tasks.bits()[n] / link.rateBps(distanceM[at]);
                transmitJ[at] = link.powerW() * transmitS[at];
            }
        }
        return new FranLinks(reachable, distanceM, transmitS, transmitJ);
    }

    private double[] cached(long seed, int number) {
        int faps = scenario.world().faps();
        int nodes = scenario.nodes();
        int users = scenario.world().users();
        double[] cached = new double[(nodes + users) * users];
        random.at(seed, StreamUse.FRAN_CACHE, number);
        for (int m = 0; m < nodes; m++) {
            boolean isFap = m < faps;
            double hit = isFap ? scenario.cache().fapHitProbability() : scenario.cache().dcnHitProbability();
            for (int n = 0; n < users; n++) {
                random.at(isFap ? m : m - faps, 0, isFap ? FAP : DCN, n);
                cached[m * users + n] = random.nextDouble() < hit ? 1 : 0;
            }
        }
        for (int n = 0; n < users; n++) {
            random.at(0, 0, USER, n);
            cached[(nodes + n) * users + n] = random.nextDouble() < scenario.cache().ownHitProbability() ? 1 : 0;
        }
        return cached;
    }

    private static double between(double min, double max, double uniform) {
        return min + (max - min) * uniform;
    }
}
