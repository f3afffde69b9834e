package edgetempo.conformance;

import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.scenario.mec.Scenario;

/** Recomputes the decoding of small-timescale actions of the twin-actor agent. */
final class TwinActionCheck {
    private final Row row;
    private final Scenario scenario;

    TwinActionCheck(Row row) {
        this.row = row;
        scenario = Conformance.scenario(row);
    }

    void run(Conformance.Deviations deviations) {
        int users = scenario.network().users();
        int servers = scenario.network().servers();
        SlotProblem problem = new SlotProblemBuilder(scenario).newProblem();
        for (int i = 0; i < users; i++) {
            problem.cell[i] = EdgeNetwork.cellOf(i, servers, users);
        }
        double[] action = row.numbers("action", 3 * users);
        for (int i = 0; i < users; i++) {
            if (Math.abs(action[i]) > 1) {
                throw row.fail("action", "holds " + action[i] + " for a target; allowed: -1 to 1");
            }
        }
        Decision decision = new Decision(users, servers, scenario.services().count());
        new TwinActionDecoder(scenario.shares(), servers).decode(problem, action, decision);
        double[] offload = row.numbers("offload", users);
        for (int i = 0; i < users; i++) {
            deviations.absolute("offload", offload[i], decision.offload[i]);
        }
        deviations.absolute("bandwidthShare", row.numbers("bandwidthShare", users), decision.bandwidthShare);
        deviations.absolute("frequencyShare", row.numbers("frequencyShare", users), decision.frequencyShare);
    }
}
