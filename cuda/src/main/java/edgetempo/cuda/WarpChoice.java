package edgetempo.cuda;

import edgetempo.ga.BackendException;
import edgetempo.scenario.mec.Scenario;
import java.util.Locale;

/**
 * Chooses the number of warps per block: many where few islands leave most of the device idle, to minimise latency; fewer where there are
 * many islands, so that more blocks are resident and less time is spent in barriers. The limits were measured on an H100 with 20, 50 and
 * 100 users and 32 to 256 individuals. The system property {@value #PROPERTY} forces a number.
 */
final class WarpChoice {
    /** Property that forces a number of warps: 1, 2, 4, 8 or 16. */
    static final String PROPERTY = "edgetempo.cuda.warps";
    /** Largest number of warps of a block. */
    static final int MAX_WARPS = 16;

    /** Warps that saturate a multiprocessor; more only wait for each other. */
    private static final int BUSY = 32;
    /** Users times padded individuals up to which one warp per block gives the highest throughput. */
    private static final int SMALL = 960;
    /** The same for four warps; eight beyond. */
    private static final int MEDIUM = 2400;

    private final BlockLayout[] layouts = new BlockLayout[MAX_WARPS + 1];
    private final long busy;
    private int most;
    private int few;

    /**
     * Determines the possible numbers of warps for a scenario's blocks on a device.
     *
     * @param forced the only number; 0 for all
     * @throws BackendException if not even one warp's block fits
     */
    WarpChoice(Scenario scenario, DeviceInfo info, int forced) {
        busy = (long) BUSY * info.multiprocessors();
        for (int w = 1; w <= MAX_WARPS; w *= 2) {
            BlockLayout layout = BlockLayout.of(scenario, w);
            if (layout.sharedBytes() <= info.blockSharedBytes() && (forced == 0 || forced == w)) {
                layouts[w] = layout;
                most = w;
                few = forced == 0 ? Math.min(w, throughput(scenario.network().users() * layout.stride())) : w;
            }
        }
        if (most == 0) {
            throw new BackendException(
                    String.format(Locale.ROOT,
                            "ga.population: %d individuals with network.users: %d take %d KiB of a GPU block's memory, which has %d KiB; use fewer, or --backend vector",
                            scenario.ga().population(), scenario.network().users(),
                            BlockLayout.of(scenario, Math.max(1, forced)).sharedBytes() + 1023 >> 10,
                            info.blockSharedBytes() >> 10));
        }
    }

    /** The number that the property forces; 0 if it is not set. */
    static int forced() {
        String text = System.getProperty(PROPERTY);
        if (text == null) {
            return 0;
        }
        return switch (text) {
            case "1", "2", "4", "8", "16" -> Integer.parseInt(text);
            default -> throw new BackendException(PROPERTY + ": " + text + " is not allowed; allowed: 1, 2, 4, 8, 16");
        };
    }

    private static int throughput(int size) {
        if (size <= SMALL) {
            return 1;
        }
        return size <= MEDIUM ? 4 : 8;
    }

    /** Warps per block for a number of blocks. */
    int of(int blocks) {
        int warps = most;
        while (warps > few && (long) blocks * warps > busy) {
            warps /= 2;
        }
        return warps;
    }

    /** The layout of a block of the given number of warps; null where it does not fit. */
    BlockLayout layout(int warps) {
        return layouts[warps];
    }
}
