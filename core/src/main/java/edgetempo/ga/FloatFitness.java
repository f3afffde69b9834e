package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.NE;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.random.Padding;
import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Decodes and evaluates a whole population in float, individuals along the lanes; {@link ScalarFitness} is the specification.
 *
 * <p>Genes are {@code [genes × stride]}, one row per gene, the stride padded to {@link Padding#LANES}: no kernel needs a tail mask
 * or a
 * sum across lanes. Two passes over the users: sums of competing genes per cell and per server into scratch rows, then the QoS terms
 * with one division per user, since A·S/b + B·T/f = (A·S·f + B·T·b)/(b·f). A row of a server's processor sums doubles as the hit
 * mask: it
 * is blended in only where the server holds the service, so that a positive value means a hit.
 *
 * <p>Accumulators are arguments of blends, never their receivers: C2 knows the class of a vector just loaded without a profile, but that of
 * one that goes round a loop only from the profile of the call, and a branch first taken late may be compiled without one, for good,
 * with a call and boxed vectors.
 *
 * <p>With rounded shares, a share that float arithmetic cannot tell from a rounding boundary is rounded again in double.
 */
public final class FloatFitness {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final int LANES = FLOAT.length();
    /** Two vectors at a time share what is the same for all individuals, and their sums do not wait for each other. */
    private static final int TWO = 2 * LANES;
    /** 1.5·2²³: adding and subtracting it rounds to the nearest whole number, ties to even. */
    private static final float ROUNDER = 0x1.8p23f;
    /** Scales up to which {@link #ROUNDER} works on shares of at most 1. */
    private static final double MAX_SCALE = 0x1p21;
    /** Users, shares and this together stay below the largest float. */
    private static final double MAX_COST = 1e18;

    private final Chromosome chromosome;
    private final int users;
    private final int servers;
    private final int stride;
    private final boolean joint;
    private final boolean hitsOnly;
    private final boolean rounds;
    private final float scale;
    private final float zeroBand;
    private final float zeroProcessor;
    private final float tolerance;
    private final float offset;
    /** Whether the offset is not 0, so that it must be added. */
    private final boolean offsets;
    private final FadingRows fading;
    private final PlanPenaltyRows planPenalty;
    private final float[] bandSum;
    private final float[] processorSum;
    private final float[] hitSum;
    private final float[] bandShare;
    private final float[] frequencyShare;

    /** Requests of the slot prepared last: only the genes of this many users count. */
    private int requests;
    private final int[] cell;
    private final int words;
    private final int[] cachedAt;
    private final int[] service;
    private final float[] localQos;
    private final float[] delayWeight;
    private final float[] bandCost;
    private final float[] processorCost;
    private final float[] cloudCost;
    private final float[] interCost;
    private final int[] byCell;
    private final int[] cellStart;
    /** [servers] what processor sums are multiplied by; 1 where shares are rounded. */
    private final float[] sumFactor;
    /** [servers] factor by which execution takes longer than on the scenario's processor. */
    private final float[] executeFactor;
    /** [users × stride] that of each target where shares are rounded and processors differ; else of length 0. */
    private final float[] factorRow;
    private boolean forwards;

    /** Creates a kernel for populations of the scenario's shape. */
    public FloatFitness(Scenario scenario) {
        chromosome = Chromosome.of(scenario);
        users = chromosome.users();
        servers = chromosome.servers();
        int population = scenario.ga().population();
        stride = Padding.row(population);
        joint = chromosome.variant() == GaVariant.JOINT;
        hitsOnly = scenario.shares().frequencyContenders() == FrequencyContenders.HITS;
        double decimalScale = Math.pow(10, scenario.shares().decimals());
        rounds = scenario.shares().decimals() >= 0 && decimalScale <= MAX_SCALE;
        scale = (float) decimalScale;
        zeroBand = (float) scenario.shares().zeroBandwidthShare() * scale;
        zeroProcessor = (float) scenario.shares().zeroFrequencyShare() * scale;
        tolerance = (users + 8) * 0x1p-23f;
        offset = (float) chromosome.shareOffset();
        offsets = offset != 0;
        fading = new FadingRows(users, population, stride);
        planPenalty = new PlanPenaltyRows(scenario, new ServiceCatalogue(scenario), chromosome, stride);
        bandSum = new float[servers * stride];
        processorSum = new float[servers * stride];
        hitSum = new float[users * stride];
        bandShare = new float[rounds ? users * stride : 0];
        frequencyShare = new float[bandShare.length];
        cell = new int[users];
        words = CachePlan.words(servers);
        cachedAt = new int[users * words];
        service = new int[users];
        localQos = new float[users];
        delayWeight = new float[users];
        bandCost = new float[users];
        processorCost = new float[users];
        cloudCost = new float[users];
        interCost = new float[users];
        sumFactor = new float[servers];
        executeFactor = new float[servers];
        factorRow = new float[rounds && !new ServerCatalogue(scenario).processorsAlike() ? users * stride : 0];
        byCell = new int[users];
        cellStart = new int[servers + 1];
    }

    /** A cost that is finite in single precision also when it is added up, over all users, and divided by small shares. */
    public static float cost(double cost) {
        return (float) Math.min(cost, MAX_COST);
    }

    /** Distance between rows. */
    public int stride() {
        return stride;
    }

    /** Prepares for a slot: copies its arrays to float and sorts users by cell. */
    public void prepare(SlotProblem problem) {
        requests = problem.users;
        System.arraycopy(problem.cachedAt, 0, cachedAt, 0, requests * words);
        for (int i = 0; i < requests; i++) {
            cell[i] = problem.cell[i];
            service[i] = problem.service[i];
            localQos[i] = (float) problem.localQos[i];
            delayWeight[i] = (float) problem.delayWeight[i];
            bandCost[i] = cost((problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i]);
            processorCost[i] = cost(problem.delayWeight[i] * problem.executeS[i]);
            cloudCost[i] = cost(problem.delayWeight[i] * problem.cloudS[i]);
            interCost[i] = cost(problem.delayWeight[i] * problem.interServerS);
        }
        for (int m = 0; m < servers; m++) {
            executeFactor[m] = (float) problem.executeFactor[m];
            sumFactor[m] = rounds ? 1 : executeFactor[m];
        }
        forwards = problem.interServerS != 0;
        CellOrder.sort(problem, byCell, cellStart);
        if (joint) {
            planPenalty.prepare(problem);
        }
    }

    /**
     * Fitness of every individual.
     *
     * @param problem    the slot given to {@link #prepare}. Not modified.
     * @param genes      [genes × stride]. Not modified.
     * @param population individuals, at most the stride
     * @param generation names the fading stream, if fading is redrawn
     * @param fitness    [stride] receives the fitness; entries beyond the population are meaningless. Modified.
     */
    public void evaluate(SlotProblem problem, float[] genes, int population, int generation, float[] fitness) {
        if (problem.redrawsFading) {
            fading.fill(problem, generation);
        }
        float edgeOffset = (float) (problem.alpha + problem.beta);
        int single = 0;
        if (words == 1 && !rounds && !problem.redrawsFading && !joint) {
            for (; single < population && single <= stride - TWO; single += TWO) {
                sumTwoBands(genes, single);
                sumTwoProcessors(genes, single);
                scoreTwo(genes, single, edgeOffset, fitness);
            }
        }
        for (int lane = single; lane < population; lane += LANES) {
            sumBand(genes, lane);
            sumProcessors(genes, lane);
            if (!rounds && !problem.redrawsFading && !joint) {
                score(genes, lane, edgeOffset, fitness);
                continue;
            }
            if (joint) {
                gatherJointHitSums(genes, lane);
            } else {
                gatherHitSums(genes, lane);
            }
            if (rounds) {
                if (factorRow.length > 0) {
                    gatherFactors(genes, lane);
                }
                roundBand(genes, lane);
                roundProcessors(genes, lane);
                scoreRounded(genes, lane, edgeOffset, problem.redrawsFading, fitness);
            } else {
                scoreRows(genes, lane, edgeOffset, problem.redrawsFading, fitness);
            }
        }
        if (joint) {
            planPenalty.subtract(genes, population, fitness);
        }
    }

    private void sumBand(float[] genes, int lane) {
        int band = users * stride + lane;
        for (int m = 0; m < servers; m++) {
            FloatVector sum = FloatVector.zero(FLOAT);
            for (int n = cellStart[m]; n < cellStart[m + 1]; n++) {
                int row = byCell[n] * stride;
                FloatVector target = FloatVector.fromArray(FLOAT, genes, row + lane);
                FloatVector gene = FloatVector.fromArray(FLOAT, genes, row + band).add(offset);
                sum = sum.add(gene, target.compare(NE, 0f));
            }
            sum.intoArray(bandSum, m * stride + lane);
        }
    }

    private void sumProcessors(float[] genes, int lane) {
        int processor = 2 * users * stride + lane;
        for (int m = 0; m < servers; m++) {
            FloatVector sum = FloatVector.zero(FLOAT);
            int word = m >>> 5;
            for (int i = 0; i < requests; i++) {
                if (hitsOnly && !joint && (cachedAt[i * words + word] >>> m & 1) == 0) {
                    continue;
                }
                int row = i * stride;
                FloatVector gene = FloatVector.fromArray(FLOAT, genes, row + processor).add(offset);
                if (hitsOnly && joint) {
                    // Cache genes are 0 or 1.
                    gene = gene.mul(FloatVector.fromArray(FLOAT, genes, cacheRow(m, i) + lane));
                }
                sum = sum.add(gene, FloatVector.fromArray(FLOAT, genes, row + lane).compare(EQ, m + 1f));
            }
            // Where shares are rounded, the sums are needed as they are.
            sum.mul(sumFactor[m]).intoArray(processorSum, m * stride + lane);
        }
    }

    private void sumTwoBands(float[] genes, int lane) {
        int band = users * stride + lane;
        for (int m = 0; m < servers; m++) {
            FloatVector low = FloatVector.zero(FLOAT);
            FloatVector high = FloatVector.zero(FLOAT);
            for (int n = cellStart[m]; n < cellStart[m + 1]; n++) {
                int row = byCell[n] * stride;
                FloatVector lowGene = FloatVector.fromArray(FLOAT, genes, row + band);
                FloatVector highGene = FloatVector.fromArray(FLOAT, genes, row + band + LANES);
                if (offsets) {
                    lowGene = lowGene.add(offset);
                    highGene = highGene.add(offset);
                }
                low = low.add(lowGene, FloatVector.fromArray(FLOAT, genes, row + lane).compare(NE, 0f));
                high = high.add(highGene, FloatVector.fromArray(FLOAT, genes, row + lane + LANES).compare(NE, 0f));
            }
            low.intoArray(bandSum, m * stride + lane);
            high.intoArray(bandSum, m * stride + lane + LANES);
        }
    }

    /** Two servers at a time; the last one twice where their number is odd. */
    private void sumTwoProcessors(float[] genes, int lane) {
        int processor = 2 * users * stride + lane;
        for (int m = 0; m < servers; m += 2) {
            int other = Math.min(m + 1, servers - 1);
            float first = m + 1f;
            float second = other + 1f;
            FloatVector low = FloatVector.zero(FLOAT);
            FloatVector high = FloatVector.zero(FLOAT);
            FloatVector otherLow = FloatVector.zero(FLOAT);
            FloatVector otherHigh = FloatVector.zero(FLOAT);
            for (int i = 0; i < requests; i++) {
                int row = i * stride;
                FloatVector lowGene = FloatVector.fromArray(FLOAT, genes, row + processor);
                FloatVector highGene = FloatVector.fromArray(FLOAT, genes, row + processor + LANES);
                if (offsets) {
                    lowGene = lowGene.add(offset);
                    highGene = highGene.add(offset);
                }
                FloatVector lowTarget = FloatVector.fromArray(FLOAT, genes, row + lane);
                FloatVector highTarget = FloatVector.fromArray(FLOAT, genes, row + lane + LANES);
                if (!hitsOnly || (cachedAt[i] >>> m & 1) != 0) {
                    low = low.add(lowGene, lowTarget.compare(EQ, first));
                    high = high.add(highGene, highTarget.compare(EQ, first));
                }
                if (!hitsOnly || (cachedAt[i] >>> other & 1) != 0) {
                    otherLow = otherLow.add(lowGene, lowTarget.compare(EQ, second));
                    otherHigh = otherHigh.add(highGene, highTarget.compare(EQ, second));
                }
            }
            otherLow.mul(sumFactor[other]).intoArray(processorSum, other * stride + lane);
            otherHigh.mul(sumFactor[other]).intoArray(processorSum, other * stride + lane + LANES);
            low.mul(sumFactor[m]).intoArray(processorSum, m * stride + lane);
            high.mul(sumFactor[m]).intoArray(processorSum, m * stride + lane + LANES);
        }
    }

    private int cacheRow(int server, int user) {
        return (chromosome.cacheStart() + server * chromosome.services() + service[user]) * stride;
    }

    /** Each user's row of the processor sum of its target where that holds the service, 0 elsewhere: the hit mask too. */
    private void gatherHitSums(float[] genes, int lane) {
        for (int i = 0; i < requests; i++) {
            FloatVector target = FloatVector.fromArray(FLOAT, genes, i * stride + lane);
            FloatVector sum = FloatVector.zero(FLOAT);
            for (int m = 0; m < servers; m++) {
                if ((cachedAt[i * words + (m >>> 5)] >>> m & 1) != 0) {
                    sum = FloatVector.fromArray(FLOAT, processorSum, m * stride + lane)
                            .blend(sum, target.compare(NE, m + 1f));
                }
            }
            sum.intoArray(hitSum, i * stride + lane);
        }
    }

    /** The same where cache genes, which are 0 or 1, say what is held. */
    private void gatherJointHitSums(float[] genes, int lane) {
        for (int i = 0; i < requests; i++) {
            FloatVector target = FloatVector.fromArray(FLOAT, genes, i * stride + lane);
            FloatVector sum = FloatVector.zero(FLOAT);
            for (int m = 0; m < servers; m++) {
                sum = FloatVector.fromArray(FLOAT, processorSum, m * stride + lane)
                        .mul(FloatVector.fromArray(FLOAT, genes, cacheRow(m, i) + lane))
                        .blend(sum, target.compare(NE, m + 1f));
            }
            sum.intoArray(hitSum, i * stride + lane);
        }
    }

    /** Each user's row of the factors of its targets' processors. */
    private void gatherFactors(float[] genes, int lane) {
        for (int i = 0; i < requests; i++) {
            FloatVector target = FloatVector.fromArray(FLOAT, genes, i * stride + lane);
            FloatVector factor = FloatVector.broadcast(FLOAT, 1f);
            for (int m = 0; m < servers; m++) {
                factor = factor.blend(executeFactor[m], target.compare(EQ, m + 1f));
            }
            factor.intoArray(factorRow, i * stride + lane);
        }
    }

    private void score(float[] genes, int lane, float edgeOffset, float[] fitness) {
        int band = users * stride + lane;
        int processor = 2 * users * stride + lane;
        FloatVector total = FloatVector.zero(FLOAT);
        for (int i = 0; i < requests; i++) {
            int row = i * stride;
            FloatVector target = FloatVector.fromArray(FLOAT, genes, row + lane);
            FloatVector b = FloatVector.fromArray(FLOAT, genes, row + band).add(offset);
            FloatVector f = FloatVector.fromArray(FLOAT, genes, row + processor).add(offset);
            FloatVector hit = FloatVector.zero(FLOAT);
            for (int m = 0; m < servers; m++) {
                if ((cachedAt[i * words + (m >>> 5)] >>> m & 1) != 0) {
                    hit = FloatVector.fromArray(FLOAT, processorSum, m * stride + lane)
                            .blend(hit, target.compare(NE, m + 1f));
                }
            }
            FloatVector bandTerm = FloatVector.fromArray(FLOAT, bandSum, cell[i] * stride + lane).mul(bandCost[i]);
            FloatVector cost = bandTerm.mul(f).add(hit.mul(processorCost[i]).mul(b)).div(b.mul(f));
            cost = cost.add(cloudCost[i], hit.compare(EQ, 0f));
            if (forwards) {
                cost = cost.add(interCost[i], target.compare(NE, cell[i] + 1f));
            }
            FloatVector qos = FloatVector.broadcast(FLOAT, edgeOffset).sub(cost);
            total = total.add(qos.blend(localQos[i], target.compare(EQ, 0f)));
        }
        total.intoArray(fitness, lane);
    }

    private void scoreTwo(float[] genes, int lane, float edgeOffset, float[] fitness) {
        int band = users * stride + lane;
        int processor = 2 * users * stride + lane;
        FloatVector lowTotal = FloatVector.zero(FLOAT);
        FloatVector highTotal = FloatVector.zero(FLOAT);
        FloatVector lowSum = FloatVector.fromArray(FLOAT, processorSum, lane);
        FloatVector highSum = FloatVector.fromArray(FLOAT, processorSum, lane + LANES);
        for (int i = 0; i < requests; i++) {
            int row = i * stride;
            FloatVector lowTarget = FloatVector.fromArray(FLOAT, genes, row + lane);
            FloatVector highTarget = FloatVector.fromArray(FLOAT, genes, row + lane + LANES);
            FloatVector lowHit = FloatVector.zero(FLOAT);
            FloatVector highHit = FloatVector.zero(FLOAT);
            int held = cachedAt[i];
            if ((held & 1) != 0) {
                lowHit = lowSum.blend(lowHit, lowTarget.compare(NE, 1f));
                highHit = highSum.blend(highHit, highTarget.compare(NE, 1f));
            }
            for (int m = 1; m < servers; m++) {
                if ((held >>> m & 1) != 0) {
                    lowHit = FloatVector.fromArray(FLOAT, processorSum, m * stride + lane)
                            .blend(lowHit, lowTarget.compare(NE, m + 1f));
                    highHit = FloatVector.fromArray(FLOAT, processorSum, m * stride + lane + LANES)
                            .blend(highHit, highTarget.compare(NE, m + 1f));
                }
            }
            FloatVector lowB = FloatVector.fromArray(FLOAT, genes, row + band);
            FloatVector highB = FloatVector.fromArray(FLOAT, genes, row + band + LANES);
            FloatVector lowF = FloatVector.fromArray(FLOAT, genes, row + processor);
            FloatVector highF = FloatVector.fromArray(FLOAT, genes, row + processor + LANES);
            if (offsets) {
                lowB = lowB.add(offset);
                highB = highB.add(offset);
                lowF = lowF.add(offset);
                highF = highF.add(offset);
            }
            FloatVector lowBand = FloatVector.fromArray(FLOAT, bandSum, cell[i] * stride + lane).mul(bandCost[i]);
            FloatVector highBand = FloatVector.fromArray(FLOAT, bandSum, cell[i] * stride + lane + LANES)
                    .mul(bandCost[i]);
            FloatVector lowCost = lowBand.mul(lowF).add(lowHit.mul(processorCost[i]).mul(lowB)).div(lowB.mul(lowF));
            FloatVector highCost = highBand.mul(highF).add(highHit.mul(processorCost[i]).mul(highB))
                    .div(highB.mul(highF));
            lowCost = lowCost.add(cloudCost[i], lowHit.compare(EQ, 0f));
            highCost = highCost.add(cloudCost[i], highHit.compare(EQ, 0f));
            if (forwards) {
                lowCost = lowCost.add(interCost[i], lowTarget.compare(NE, cell[i] + 1f));
                highCost = highCost.add(interCost[i], highTarget.compare(NE, cell[i] + 1f));
            }
            FloatVector edge = FloatVector.broadcast(FLOAT, edgeOffset);
            lowTotal = lowTotal.add(edge.sub(lowCost).blend(localQos[i], lowTarget.compare(EQ, 0f)));
            highTotal = highTotal.add(edge.sub(highCost).blend(localQos[i], highTarget.compare(EQ, 0f)));
        }
        lowTotal.intoArray(fitness, lane);
        highTotal.intoArray(fitness, lane + LANES);
    }

    private void scoreRows(float[] genes, int lane, float edgeOffset, boolean redrawn, float[] fitness) {
        int band = users * stride + lane;
        int processor = 2 * users * stride + lane;
        FloatVector total = FloatVector.zero(FLOAT);
        for (int i = 0; i < requests; i++) {
            int row = i * stride;
            FloatVector target = FloatVector.fromArray(FLOAT, genes, row + lane);
            FloatVector b = FloatVector.fromArray(FLOAT, genes, row + band).add(offset);
            FloatVector f = FloatVector.fromArray(FLOAT, genes, row + processor).add(offset);
            FloatVector hit = FloatVector.fromArray(FLOAT, hitSum, row + lane);
            FloatVector sum = FloatVector.fromArray(FLOAT, bandSum, cell[i] * stride + lane);
            FloatVector bandTerm = sum.mul(bandCost[i]);
            FloatVector local = FloatVector.broadcast(FLOAT, localQos[i]);
            if (redrawn) {
                bandTerm = FloatVector.fromArray(FLOAT, fading.energyWeight, row + lane).add(delayWeight[i])
                        .mul(FloatVector.fromArray(FLOAT, fading.transmitS, row + lane)).mul(sum);
                local = FloatVector.fromArray(FLOAT, fading.localQos, row + lane);
            }
            FloatVector cost = bandTerm.mul(f).add(hit.mul(processorCost[i]).mul(b)).div(b.mul(f));
            cost = cost.add(cloudCost[i], hit.compare(EQ, 0f));
            if (forwards) {
                cost = cost.add(interCost[i], target.compare(NE, cell[i] + 1f));
            }
            FloatVector qos = FloatVector.broadcast(FLOAT, edgeOffset).sub(cost);
            total = total.add(qos.blend(local, target.compare(EQ, 0f)));
        }
        total.intoArray(fitness, lane);
    }

    /** Rounded bandwidth shares times the scale, into rows; 1 for local users. */
    private void roundBand(float[] genes, int lane) {
        int band = users * stride + lane;
        for (int i = 0; i < requests; i++) {
            int at = i * stride + lane;
            VectorMask<Float> local = FloatVector.fromArray(FLOAT, genes, at).compare(EQ, 0f);
            FloatVector share = FloatVector.fromArray(FLOAT, genes, i * stride + band).add(offset).mul(scale)
                    .div(FloatVector.fromArray(FLOAT, bandSum, cell[i] * stride + lane)).blend(1f, local);
            FloatVector rounded = share.add(ROUNDER).sub(ROUNDER);
            rounded.blend(zeroBand, rounded.compare(EQ, 0f)).intoArray(bandShare, at);
            if (share.sub(rounded).abs().add(share.mul(tolerance)).compare(GT, 0.5f).anyTrue()) {
                repairBand(genes, i, lane);
            }
        }
    }

    /** Rounded frequency shares times the scale, into rows; 0 where the target lacks the service. */
    private void roundProcessors(float[] genes, int lane) {
        int processor = 2 * users * stride + lane;
        for (int i = 0; i < requests; i++) {
            int at = i * stride + lane;
            FloatVector sum = FloatVector.fromArray(FLOAT, hitSum, at);
            VectorMask<Float> miss = sum.compare(EQ, 0f);
            FloatVector share = FloatVector.fromArray(FLOAT, genes, i * stride + processor).add(offset).mul(scale)
                    .div(sum).blend(1f, miss);
            FloatVector rounded = share.add(ROUNDER).sub(ROUNDER);
            rounded.blend(zeroProcessor, rounded.compare(EQ, 0f)).blend(0f, miss).intoArray(frequencyShare, at);
            if (share.sub(rounded).abs().add(share.mul(tolerance)).compare(GT, 0.5f).anyTrue()) {
                repairProcessors(genes, i, lane);
            }
        }
    }

    private void scoreRounded(float[] genes, int lane, float edgeOffset, boolean redrawn, float[] fitness) {
        FloatVector total = FloatVector.zero(FLOAT);
        for (int i = 0; i < requests; i++) {
            int at = i * stride + lane;
            FloatVector target = FloatVector.fromArray(FLOAT, genes, at);
            FloatVector b = FloatVector.fromArray(FLOAT, bandShare, at);
            FloatVector f = FloatVector.fromArray(FLOAT, frequencyShare, at);
            VectorMask<Float> miss = f.compare(EQ, 0f);
            FloatVector bandTerm = FloatVector.broadcast(FLOAT, bandCost[i]);
            FloatVector local = FloatVector.broadcast(FLOAT, localQos[i]);
            if (redrawn) {
                bandTerm = FloatVector.fromArray(FLOAT, fading.energyWeight, at).add(delayWeight[i])
                        .mul(FloatVector.fromArray(FLOAT, fading.transmitS, at));
                local = FloatVector.fromArray(FLOAT, fading.localQos, at);
            }
            FloatVector divisor = f.blend(1f, miss);
            FloatVector processorTerm = b.mul(processorCost[i]).blend(0f, miss);
            if (factorRow.length > 0) {
                processorTerm = processorTerm.mul(FloatVector.fromArray(FLOAT, factorRow, at));
            }
            FloatVector cost = bandTerm.mul(divisor).add(processorTerm).mul(scale).div(b.mul(divisor));
            cost = cost.add(cloudCost[i], miss);
            if (forwards) {
                cost = cost.add(interCost[i], target.compare(NE, cell[i] + 1f));
            }
            total = total.add(FloatVector.broadcast(FLOAT, edgeOffset).sub(cost).blend(local, target.compare(EQ, 0f)));
        }
        total.intoArray(fitness, lane);
    }

    /** Rounds again, in double and from exact sums, the bandwidth shares that float cannot tell from a rounding boundary. */
    private void repairBand(float[] genes, int user, int lane) {
        for (int individual = lane; individual < lane + LANES; individual++) {
            int target = (int) genes[user * stride + individual];
            if (target != 0) {
                float gene = genes[(users + user) * stride + individual] + offset;
                float x = gene * scale / bandSum[cell[user] * stride + individual];
                if (isAmbiguous(x)) {
                    bandShare[user * stride + individual] = exactShare(genes, user, target, individual, true, zeroBand);
                }
            }
        }
    }

    /** The same for frequency shares. */
    private void repairProcessors(float[] genes, int user, int lane) {
        for (int individual = lane; individual < lane + LANES; individual++) {
            int target = (int) genes[user * stride + individual];
            if (target != 0 && holds(genes, user, target, individual)) {
                float gene = genes[(2 * users + user) * stride + individual] + offset;
                float x = gene * scale / processorSum[(target - 1) * stride + individual];
                if (isAmbiguous(x)) {
                    frequencyShare[user * stride + individual] = exactShare(genes, user, target, individual, false,
                            zeroProcessor);
                }
            }
        }
    }

    private boolean isAmbiguous(float share) {
        float rounded = share + ROUNDER - ROUNDER;
        return Math.abs(share - rounded) + share * tolerance > 0.5f;
    }

    private float exactShare(float[] genes, int user, int target, int individual, boolean band, float zeroShare) {
        double gene = (double) genes[((band ? users : 2 * users) + user) * stride + individual] + offset;
        double rounded = Math.rint(gene / exactSum(genes, user, target, individual, band) * scale);
        return rounded == 0 ? zeroShare : (float) rounded;
    }

    private double exactSum(float[] genes, int user, int target, int individual, boolean band) {
        double sum = 0;
        for (int i = 0; i < requests; i++) {
            int other = (int) genes[i * stride + individual];
            boolean competes = band
                    ? other != 0 && cell[i] == cell[user]
                    : other == target && (!hitsOnly || holds(genes, i, target, individual));
            if (competes) {
                sum += (double) genes[((band ? users : 2 * users) + i) * stride + individual] + offset;
            }
        }
        return sum;
    }

    private boolean holds(float[] genes, int user, int target, int individual) {
        if (!joint) {
            return (cachedAt[user * words + (target - 1 >>> 5)] >>> target - 1 & 1) != 0;
        }
        int gene = chromosome.cacheStart() + (target - 1) * chromosome.services() + service[user];
        return genes[gene * stride + individual] != 0;
    }
}
