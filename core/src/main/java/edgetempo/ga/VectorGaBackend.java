package edgetempo.ga;

import edgetempo.random.Lanes;
import edgetempo.scenario.mec.Scenario;

/** Vector API kernels in single precision; the returned decision is decoded in double. */
public final class VectorGaBackend implements GaBackend {
    @Override
    public String name() {
        return "vector";
    }

    @Override
    public String description() {
        return "Vector API kernels, single precision, " + Lanes.bits() + " bits"
                + (Lanes.forced() ? " (forced by " + Lanes.PROPERTY + ")" : "");
    }

    @Override
    public GaEngine engine(Scenario scenario, int threads) {
        return GaEngines.of(scenario, threads, FloatPopulation::new);
    }
}
