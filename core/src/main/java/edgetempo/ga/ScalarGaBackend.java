package edgetempo.ga;

import edgetempo.scenario.mec.Scenario;

/** Plain loops in double precision: the specification, and the fallback where there is no vector unit. */
public final class ScalarGaBackend implements GaBackend {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String description() {
        return "plain loops, double precision";
    }

    @Override
    public GaEngine engine(Scenario scenario, int threads) {
        return GaEngines.of(scenario, threads, ScalarPopulation::new);
    }
}
