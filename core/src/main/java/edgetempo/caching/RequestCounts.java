package edgetempo.caching;

import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;

/** Reads the number of requests for each service in the last frame from an observation's histogram. */
final class RequestCounts {
    private final int services;
    private final int requests;

    /**
     * @param policy name of the policy, for the message
     * @throws IllegalArgumentException if the scenario's observation holds no histogram
     */
    RequestCounts(Scenario scenario, String policy) {
        if (scenario.caching().observation() != ObservationKind.EXTENDED) {
            throw new IllegalArgumentException(policy + " needs a histogram of requests: caching.observation: "
                    + scenario.caching().observation() + " has none; allowed: EXTENDED");
        }
        services = scenario.services().count();
        requests = scenario.network().users() * scenario.time().slotsPerFrame();
    }

    /** Writes [services] counts. Modified. */
    void read(double[] observation, double[] counts) {
        int histogram = observation.length - services;
        for (int s = 0; s < services; s++) {
            counts[s] = Math.rint(observation[histogram + s] * requests);
        }
    }
}
