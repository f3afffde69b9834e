package edgetempo.mec;

import edgetempo.scenario.mec.ComputeSettings;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.Thresholds;

/**
 * Turns requests and fading factors into the normal form {@link SlotProblem}. Everything that depends on the service alone is
 * computed once, and again only for requests with individual tasks.
 */
public final class SlotProblemBuilder {
    private static final double INV_LN_2 = 1 / Math.log(2);
    private static final double MIB_BITS = 1 << 20;
    /** QoS penalty of offloading by a user out of reach relative to local execution, even on the whole band, in units of α + β. */
    private static final double OUT_OF_REACH = 3;
    /** Upper bound of fading factors drawn from a random word. */
    private static final double MAX_FADING = 24;

    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final Scenario scenario;
    private final ComputeSettings compute;
    private final double energyPower;
    private final double[] executeS;
    private final double[] cloudS;
    private final double[] localS;
    private final double[] localJ;
    private final double[] unitTransmitS;
    private final double[] cloudReferenceS;
    private final double[] cloudReferenceJ;

    /** Precomputes the constants of every service. */
    public SlotProblemBuilder(Scenario scenario) {
        this.scenario = scenario;
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
        compute = scenario.compute();
        energyPower = scenario.radio().energyPowerValue();
        int count = catalogue.count();
        executeS = new double[count];
        cloudS = new double[count];
        localS = new double[count];
        localJ = new double[count];
        unitTransmitS = new double[count];
        cloudReferenceS = new double[count];
        cloudReferenceJ = new double[count];
        for (int s = 0; s < count; s++) {
            double bits = catalogue.inputBits(s);
            double cycles = catalogue.cycles(s);
            executeS[s] = executeS(cycles);
            cloudS[s] = cloudS(bits, cycles);
            localS[s] = localS(cycles);
            localJ[s] = localJ(cycles);
            unitTransmitS[s] = unitTransmitS(bits);
            cloudReferenceS[s] = cloudReferenceS(bits, cycles);
            cloudReferenceJ[s] = cloudReferenceJ(bits);
        }
    }

    private double executeS(double cycles) {
        return cycles / compute.serverHz();
    }

    private double cloudS(double bits, double cycles) {
        return bits / compute.cloudRateBps() + cycles / compute.cloudHz() + compute.cloudDelayS();
    }

    private double localS(double cycles) {
        return cycles / compute.localHz();
    }

    private double localJ(double cycles) {
        return compute.kappa() * compute.localHz() * compute.localHz() * cycles;
    }

    private double unitTransmitS(double bits) {
        return bits / scenario.radio().bandwidthHz();
    }

    private static double cloudReferenceS(double bits, double cycles) {
        return bits / (2 * MIB_BITS) + cycles / 4e9;
    }

    private double cloudReferenceJ(double bits) {
        return energyPower * bits / (5 * MIB_BITS);
    }

    /** The catalogue that the constants were computed from. */
    public ServiceCatalogue catalogue() {
        return catalogue;
    }

    /** The servers of the scenario. */
    public ServerCatalogue servers() {
        return servers;
    }

    /** The scenario whose slots are built. */
    public Scenario scenario() {
        return scenario;
    }

    /** A problem of this scenario's size whose constant fields are set. */
    public SlotProblem newProblem() {
        SlotProblem problem = new SlotProblem(scenario.network().users(), scenario.network().servers(),
                catalogue.count());
        for (int m = 0; m < problem.servers; m++) {
            problem.executeFactor[m] = servers.executeFactor(m);
        }
        problem.interServerS = scenario.compute().interServerDelayS();
        problem.alpha = scenario.qos().delayWeight();
        problem.beta = scenario.qos().energyWeight();
        problem.energyPower = energyPower;
        problem.equalShare = Math.min(1, (double) problem.servers / problem.capacity);
        problem.fading = scenario.radio().fading();
        problem.redrawsFading = scenario.radio().fadingRedraw() == FadingRedraw.PER_EVALUATION;
        return problem;
    }

    /**
     * Fills a slot.
     *
     * @param problem         receives every per-user array. Modified.
     * @param network         positions, cells and mean signal-to-noise ratios
     * @param requests        users and requested services. Not modified.
     * @param thresholdFading [users of the network] fading factor X of the energy threshold. Not modified.
     * @param uplinkFading    [users of the network] fading factor X of the uplink. Not modified.
     * @param plan            cache plan in force. Not modified.
     * @param thresholds      which thresholds to weight against
     */
    public void fill(SlotProblem problem, EdgeNetwork network, SlotRequests requests, double[] thresholdFading,
            double[] uplinkFading, CachePlan plan, Thresholds thresholds) {
        int[] service = requests.service;
        problem.users = requests.count;
        problem.thresholds = thresholds;
        problem.plan.copyFrom(plan);
        double alpha = problem.alpha;
        double beta = problem.beta;
        for (int i = 0; i < problem.users; i++) {
            int s = service[i];
            int user = requests.user[i];
            boolean own = requests.ownTasks;
            double bits = own ? given(requests.inputBits[i], catalogue.inputBits(s)) : catalogue.inputBits(s);
            double cycles = own ? given(requests.cycles[i], catalogue.cycles(s)) : catalogue.cycles(s);
            double ownS = own ? localS(cycles) : localS[s];
            double ownJ = own ? localJ(cycles) : localJ[s];
            double snr = network.meanSnr(user);
            double unitS = (own ? unitTransmitS(bits) : unitTransmitS[s]) * network.bandFactor(user);
            boolean unreached = !network.reached(user);
            double transmitS = unitS / spectralEfficiency(snr * uplinkFading[user]);
            double deadlineS = own ? requests.deadlineS[i] : Double.NaN;
            double thresholdS;
            double thresholdJ;
            if (thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE) {
                thresholdS = given(deadlineS, ownS);
                thresholdJ = unreached
                        ? ownJ
                        : Math.max(energyPower * unitS
                                / (spectralEfficiency(snr * thresholdFading[user]) * problem.equalShare), ownJ);
            } else {
                thresholdS = given(deadlineS, own ? cloudReferenceS(bits, cycles) : cloudReferenceS[s]);
                thresholdJ = own ? cloudReferenceJ(bits) : cloudReferenceJ[s];
            }
            problem.user[i] = user;
            if (unreached) {
                snr = 1;
                transmitS = unreachedS(problem, ownS, thresholdS, ownJ, thresholdJ);
                // Where fading is drawn anew, solvers make the uplink out of this, and no draw may make it shorter.
                unitS = transmitS * spectralEfficiency(problem.redrawsFading ? MAX_FADING : uplinkFading[user]);
            }
            problem.unreached[i] = unreached;
            problem.service[i] = s;
            problem.inputBits[i] = bits;
            problem.cycles[i] = cycles;
            problem.deadlineS[i] = deadlineS;
            problem.cell[i] = network.cell(user);
            problem.hold(i);
            problem.meanSnr[i] = snr;
            problem.unitTransmitS[i] = unitS;
            problem.transmitS[i] = transmitS;
            problem.executeS[i] = own ? executeS(cycles) : executeS[s];
            problem.cloudS[i] = own ? cloudS(bits, cycles) : cloudS[s];
            problem.localS[i] = ownS;
            problem.localJ[i] = ownJ;
            problem.delayWeight[i] = alpha / thresholdS;
            problem.energyWeight[i] = beta * energyPower / thresholdJ;
            problem.localQos[i] = alpha * (thresholdS - ownS) / thresholdS
                    + beta * (thresholdJ - ownJ) / thresholdJ;
        }
    }

    private static double given(double own, double otherwise) {
        return Double.isNaN(own) ? otherwise : own;
    }

    /**
     * Fills a slot in which every user requests once.
     *
     * @param service [users] requested services, index from 0. Not modified.
     */
    public void fill(SlotProblem problem, EdgeNetwork network, int[] service, double[] thresholdFading,
            double[] uplinkFading, CachePlan plan, Thresholds thresholds) {
        fill(problem, network, SlotRequests.ofEveryone(service), thresholdFading, uplinkFading, plan, thresholds);
    }

    private static double unreachedS(SlotProblem problem, double localS, double thresholdS, double localJ,
            double thresholdJ) {
        double local = problem.alpha * localS / thresholdS + problem.beta * localJ / thresholdJ;
        double perSecond = problem.alpha / thresholdS + problem.beta * problem.energyPower / thresholdJ;
        double uplinkS = (local + OUT_OF_REACH * (problem.alpha + problem.beta)) / perSecond;
        // Solvers that redraw fading have thresholds of energy of their own: there the delay alone must not pay.
        return problem.redrawsFading ? Math.max(uplinkS, (1 + OUT_OF_REACH) * Math.max(localS, thresholdS)) : uplinkS;
    }

    /** Spectral efficiency log2(1 + snr), bit/s/Hz. */
    public static double spectralEfficiency(double snr) {
        return Math.log1p(snr) * INV_LN_2;
    }
}
