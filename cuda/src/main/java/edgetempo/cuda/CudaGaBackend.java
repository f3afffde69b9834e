package edgetempo.cuda;

import edgetempo.ga.GaBackend;
import edgetempo.ga.GaEngine;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kernel on an NVIDIA GPU, single precision; the returned decision is decoded in double. Bit for bit the results of
 * {@link edgetempo.ga.VectorGaBackend}. Worth it for many slots or islands together: see {@link #batch}.
 */
public final class CudaGaBackend implements GaBackend {
    private final Supplier<CudaDevice.Found> found;

    /** On the GPU of this machine, if it has one. */
    public CudaGaBackend() {
        this(CudaDevice::find);
    }

    CudaGaBackend(Supplier<CudaDevice.Found> found) {
        this.found = found;
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public String description() {
        return found.get().device().map(device -> "one kernel, single precision, on " + device.describe())
                .orElseGet(() -> "not here: " + found.get().obstacle());
    }

    @Override
    public Optional<String> obstacle() {
        CudaDevice.Found seen = found.get();
        return seen.device().isPresent() ? Optional.empty() : Optional.of(seen.obstacle());
    }

    @Override
    public GaEngine engine(Scenario scenario, int threads) {
        return new CudaGaEngine(batchOf(scenario, 1));
    }

    @Override
    public CudaGaBatch batch(Scenario scenario, int threads) {
        return batchOf(scenario, threads);
    }

    private CudaGaBatch batchOf(Scenario scenario, int threads) {
        return new CudaGaBatch(CudaDevice.require(found.get()), scenario, threads);
    }
}
