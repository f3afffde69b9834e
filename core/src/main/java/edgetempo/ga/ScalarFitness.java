package edgetempo.ga;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.Thresholds;

/**
 * Decodes and evaluates one individual in double precision: the specification of every fitness kernel. Fitness is the slot's QoS
 * (DESIGN: edge and local QoS of the normal form); the joint variant subtracts the reward's switching and overflow penalties,
 * converted to QoS. Not thread-safe.
 */
public final class ScalarFitness {
    private final Chromosome chromosome;
    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;
    private final boolean hitsOnly;
    private final double scale;
    private final double[] bandSum;
    private final double[] processorSum;
    private final RandomStream fadingStream = new RandomStream();
    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final CachingSettings caching;
    private final int slotsPerFrame;
    private final CachePlan candidatePlan;

    /** Creates an evaluator for individuals of the scenario's shape. */
    public ScalarFitness(Scenario scenario) {
        chromosome = Chromosome.of(scenario);
        zeroBandwidthShare = scenario.shares().zeroBandwidthShare();
        zeroFrequencyShare = scenario.shares().zeroFrequencyShare();
        hitsOnly = scenario.shares().frequencyContenders() == FrequencyContenders.HITS;
        scale = scenario.shares().decimals() < 0 ? 0 : Math.pow(10, scenario.shares().decimals());
        bandSum = new double[chromosome.servers()];
        processorSum = new double[chromosome.servers()];
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
        caching = scenario.caching();
        slotsPerFrame = scenario.time().slotsPerFrame();
        candidatePlan = new CachePlan(chromosome.servers(), chromosome.services());
    }

    /**
     * Fitness of one individual.
     *
     * @param problem    the slot. Not modified.
     * @param genes      [genes × stride] gene-major population. Not modified.
     * @param stride     distance between genes of an individual
     * @param individual column of the individual; also names its fading stream
     * @param generation names the fading stream, if fading is redrawn
     */
    public double evaluate(SlotProblem problem, double[] genes, int stride, int individual, int generation) {
        int users = chromosome.users();
        int requests = problem.users;
        int bandwidth = users * stride + individual;
        int frequency = 2 * users * stride + individual;
        double offset = chromosome.shareOffset();
        for (int m = 0; m < bandSum.length; m++) {
            bandSum[m] = 0;
            processorSum[m] = 0;
        }
        for (int i = 0; i < requests; i++) {
            int target = (int) genes[i * stride + individual];
            if (target != 0) {
                bandSum[problem.cell[i]] += genes[bandwidth + i * stride] + offset;
                if (!hitsOnly || hit(problem, genes, stride, individual, i, target)) {
                    processorSum[target - 1] += genes[frequency + i * stride] + offset;
                }
            }
        }
        if (problem.redrawsFading) {
            fadingStream.at(problem.seed, StreamUse.GA_FADING, problem.episode).at(problem.frame, problem.slot,
                    generation,
                    individual);
        }
        double edgeOffset = problem.alpha + problem.beta;
        double fitness = 0;
        for (int i = 0; i < requests; i++) {
            double transmitS = problem.transmitS[i];
            double energyWeight = problem.energyWeight[i];
            double localQos = problem.localQos[i];
            if (problem.redrawsFading) {
                double thresholdFading = SlotSampler.fadingFactor(problem.fading, fadingStream.nextInt());
                double uplinkFading = SlotSampler.fadingFactor(problem.fading, fadingStream.nextInt());
                transmitS = problem.unitTransmitS[i]
                        / SlotProblemBuilder.spectralEfficiency(problem.meanSnr[i] * uplinkFading);
                if (problem.thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE) {
                    double equalShareJ = problem.energyPower * problem.unitTransmitS[i] / (problem.equalShare
                            * SlotProblemBuilder.spectralEfficiency(problem.meanSnr[i] * thresholdFading));
                    double thresholdJ = Math.max(equalShareJ, problem.localJ[i]);
                    energyWeight = problem.beta * problem.energyPower / thresholdJ;
                    localQos = problem.localDelayQos(i) + problem.beta * (thresholdJ - problem.localJ[i]) / thresholdJ;
                }
            }
            int target = (int) genes[i * stride + individual];
            if (target == 0) {
                fitness += localQos;
            } else {
                double b = share(genes[bandwidth + i * stride] + offset, bandSum[problem.cell[i]], zeroBandwidthShare);
                double uplinkS = transmitS / b;
                double delayS = uplinkS;
                if (hit(problem, genes, stride, individual, i, target)) {
                    delayS += problem.executeS[i] * problem.executeFactor[target - 1]
                            / share(genes[frequency + i * stride] + offset, processorSum[target - 1],
                                    zeroFrequencyShare);
                } else {
                    delayS += problem.cloudS[i];
                }
                if (target - 1 != problem.cell[i]) {
                    delayS += problem.interServerS;
                }
                fitness += edgeOffset - problem.delayWeight[i] * delayS - energyWeight * uplinkS;
            }
        }
        return chromosome.variant() == GaVariant.JOINT
                ? fitness - planPenalty(problem, genes, stride, individual)
                : fitness;
    }

    private boolean hit(SlotProblem problem, double[] genes, int stride, int individual, int user, int target) {
        if (chromosome.variant() != GaVariant.JOINT) {
            return problem.hit(user, target);
        }
        int gene = chromosome.cacheStart() + (target - 1) * chromosome.services() + problem.service[user];
        return genes[gene * stride + individual] != 0;
    }

    private double share(double gene, double sum, double zeroShare) {
        double share = gene / sum;
        if (scale != 0) {
            share = Math.rint(share * scale) / scale;
        }
        return share == 0 ? zeroShare : share;
    }

    /** Switching and overflow penalties of the individual's plan, in units of slot QoS. */
    private double planPenalty(SlotProblem problem, double[] genes, int stride, int individual) {
        GeneDecoder.readPlan(genes, stride, individual, chromosome, candidatePlan);
        double switching = candidatePlan.switchS(problem.plan, catalogue, caching.fetchMibPerS())
                * caching.switchPenaltyPerS();
        double overflow = candidatePlan.overflowGib(catalogue, servers) * caching.overflowPenaltyPerGib();
        double qosScale = caching.qosRewardScale() > 0 ? caching.qosRewardScale() : 1;
        return (switching * slotsPerFrame + overflow) / qosScale;
    }
}
