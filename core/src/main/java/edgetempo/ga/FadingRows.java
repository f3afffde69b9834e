package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.random.VectorThreefry;
import edgetempo.scenario.Fading;
import edgetempo.scenario.Thresholds;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Draws the fading of a whole generation, where it is redrawn for every evaluation: for each user a row over individuals of uplink
 * time, energy weight and local QoS. The draws are those of the scalar specification, word for word.
 *
 * <p>A word's upper 31 bits x stand for u = (2x + 1)/2³². Its logarithm is taken from x where u is small and from the exact
 * complement 1 − u where u is near 1, so that weak channels keep their relative precision in float.
 */
final class FadingRows {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = FLOAT.length();
    private static final float LN_2 = (float) Math.log(2);
    private static final float SQRT_HALF = 0.70710678f;
    private static final float SQRT_2_MINUS_1 = 0.41421356f;

    private final int users;
    private final int population;
    private final int stride;
    private final int[] words;
    private final int[] key = new int[4];
    private final RandomStream stream = new RandomStream();

    /** [users × stride] uplink time with the whole band, s. */
    final float[] transmitS;
    /** [users × stride] β·P/E_th, 1/s. */
    final float[] energyWeight;
    /** [users × stride] QoS of local execution. */
    final float[] localQos;

    FadingRows(int users, int population, int stride) {
        this.users = users;
        this.population = population;
        this.stride = stride;
        words = new int[4 * stride];
        transmitS = new float[users * stride];
        energyWeight = new float[users * stride];
        localQos = new float[users * stride];
    }

    /** Fills the rows of a generation. */
    void fill(SlotProblem problem, int generation) {
        stream.at(problem.seed, StreamUse.GA_FADING, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        boolean power = problem.fading == Fading.RAYLEIGH_POWER;
        boolean local = problem.thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE;
        for (int i = 0; i < users; i++) {
            if ((i & 1) == 0) {
                for (int lane = 0; lane < population; lane += LANES) {
                    VectorThreefry.block(key, i >>> 1, lane, generation, frameSlot, words, lane, stride);
                }
            }
            int first = (i & 1) * 2 * stride;
            uplinkRow(problem, i, first + stride, power);
            if (local) {
                thresholdRow(problem, i, first, power);
            } else {
                constantRow(problem, i);
            }
        }
    }

    private void uplinkRow(SlotProblem problem, int user, int from, boolean power) {
        float snr = (float) problem.meanSnr[user];
        float scaled = (float) (problem.unitTransmitS[user] * Math.log(2));
        int row = user * stride;
        for (int lane = 0; lane < population; lane += LANES) {
            FloatVector capacity = capacity(words, from + lane, snr, power);
            FloatVector.broadcast(FLOAT, scaled).div(capacity).intoArray(transmitS, row + lane);
        }
    }

    private void thresholdRow(SlotProblem problem, int user, int from, boolean power) {
        float snr = (float) problem.meanSnr[user];
        float equalShareJ = (float) (problem.energyPower * problem.unitTransmitS[user] * Math.log(2)
                / problem.equalShare);
        float localJ = (float) problem.localJ[user];
        float beta = (float) problem.beta;
        float power1 = (float) (problem.beta * problem.energyPower);
        int row = user * stride;
        for (int lane = 0; lane < population; lane += LANES) {
            FloatVector capacity = capacity(words, from + lane, snr, power);
            FloatVector thresholdJ = FloatVector.broadcast(FLOAT, equalShareJ).div(capacity).max(localJ);
            FloatVector inverse = FloatVector.broadcast(FLOAT, 1f).div(thresholdJ);
            inverse.mul(power1).intoArray(energyWeight, row + lane);
            thresholdJ.sub(localJ).mul(inverse).mul(beta).intoArray(localQos, row + lane);
        }
    }

    private void constantRow(SlotProblem problem, int user) {
        FloatVector weight = FloatVector.broadcast(FLOAT, (float) problem.energyWeight[user]);
        FloatVector local = FloatVector.broadcast(FLOAT, (float) problem.localQos[user]);
        int row = user * stride;
        for (int lane = 0; lane < population; lane += LANES) {
            weight.intoArray(energyWeight, row + lane);
            local.intoArray(localQos, row + lane);
        }
    }

    /** ln(1 + snr·X) of the fading factors X of a row of words. */
    private static FloatVector capacity(int[] words, int from, float snr, boolean power) {
        FloatVector exponential = exponential(IntVector.fromArray(INT, words, from));
        FloatVector factor = power ? exponential : exponential.add(exponential).sqrt();
        return log1p(factor.mul(snr));
    }

    /** −ln((2x + 1)/2³²) for the upper 31 bits x of each word. */
    private static FloatVector exponential(IntVector word) {
        IntVector x = word.lanewise(LSHR, 1);
        FloatVector u = toFloat(x).add(0.5f).mul(0x1p-31f);
        IntVector complement = IntVector.broadcast(INT, Integer.MAX_VALUE).sub(x);
        FloatVector t = toFloat(complement).add(0.5f).mul(0x1p-31f);
        // u = 2^e·m with m in [√½, √2); near 1 the exact complement replaces m − 1.
        VectorMask<Float> nearOne = u.compare(GE, SQRT_HALF);
        IntVector bits = u.viewAsIntegralLanes().sub(Float.floatToRawIntBits(SQRT_HALF));
        IntVector e = bits.lanewise(ASHR, 23);
        FloatVector m = bits.and(0x007F_FFFF).add(Float.floatToRawIntBits(SQRT_HALF)).viewAsFloatingLanes();
        FloatVector f = m.sub(1f).blend(t.neg(), nearOne);
        FloatVector exponent = toFloat(e).blend(0f, nearOne);
        return exponent.mul(LN_2).add(log1pReduced(f)).neg();
    }

    /** ln(1 + x) for x ≥ 0, precise in relative terms down to 0. */
    private static FloatVector log1p(FloatVector x) {
        VectorMask<Float> small = x.compare(LT, SQRT_2_MINUS_1);
        IntVector bits = x.add(1f).viewAsIntegralLanes().sub(Float.floatToRawIntBits(SQRT_HALF));
        IntVector e = bits.lanewise(ASHR, 23);
        FloatVector m = bits.and(0x007F_FFFF).add(Float.floatToRawIntBits(SQRT_HALF)).viewAsFloatingLanes();
        FloatVector f = m.sub(1f).blend(x, small);
        FloatVector exponent = toFloat(e).blend(0f, small);
        return exponent.mul(LN_2).add(log1pReduced(f));
    }

    /** ln(1 + f) for f in [√½ − 1, √2 − 1]: f − f²/2 + f³·P(f), P of degree 8 as in the Cephes library's logf. */
    private static FloatVector log1pReduced(FloatVector f) {
        FloatVector p = FloatVector.broadcast(FLOAT, 7.0376836292e-2f);
        p = p.fma(f, FloatVector.broadcast(FLOAT, -1.1514610310e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, 1.1676998740e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, -1.2420140846e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, 1.4249322787e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, -1.6668057665e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, 2.0000714765e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, -2.4999993993e-1f));
        p = p.fma(f, FloatVector.broadcast(FLOAT, 3.3333331174e-1f));
        FloatVector square = f.mul(f);
        return p.mul(f).mul(square).add(square.mul(-0.5f)).add(f);
    }

    private static FloatVector toFloat(IntVector ints) {
        return (FloatVector) ints.convertShape(I2F, FLOAT, 0);
    }
}
