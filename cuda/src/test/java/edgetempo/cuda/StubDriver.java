package edgetempo.cuda;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A library that stands for the driver's: {@code stub-driver.cpp}, with the kernels of {@code ga.cu} compiled for the processor by g++, once a
 * test run. Tests that need it are skipped, with a message, where there is no g++.
 */
@SuppressWarnings("restricted")
final class StubDriver {
    /** The kernels. */
    static final Path KERNELS = Path.of("src", "main", "resources", "edgetempo", "cuda", "ga.cu");

    private static final Path SOURCE = Path.of("src", "test", "resources", "edgetempo", "cuda", "stub-driver.cpp");

    private static final class Compiled {
        private static final Optional<Path> LIBRARY = compile();
        private static final SymbolLookup FUNCTIONS = LIBRARY
                .map(library -> SymbolLookup.libraryLookup(library, Arena.global())).orElse(null);
        private static final CudaDevice DEVICE = CudaDevice.find(open()).device().orElseThrow();
    }

    private StubDriver() {}

    /** The library as a driver. */
    static Optional<CudaDriver> open() {
        functions();
        return LibCuda.open(Compiled.LIBRARY.orElseThrow().toString());
    }

    /** A device of it, always the same, that no test may break. */
    static CudaDevice device() {
        functions();
        return Compiled.DEVICE;
    }

    /** Its functions, the kernels among them. */
    static SymbolLookup functions() {
        Assumptions.assumeTrue(Compiled.LIBRARY.isPresent(),
                "SKIPPED: the kernels are not checked on the processor, because there is no g++");
        return Compiled.FUNCTIONS;
    }

    /** A variable of the library, as the function of this name points to it. */
    static MemorySegment variable(String function) {
        AddressLayout pointer = ValueLayout.ADDRESS
                .withTargetLayout(java.lang.foreign.MemoryLayout.sequenceLayout(Long.BYTES, ValueLayout.JAVA_BYTE));
        try {
            return (MemorySegment) Linker.nativeLinker().downcallHandle(functions().find(function).orElseThrow(),
                    FunctionDescriptor.of(pointer)).invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> compile() {
        try {
            Path folder = Files.createTempDirectory("edgetempo-kernels");
            Path library = folder.resolve("libcuda-stub.so");
            Path log = folder.resolve("log");
            folder.toFile().deleteOnExit();
            library.toFile().deleteOnExit();
            log.toFile().deleteOnExit();
            Process compiler = new ProcessBuilder(List.of("g++", "-std=c++17", "-O2", "-ffp-contract=off", "-Wall",
                    "-Wextra", "-Werror", "-shared", "-fPIC", "-DKERNELS=\"" + KERNELS.toAbsolutePath() + "\"", "-o",
                    library.toString(), SOURCE.toString())).redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
            if (!compiler.waitFor(2, TimeUnit.MINUTES) || compiler.exitValue() != 0) {
                throw new AssertionError("g++ refuses: " + Files.readString(log, StandardCharsets.UTF_8));
            }
            return Optional.of(library);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("\"g++\"")) {
                return Optional.empty();
            }
            throw new AssertionError(e);
        }
    }
}
