package edgetempo.ga;

import edgetempo.random.Lanes;
import edgetempo.random.VectorApi;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/** Vector API kernels in single precision; the returned decision is decoded in double. */
public final class VectorGaBackend implements GaBackend {
    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Optional<String> obstacle() {
        return VectorApi.isPresent()
                ? Optional.empty()
                : Optional.of("the Vector API is missing; start Java with " + VectorApi.FLAG);
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
