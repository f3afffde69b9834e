/**
 * The genetic algorithm on an NVIDIA GPU. {@link edgetempo.cuda.CudaDriver} is the interface to the driver, {@link edgetempo.cuda.LibCuda}
 * the driver's own library called through FFM, {@link edgetempo.cuda.CudaDevice} the one device of a process with its kernels; {@link
 * edgetempo.cuda.CudaGaBackend} is found by {@link edgetempo.ga.GaBackends}. The kernels are {@code ga.cu}, compiled to {@code ga.ptx}.
 * Nothing here is needed where there is no GPU, and no handle or address leaves the package.
 */
package edgetempo.cuda;
