package edgetempo.conformance;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EdgeNetwork;
import edgetempo.scenario.mec.Scenario;

/** Reads positions, cache bits and requests of a recorded row. */
final class Recording {
    private final Row root;
    private final Scenario scenario;

    Recording(Row root, Scenario scenario) {
        this.root = root;
        this.scenario = scenario;
    }

    EdgeNetwork network(Row row) {
        int servers = scenario.network().servers();
        int users = scenario.network().users();
        return new EdgeNetwork(row.column("serverXyM", 0, servers), row.column("serverXyM", 1, servers),
                row.column("userXyM", 0, users), row.column("userXyM", 1, users), scenario.network().minDistanceM(),
                scenario.radio());
    }

    CachePlan plan(Row row) {
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        for (int m = 0; m < plan.servers(); m++) {
            double[] bits = row.numbers("cached", m, plan.services());
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, bits[s] != 0);
            }
        }
        return plan;
    }

    int[] services(Row row) {
        int services = scenario.services().count();
        double[] request = row.numbers("request", scenario.network().users());
        int[] result = new int[request.length];
        for (int i = 0; i < request.length; i++) {
            if (request[i] < 1 || request[i] > services) {
                throw root.fail("request", "holds " + request[i] + "; services are 1 to " + services);
            }
            result[i] = (int) request[i] - 1;
        }
        return result;
    }
}
