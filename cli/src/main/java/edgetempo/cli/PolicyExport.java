package edgetempo.cli;

import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.training.DdpgLearner;
import edgetempo.scenario.Scenario;
import java.util.Map;

/** The policy of a learning agent as it is, in the form of policy files. */
final class PolicyExport {
    private PolicyExport() {}

    static TensorFile of(DdpgLearner learner, Scenario scenario) {
        return new TensorFile(learner.agent().exportPolicy(),
                Map.of(PolicyFile.NETWORK, learner.agent().policyForm(), PolicyFile.OBSERVATION,
                        scenario.caching().observation().name(), "scenario", scenario.name()));
    }
}
