package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.NE;

import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.random.Lanes;
import edgetempo.random.Padding;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.Thresholds;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Decodes and evaluates a whole population in double, individuals along the lanes: the vector kernel that agrees with
 * {@link ScalarFitness} to twelve digits, shares rounded to decimals included. Genes are {@code [genes × stride]}, the stride padded to
 * {@link Padding#LANES}. Redrawn fading is drawn by the scalar generator. Not for the joint variant.
 */
public final class DoubleFitness {
    private static final VectorSpecies<Double> DOUBLE = Lanes.DOUBLE;
    private static final int LANES = DOUBLE.length();
    /** 1.5·2⁵²: adding and subtracting it rounds to the nearest whole number, ties to even. */
    private static final double ROUNDER = 0x1.8p52;

    private final int users;
    /** Requests of the slot prepared last: only the genes of this many users count. */
    private int requests;
    private final int servers;
    private final int stride;
    private final boolean hitsOnly;
    private final boolean rounds;
    private final double scale;
    private final double zeroBand;
    private final double zeroProcessor;
    private final double offset;
    private final double[] bandSum;
    private final double[] processorSum;
    private final double[] hitSum;
    private final double[] bandCost;
    private final double[] localQos;
    private final double[] slotBandCost;
    private final double[] processorCost;
    private final double[] cloudCost;
    private final double[] interCost;
    private final int[] byCell;
    private final int[] cellStart;
    private final RandomStream stream = new RandomStream();

    /**
     * Creates a kernel for populations of the scenario's shape.
     *
     * @throws IllegalArgumentException for the joint variant
     */
    public DoubleFitness(Scenario scenario) {
        Chromosome chromosome = Chromosome.of(scenario);
        if (chromosome.variant() == GaVariant.JOINT) {
            throw new IllegalArgumentException("the double kernel does not evaluate cache genes");
        }
        users = chromosome.users();
        servers = chromosome.servers();
        stride = Padding.row(scenario.ga().population());
        hitsOnly = scenario.shares().frequencyContenders() == FrequencyContenders.HITS;
        rounds = scenario.shares().decimals() >= 0;
        scale = Math.pow(10, scenario.shares().decimals());
        zeroBand = scenario.shares().zeroBandwidthShare();
        zeroProcessor = scenario.shares().zeroFrequencyShare();
        offset = chromosome.shareOffset();
        bandSum = new double[servers * stride];
        processorSum = new double[servers * stride];
        hitSum = new double[users * stride];
        slotBandCost = new double[users];
        processorCost = new double[users];
        cloudCost = new double[users];
        interCost = new double[users];
        byCell = new int[users];
        cellStart = new int[servers + 1];
        bandCost = new double[users * stride];
        localQos = new double[users * stride];
    }

    /** Prepares for a slot: its constants, and its users sorted by cell. */
    public void prepare(SlotProblem problem) {
        requests = problem.users;
        for (int i = 0; i < requests; i++) {
            slotBandCost[i] = (problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i];
            processorCost[i] = problem.delayWeight[i] * problem.executeS[i];
            cloudCost[i] = problem.delayWeight[i] * problem.cloudS[i];
            interCost[i] = problem.delayWeight[i] * problem.interServerS;
        }
        CellOrder.sort(problem, byCell, cellStart);
    }

    /**
     * Fitness of every individual.
     *
     * @param problem    the slot given to {@link #prepare}. Not modified.
     * @param genes      [genes × stride], padding lanes holding valid genes. Not modified.
     * @param population individuals, at most the stride
     * @param generation names the fading stream, if fading is redrawn
     * @param fitness    [stride] receives the fitness; entries beyond the population are meaningless. Modified.
     */
    public void evaluate(SlotProblem problem, double[] genes, int population, int generation, double[] fitness) {
        if (problem.redrawsFading) {
            redraw(problem, population, generation);
        }
        for (int lane = 0; lane < population; lane += LANES) {
            sumBand(genes, lane);
            sumProcessors(problem, genes, lane);
            if (rounds) {
                gatherHitSums(problem, genes, lane);
                scoreRounded(problem, genes, lane, fitness);
            } else {
                score(problem, genes, lane, fitness);
            }
        }
    }

    private void redraw(SlotProblem problem, int population, int generation) {
        stream.at(problem.seed, StreamUse.GA_FADING, problem.episode);
        boolean local = problem.thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE;
        for (int individual = 0; individual < population; individual++) {
            stream.at(problem.frame, problem.slot, generation, individual);
            for (int i = 0; i < requests; i++) {
                double thresholdFading = SlotSampler.fadingFactor(problem.fading, stream.nextInt());
                double uplinkFading = SlotSampler.fadingFactor(problem.fading, stream.nextInt());
                double transmitS = problem.unitTransmitS[i]
                        / SlotProblemBuilder.spectralEfficiency(problem.meanSnr[i] * uplinkFading);
                double energyWeight = problem.energyWeight[i];
                double localTerm = problem.localQos[i];
                if (local) {
                    double equalShareJ = problem.energyPower * problem.unitTransmitS[i] / (problem.equalShare
                            * SlotProblemBuilder.spectralEfficiency(problem.meanSnr[i] * thresholdFading));
                    double thresholdJ = Math.max(equalShareJ, problem.localJ[i]);
                    energyWeight = problem.beta * problem.energyPower / thresholdJ;
                    localTerm = problem.localDelayQos(i)
                            + problem.beta * (thresholdJ - problem.localJ[i]) / thresholdJ;
                }
                bandCost[i * stride + individual] = (problem.delayWeight[i] + energyWeight) * transmitS;
                localQos[i * stride + individual] = localTerm;
            }
        }
    }

    private void sumBand(double[] genes, int lane) {
        int band = users * stride + lane;
        for (int m = 0; m < servers; m++) {
            DoubleVector sum = DoubleVector.zero(DOUBLE);
            for (int n = cellStart[m]; n < cellStart[m + 1]; n++) {
                int row = byCell[n] * stride;
                DoubleVector gene = DoubleVector.fromArray(DOUBLE, genes, row + band).add(offset);
                sum = sum.add(gene, DoubleVector.fromArray(DOUBLE, genes, row + lane).compare(NE, 0.0));
            }
            sum.intoArray(bandSum, m * stride + lane);
        }
    }

    private void sumProcessors(SlotProblem problem, double[] genes, int lane) {
        int processor = 2 * users * stride + lane;
        for (int m = 0; m < servers; m++) {
            DoubleVector sum = DoubleVector.zero(DOUBLE);
            for (int i = 0; i < requests; i++) {
                if (hitsOnly && !problem.hit(i, m + 1)) {
                    continue;
                }
                sum = sum.add(DoubleVector.fromArray(DOUBLE, genes, i * stride + processor).add(offset),
                        DoubleVector.fromArray(DOUBLE, genes, i * stride + lane).compare(EQ, m + 1.0));
            }
            // Where shares are rounded, the sums are needed as they are.
            sum.mul(rounds ? 1 : problem.executeFactor[m]).intoArray(processorSum, m * stride + lane);
        }
    }

    private void gatherHitSums(SlotProblem problem, double[] genes, int lane) {
        for (int i = 0; i < requests; i++) {
            DoubleVector target = DoubleVector.fromArray(DOUBLE, genes, i * stride + lane);
            DoubleVector sum = DoubleVector.zero(DOUBLE);
            for (int m = 0; m < servers; m++) {
                if (problem.hit(i, m + 1)) {
                    sum = DoubleVector.fromArray(DOUBLE, processorSum, m * stride + lane)
                            .blend(sum, target.compare(NE, m + 1.0));
                }
            }
            sum.intoArray(hitSum, i * stride + lane);
        }
    }

    private void score(SlotProblem problem, double[] genes, int lane, double[] fitness) {
        int band = users * stride + lane;
        int processor = 2 * users * stride + lane;
        boolean redrawn = problem.redrawsFading;
        DoubleVector total = DoubleVector.zero(DOUBLE);
        for (int i = 0; i < requests; i++) {
            int row = i * stride;
            DoubleVector target = DoubleVector.fromArray(DOUBLE, genes, row + lane);
            DoubleVector b = DoubleVector.fromArray(DOUBLE, genes, row + band).add(offset);
            DoubleVector f = DoubleVector.fromArray(DOUBLE, genes, row + processor).add(offset);
            DoubleVector hit = DoubleVector.zero(DOUBLE);
            for (int m = 0; m < servers; m++) {
                if (problem.hit(i, m + 1)) {
                    hit = DoubleVector.fromArray(DOUBLE, processorSum, m * stride + lane)
                            .blend(hit, target.compare(NE, m + 1.0));
                }
            }
            DoubleVector sum = DoubleVector.fromArray(DOUBLE, bandSum, problem.cell[i] * stride + lane);
            DoubleVector local = DoubleVector.broadcast(DOUBLE, problem.localQos[i]);
            DoubleVector bandTerm = sum.mul(slotBandCost[i]);
            if (redrawn) {
                bandTerm = sum.mul(DoubleVector.fromArray(DOUBLE, bandCost, row + lane));
                local = DoubleVector.fromArray(DOUBLE, localQos, row + lane);
            }
            DoubleVector processorTerm = hit.mul(processorCost[i]).mul(b);
            DoubleVector cost = bandTerm.mul(f).add(processorTerm).div(b.mul(f));
            cost = cost.add(cloudCost[i], hit.compare(EQ, 0.0));
            cost = cost.add(interCost[i], target.compare(NE, problem.cell[i] + 1.0));
            DoubleVector qos = DoubleVector.broadcast(DOUBLE, problem.alpha + problem.beta).sub(cost);
            total = total.add(qos.blend(local, target.compare(EQ, 0.0)));
        }
        total.intoArray(fitness, lane);
    }

    private void scoreRounded(SlotProblem problem, double[] genes, int lane, double[] fitness) {
        int band = users * stride + lane;
        int processor = 2 * users * stride + lane;
        boolean redrawn = problem.redrawsFading;
        DoubleVector total = DoubleVector.zero(DOUBLE);
        for (int i = 0; i < requests; i++) {
            int row = i * stride;
            DoubleVector target = DoubleVector.fromArray(DOUBLE, genes, row + lane);
            VectorMask<Double> isLocal = target.compare(EQ, 0.0);
            DoubleVector hit = DoubleVector.fromArray(DOUBLE, hitSum, row + lane);
            VectorMask<Double> miss = hit.compare(EQ, 0.0);
            DoubleVector b = DoubleVector.fromArray(DOUBLE, genes, row + band).add(offset)
                    .div(DoubleVector.fromArray(DOUBLE, bandSum, problem.cell[i] * stride + lane)).blend(1.0, isLocal)
                    .mul(scale).add(ROUNDER).sub(ROUNDER).div(scale);
            b = b.blend(zeroBand, b.compare(EQ, 0.0));
            DoubleVector f = DoubleVector.fromArray(DOUBLE, genes, row + processor).add(offset).div(hit)
                    .blend(1.0, miss)
                    .mul(scale).add(ROUNDER).sub(ROUNDER).div(scale);
            f = f.blend(zeroProcessor, f.compare(EQ, 0.0));
            DoubleVector local = DoubleVector.broadcast(DOUBLE, problem.localQos[i]);
            DoubleVector bandTerm = DoubleVector.broadcast(DOUBLE, slotBandCost[i]);
            if (redrawn) {
                bandTerm = DoubleVector.fromArray(DOUBLE, bandCost, row + lane);
                local = DoubleVector.fromArray(DOUBLE, localQos, row + lane);
            }
            DoubleVector factor = DoubleVector.broadcast(DOUBLE, 1);
            for (int m = 0; m < servers; m++) {
                factor = factor.blend(problem.executeFactor[m], target.compare(EQ, m + 1.0));
            }
            DoubleVector processorTerm = b.mul(processorCost[i]).mul(factor).blend(0.0, miss);
            DoubleVector cost = bandTerm.mul(f).add(processorTerm).div(b.mul(f));
            cost = cost.add(cloudCost[i], miss);
            cost = cost.add(interCost[i], target.compare(NE, problem.cell[i] + 1.0));
            DoubleVector qos = DoubleVector.broadcast(DOUBLE, problem.alpha + problem.beta).sub(cost);
            total = total.add(qos.blend(local, isLocal));
        }
        total.intoArray(fitness, lane);
    }
}
