package edgetempo.cuda;

import edgetempo.ga.BackendException;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaBatch;
import edgetempo.ga.GaEngine;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kernel on an NVIDIA GPU, single precision; the returned decision is decoded in double. Bit for bit the results of
 * {@link edgetempo.ga.VectorGaBackend}. Worth it for many slots or islands together: see {@link #batch}.
 *
 * <p>The memetic variant has its own population, the same for every backend, and stays on the CPU.
 */
public final class CudaGaBackend implements GaBackend {
    private final Supplier<CudaDevice.Found> found;

    /** Creates a backend on the GPU of this machine, if it has one. */
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
    public void require(Scenario scenario) {
        GaBackend.super.require(scenario);
        if (scenario.ga().variant() != GaVariant.MEMETIC) {
            KernelSettings.of(scenario);
            new WarpChoice(scenario, CudaDevice.require(found.get()).info(), WarpChoice.forced());
        }
    }

    @Override
    public GaEngine engine(Scenario scenario, int threads) {
        require(scenario);
        return scenario.ga().variant() == GaVariant.MEMETIC
                ? GaBackends.fastest().engine(scenario, threads)
                : new CudaGaEngine(kernels(scenario, 1));
    }

    @Override
    public GaBatch batch(Scenario scenario, int threads) {
        require(scenario);
        return scenario.ga().variant() == GaVariant.MEMETIC
                ? GaBackends.fastest().batch(scenario, threads)
                : kernels(scenario, threads);
    }

    /**
     * As {@link #batch}, with access to kernel times, for measurements.
     *
     * @throws BackendException also for the memetic variant
     */
    public CudaGaBatch kernels(Scenario scenario, int threads) {
        return new CudaGaBatch(CudaDevice.require(found.get()), scenario, threads);
    }
}
