package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.NetworkSettings;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every plan that keeps all servers within capacity, where there are few enough to list. */
final class FeasiblePlans {
    /** Number of services above which subsets are not enumerated. */
    private static final int MAX_SERVICES = 16;
    /** Largest plan, in bits M·K, whose neighbours are all evaluated. */
    private static final int MAX_BITS = 128;

    private FeasiblePlans() {}

    /**
     * Whether servers can exchange their caches without changing the expected reward: all are equal, and all cells hold equally many users,
     * who request equally often.
     */
    static boolean interchangeableServers(Scenario scenario) {
        NetworkSettings network = scenario.network();
        return network.users() % network.servers() == 0 && network.association() == Association.INDEX_BLOCKS
                && network.usersFile().equals("none") && new ServerCatalogue(scenario).alike()
                && !(scenario.requests().traced() && scenario.requests().users().asTheyAre());
    }

    /**
     * Whether plans have too many neighbours, M·K·(K + M)/2, to evaluate all of them before every move, so that searches visit the servers
     * in turn: where M·K is more than 128.
     */
    static boolean large(Scenario scenario) {
        return scenario.planLength() > MAX_BITS;
    }

    /**
     * Lists the plans; of plans that differ in the order of interchangeable servers only, one.
     *
     * @param most largest number listed; if there are more, the list is empty
     */
    static List<CachePlan> list(Scenario scenario, int most) {
        int servers = scenario.network().servers();
        boolean interchangeable = interchangeableServers(scenario);
        int[][] subsets = subsets(scenario);
        List<CachePlan> plans = new ArrayList<>();
        if (count(subsets, interchangeable) > most) {
            return plans;
        }
        int[] chosen = new int[servers];
        int last = servers - 1;
        while (last >= 0) {
            plans.add(plan(scenario, subsets, chosen));
            last = servers - 1;
            while (last >= 0 && chosen[last] == subsets[last].length - 1) {
                last--;
            }
            if (last >= 0) {
                int next = chosen[last] + 1;
                chosen[last] = next;
                Arrays.fill(chosen, last + 1, servers, interchangeable ? next : 0);
            }
        }
        return plans;
    }

    private static CachePlan plan(Scenario scenario, int[][] subsets, int[] chosen) {
        CachePlan plan = StaticPlans.none(scenario);
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, (subsets[m][chosen[m]] >>> s & 1) != 0);
            }
        }
        return plan;
    }

    /** [servers] sets of services that fit, bit s for service s, the empty set first; none if there are too many services. */
    private static int[][] subsets(Scenario scenario) {
        ServerCatalogue servers = new ServerCatalogue(scenario);
        int[][] subsets = new int[servers.count()][];
        for (int m = 0; m < subsets.length; m++) {
            subsets[m] = m > 0 && servers.capacityGib(m) == servers.capacityGib(m - 1)
                    ? subsets[m - 1]
                    : subsets(new ServiceCatalogue(scenario), servers.capacityGib(m));
        }
        return subsets;
    }

    private static int[] subsets(ServiceCatalogue catalogue, double capacityGib) {
        int services = catalogue.count();
        if (services > MAX_SERVICES) {
            return new int[0];
        }
        int[] fitting = new int[1 << services];
        int count = 0;
        for (int bits = 0; bits < fitting.length; bits++) {
            double used = 0;
            for (int s = 0; s < services; s++) {
                used += (bits >>> s & 1) * catalogue.sizeGib(s);
            }
            if (used <= capacityGib) {
                fitting[count++] = bits;
            }
        }
        return Arrays.copyOf(fitting, count);
    }

    /** Multisets of servers' subsets if servers are interchangeable, else sequences; infinite for no subsets at all. */
    private static double count(int[][] subsets, boolean interchangeable) {
        double count = 1;
        for (int m = 0; m < subsets.length; m++) {
            int own = subsets[m].length;
            if (own == 0) {
                return Double.POSITIVE_INFINITY;
            }
            count *= interchangeable ? (double) (own + m) / (m + 1) : own;
        }
        return count;
    }
}
