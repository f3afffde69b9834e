package edgetempo.fran;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;

/** Instances for tests: one worked by hand, and drawn ones. */
final class FranInstances {
    static final int BLOCKS = 4;

    private FranInstances() {}

    /**
     * Two access points, one cooperative node, four users; z = 1 J/Gcycle, f_l = 1 Gcycle/s, so T_l = E_l = B in Gcycles.
     *
     * <pre>
     * user  B  ρᵗ    T_l E_l   reaches          D/R   p·D/R
     *  0    1  0.6    1   1    FAP 0, FAP 1     0.1   0.01
     *  1    2  0.8    2   2    FAP 0            0.2   0.02
     *  2    1  0.2    1   1    FAP 0, DCN 2     0.1   0.01
     *  3    2  0.5    2   2    nobody
     *
     * FAP 0: F = 4 Gcycle/s, C = 2      FAP 1: F = 2 Gcycle/s, C = 1      DCN 2: f_k = 2 Gcycle/s
     * Cloud: T_c = 0.2 s, 10 Gcycle/s
     *
     * Reward of phase 1, ρᵗ(T_l − D/R − B/F) + (1 − ρᵗ)(E_l − p·D/R):
     *  user 0, FAP 0: 0.6(1 − 0.1 − 0.25) + 0.4·0.99 = 0.39  + 0.396 = 0.786
     *  user 0, FAP 1: 0.6(1 − 0.1 − 0.5 ) + 0.4·0.99 = 0.24  + 0.396 = 0.636
     *  user 1, FAP 0: 0.8(2 − 0.2 − 0.5 ) + 0.2·1.98 = 1.04  + 0.396 = 1.436
     *  user 2, FAP 0: 0.2(1 − 0.1 − 0.25) + 0.8·0.99 = 0.13  + 0.792 = 0.922
     *  user 2, DCN 2: 0.2(1 − 0.1 − 0.5 ) + 0.8·0.99 = 0.08  + 0.792 = 0.872
     * The cloud behind FAP 0, where user 2 goes because 0.2 is below 0.5:
     *  user 2:        0.2(1 − 0.1 − 0.2 − 0.1) + 0.8·0.99 = 0.12 + 0.792 = 0.912
     * </pre>
     */
    static FranInstance byHand(double... cached) {
        double[] cycles = {1e9, 2e9, 1e9, 2e9};
        double[] seconds = {1, 2, 1, 2};
        FranTasks tasks = new FranTasks(cycles, new double[]{1e6, 2e6, 1e6, 2e6}, new double[]{0.6, 0.8, 0.2, 0.5},
                seconds, seconds.clone());
        FranNodes nodes = new FranNodes(2, new double[]{4e9, 2e9, 2e9}, new int[]{2, 1, 1}, 10e9, 0.2);
        double[] sendS = {0.1, 0.2, 0.1, 0.2};
        double[] sendJ = {0.01, 0.02, 0.01, 0.02};
        FranLinks links = new FranLinks(new double[]{1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0},
                new double[]{50, 60, 70, 500, 40, 200, 200, 200, 300, 300, 20, 300}, repeat(sendS, 3),
                repeat(sendJ, 3));
        FranLayout layout = new FranLayout(new double[3], new double[3], new double[4], new double[4]);
        return new FranInstance(layout, nodes, tasks, links, cached.length == 0 ? new double[7 * 4] : cached, 1, 0);
    }

    /** Sized for {@link #byHand}. */
    static FranScenario scenarioByHand(String... sets) {
        String[] all = new String[sets.length + 8];
        System.arraycopy(new String[]{"world.faps=2", "world.dcns=1", "world.users=4", "compute.fapPlaces=2",
                "phase2.blocks=" + BLOCKS, "cache.preprocessing=false", "phase1.maskActions=false",
                "phase1.observation=PUBLISHED"}, 0, all, 0, 8);
        System.arraycopy(sets, 0, all, 8, sets.length);
        return ScenarioReader.loadFran("fran-small", List.of(all));
    }

    /** A drawn instance of {@code users} users, dense enough that most reach several nodes. */
    static FranInstance drawn(int users, int number) {
        return new FranSampler(ScenarioReader.loadFran("fran-small", List.of("world.users=" + users, "world.sideM=150",
                "compute.fapPlaces=2"))).sample(11, number);
    }

    private static double[] repeat(double[] values, int times) {
        double[] repeated = new double[values.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i % values.length];
        }
        return repeated;
    }
}
