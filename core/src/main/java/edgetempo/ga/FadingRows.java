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
import edgetempo.scenario.mec.Fading;
import edgetempo.scenario.mec.Thresholds;
import java.util.Arrays;
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
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(SQRT_HALF);
    private static final float SQRT_2_MINUS_1 = 0.41421356f;

    /** Requests of the slot whose rows were filled last. */
    private int requests;
    private final int population;
    private final int stride;
    private final int[] words;
    private final float[] mantissa;
    private final float[] exponent;
    private final float[] logarithm;
    private final int[] key = new int[4];
    private final RandomStream stream = new RandomStream();

    /** [users × stride] uplink time with the whole band, s. */
    final float[] transmitS;
    /** [users × stride] β·P/E_th, 1/s. */
    final float[] energyWeight;
    /** [users × stride] QoS of local execution. */
    final float[] localQos;

    FadingRows(int users, int population, int stride) {
        this.population = population;
        this.stride = stride;
        int drawn = (users + 1) / 2 * 4 * stride;
        words = new int[drawn];
        mantissa = new float[drawn];
        exponent = new float[drawn];
        logarithm = new float[drawn];
        transmitS = new float[users * stride];
        energyWeight = new float[users * stride];
        localQos = new float[users * stride];
    }

    /**
     * Fills the rows of a generation. Word row 2i is user i's threshold, 2i + 1 its uplink. Every step is a whole loop over rows,
     * because C2 boxes vectors that cross a call it does not inline.
     */
    void fill(SlotProblem problem, int generation) {
        requests = problem.users;
        stream.at(problem.seed, StreamUse.GA_FADING, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        VectorThreefry.fill(key, 0, (requests + 1) / 2, 0, population, generation, frameSlot, words, stride, 1);
        splitUniforms();
        logarithms();
        splitSnr(problem, problem.fading == Fading.RAYLEIGH_POWER);
        logarithms();
        uplinks(problem);
        if (problem.thresholds == Thresholds.LOCAL_AND_EQUAL_SHARE) {
            thresholds(problem);
        } else {
            constants(problem);
        }
    }

    /** Words → u = 2^e·(1 + f) with 1 + f in [√½, √2); near 1, f is the exact complement and e is 0. */
    private void splitUniforms() {
        for (int row = 0; row < 2 * requests; row++) {
            for (int lane = row * stride; lane < row * stride + population; lane += LANES) {
                IntVector x = IntVector.fromArray(INT, words, lane).lanewise(LSHR, 1);
                FloatVector u = ((FloatVector) x.convert(I2F, 0)).add(0.5f).mul(0x1p-31f);
                IntVector bits = u.reinterpretAsInts().sub(SQRT_HALF_BITS);
                FloatVector e = (FloatVector) bits.lanewise(ASHR, 23).convert(I2F, 0);
                FloatVector f = bits.and(0x007F_FFFF).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
                FloatVector complement = ((FloatVector) IntVector.broadcast(INT, Integer.MAX_VALUE).sub(x).convert(I2F,
                        0))
                        .add(0.5f).mul(-0x1p-31f);
                VectorMask<Float> nearOne = u.compare(GE, SQRT_HALF);
                f.blend(complement, nearOne).intoArray(mantissa, lane);
                e.blend(0f, nearOne).intoArray(exponent, lane);
            }
        }
    }

    /** −ln u → X → 1 + snr·X = 2^e·(1 + f); where snr·X is small, f is snr·X itself. */
    private void splitSnr(SlotProblem problem, boolean power) {
        for (int row = 0; row < 2 * requests; row++) {
            float snr = (float) problem.meanSnr[row >>> 1];
            for (int lane = row * stride; lane < row * stride + population; lane += LANES) {
                FloatVector exponential = FloatVector.fromArray(FLOAT, logarithm, lane).neg();
                FloatVector ratio = power
                        ? exponential.mul(snr)
                        : exponential.add(exponential).sqrt().mul(snr);
                IntVector bits = ratio.add(1f).reinterpretAsInts().sub(SQRT_HALF_BITS);
                FloatVector e = (FloatVector) bits.lanewise(ASHR, 23).convert(I2F, 0);
                FloatVector f = bits.and(0x007F_FFFF).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
                VectorMask<Float> small = ratio.compare(LT, SQRT_2_MINUS_1);
                f.blend(ratio, small).intoArray(mantissa, lane);
                e.blend(0f, small).intoArray(exponent, lane);
            }
        }
    }

    /** e·ln 2 + ln(1 + f): f − f²/2 + f³·P(f), P of degree 8 with the coefficients of the Cephes library's logf. */
    private void logarithms() {
        for (int row = 0; row < 2 * requests; row++) {
            for (int lane = row * stride; lane < row * stride + population; lane += LANES) {
                FloatVector f = FloatVector.fromArray(FLOAT, mantissa, lane);
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
                p.mul(f).mul(square).add(square.mul(-0.5f)).add(f)
                        .add(FloatVector.fromArray(FLOAT, exponent, lane).mul(LN_2)).intoArray(logarithm, lane);
            }
        }
    }

    private void uplinks(SlotProblem problem) {
        for (int i = 0; i < requests; i++) {
            FloatVector scaled = FloatVector.broadcast(FLOAT, (float) (problem.unitTransmitS[i] * Math.log(2)));
            for (int lane = 0; lane < population; lane += LANES) {
                scaled.div(FloatVector.fromArray(FLOAT, logarithm, (2 * i + 1) * stride + lane))
                        .intoArray(transmitS, i * stride + lane);
            }
        }
    }

    private void thresholds(SlotProblem problem) {
        float beta = (float) problem.beta;
        float betaPower = (float) (problem.beta * problem.energyPower);
        double equalShare = problem.energyPower * Math.log(2) / problem.equalShare;
        for (int i = 0; i < requests; i++) {
            FloatVector equalShareJ = FloatVector.broadcast(FLOAT, (float) (equalShare * problem.unitTransmitS[i]));
            float localJ = (float) problem.localJ[i];
            float localDelay = (float) problem.localDelayQos(i);
            for (int lane = 0; lane < population; lane += LANES) {
                FloatVector thresholdJ = equalShareJ.div(FloatVector.fromArray(FLOAT, logarithm, 2 * i * stride + lane))
                        .max(localJ);
                FloatVector inverse = FloatVector.broadcast(FLOAT, 1f).div(thresholdJ);
                inverse.mul(betaPower).intoArray(energyWeight, i * stride + lane);
                thresholdJ.sub(localJ).mul(inverse).mul(beta).add(localDelay).intoArray(localQos, i * stride + lane);
            }
        }
    }

    private void constants(SlotProblem problem) {
        for (int i = 0; i < requests; i++) {
            Arrays.fill(energyWeight, i * stride, (i + 1) * stride, (float) problem.energyWeight[i]);
            Arrays.fill(localQos, i * stride, (i + 1) * stride, (float) problem.localQos[i]);
        }
    }
}
