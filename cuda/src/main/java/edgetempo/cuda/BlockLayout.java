package edgetempo.cuda;

import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;

/**
 * Layout of a block's shared memory, and sizes of records in device memory; bytes throughout.
 *
 * <pre>
 *  Control │ Slot │ User[N] │ Channel[N] │ factors │ fitness parents mates words weights order │ band, processor sums │ terms │ lists │ aside │ genes
 * </pre>
 *
 * <p>Channels are there where fading is redrawn, terms where a block has several warps, rows put aside where the population is wider than a
 * warp.
 *
 * @param stride       individuals, padded to whole warps
 * @param warps        of a block
 * @param slotBytes    of a slot's record
 * @param atChannels   first channel
 * @param atFactors    [1 + servers] float, 1 for local execution, then each server's execution factor
 * @param atFitness    [stride] float
 * @param atParent     [stride] int
 * @param atMate       [stride] int
 * @param atWords      [3 × stride] int
 * @param atWeights    [stride] float, or double for stochastic universal sampling
 * @param atOrder      [stride] int
 * @param atBandSum    [servers × stride] float
 * @param atProcessorSum [(1 + servers) × stride] float
 * @param atTerms      [users × stride] float
 * @param atLists      [2 × servers] counts, [2 × servers × users] rows, int
 * @param atStaging    [warps × 4 × stride] int
 * @param stagingBytes of a warp
 * @param atOffload    [users × stride] bytes
 * @param atShares     [2 × users × stride] float, or bytes for levels
 * @param sharedBytes  of a block
 * @param stateBytes   of an island that is kept between launches
 * @param resultBytes  of an island's result
 */
record BlockLayout(int stride, int warps, int slotBytes, int atChannels, int atFactors, int atFitness, int atParent,
        int atMate, int atWords, int atWeights, int atOrder, int atBandSum, int atProcessorSum, int atTerms,
        int atLists,
        int atStaging, int stagingBytes, int atOffload, int atShares, long sharedBytes, int stateBytes,
        int resultBytes) {
    /** Threads that run in lockstep. */
    static final int WARP = 32;
    /** Size of {@code Control}. */
    static final int CONTROL = 64;
    /** Size of {@code Slot}. */
    static final int SLOT = 48;
    /** Size of {@code User} and of {@code Channel}. */
    static final int USER = 32;
    /** Where users begin. */
    static final int AT_USERS = CONTROL + SLOT;

    private static final int ALIGNMENT = 16;

    /** The layout for a scenario's GA settings and a number of warps per block. */
    static BlockLayout of(Scenario scenario, int warps) {
        int users = scenario.network().users();
        int servers = scenario.network().servers();
        int stride = (scenario.ga().population() + WARP - 1) / WARP * WARP;
        boolean levels = scenario.ga().variant() == GaVariant.DISCRETE;
        boolean redrawn = KernelSettings.redraws(scenario);
        Cursor at = new Cursor(AT_USERS + (long) USER * users);
        int atChannels = at.take(redrawn ? (long) USER * users : 0);
        long factorBytes = pad(Float.BYTES * (1L + servers), ALIGNMENT);
        int atFactors = at.take(factorBytes);
        int atFitness = at.take(Float.BYTES * stride);
        int atParent = at.take(Integer.BYTES * stride);
        int atMate = at.take(Integer.BYTES * stride);
        int atWords = at.take(3 * Integer.BYTES * stride);
        int atWeights = at.take(
                (KernelSelection.of(scenario.ga()) == KernelSelection.STOCHASTIC_UNIVERSAL ? Double.BYTES : Float.BYTES)
                        * stride);
        int atOrder = at.take(Integer.BYTES * stride);
        int atBandSum = at.take(Float.BYTES * servers * stride);
        int atProcessorSum = at.take(Float.BYTES * (1 + servers) * stride);
        int atTerms = at.take(warps > 1 ? (long) Float.BYTES * users * stride : 0);
        int atLists = at.take((long) Integer.BYTES * 2 * servers * (1 + users));
        int stagingBytes = stride > WARP ? 4 * Integer.BYTES * stride : 0;
        int atStaging = at.take(stagingBytes * warps);
        int atOffload = at.take((long) users * stride);
        int atShares = at.take(2L * users * stride * (levels ? 1 : Float.BYTES));
        int shareBytes = 2 * users * (levels ? 1 : Float.BYTES);
        return new BlockLayout(stride, warps, (int) (SLOT + USER * users * (redrawn ? 2 : 1) + factorBytes), atChannels,
                atFactors, atFitness, atParent,
                atMate, atWords, atWeights, atOrder, atBandSum, atProcessorSum, atTerms, atLists, atStaging,
                stagingBytes, atOffload, atShares, at.end,
                (int) (CONTROL + Float.BYTES * stride + at.end - atOffload),
                (int) (CONTROL + pad(users, Integer.BYTES) + pad(shareBytes, Integer.BYTES)));
    }

    private static long pad(long bytes, int alignment) {
        return (bytes + alignment - 1) / alignment * alignment;
    }

    /** Allocates consecutive pieces. */
    private static final class Cursor {
        private long end;

        Cursor(long first) {
            end = pad(first, ALIGNMENT);
        }

        /** The place of a piece; it means nothing in a layout that is too large for any device. */
        int take(long bytes) {
            long at = end;
            end = pad(end + bytes, ALIGNMENT);
            return (int) at;
        }
    }
}
