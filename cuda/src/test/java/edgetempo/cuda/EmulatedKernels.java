package edgetempo.cuda;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** {@code ga.cu} compiled by g++ for the processor, once a test run. Tests are skipped, with a message, where there is no g++. */
final class EmulatedKernels {
    static final Path SOURCE = Path.of("src", "main", "resources", "edgetempo", "cuda", "ga.cu");

    private static final class Compiled {
        private static final Optional<SymbolLookup> LIBRARY = compile();
    }

    private EmulatedKernels() {}

    /** Functions of the kernels' names. */
    @SuppressWarnings("restricted")
    static SymbolLookup library() {
        Assumptions.assumeTrue(Compiled.LIBRARY.isPresent(),
                "SKIPPED: the kernels are not checked on the processor, because there is no g++");
        return Compiled.LIBRARY.orElseThrow();
    }

    @SuppressWarnings("restricted")
    private static Optional<SymbolLookup> compile() {
        try {
            Path folder = Files.createTempDirectory("edgetempo-kernels");
            Path library = folder.resolve("ga.so");
            Path log = folder.resolve("log");
            Process compiler = new ProcessBuilder("g++", "-x", "c++", "-std=c++17", "-O2", "-ffp-contract=off", "-Wall",
                    "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library.toString(), SOURCE.toString())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (!compiler.waitFor(2, TimeUnit.MINUTES) || compiler.exitValue() != 0) {
                throw new AssertionError("g++ refuses ga.cu: " + Files.readString(log, StandardCharsets.UTF_8));
            }
            SymbolLookup functions = SymbolLookup.libraryLookup(library, Arena.global());
            Files.delete(library);
            Files.delete(log);
            Files.delete(folder);
            return Optional.of(functions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("\"g++\"")) {
                System.err.println("no g++: " + e.getMessage());
                return Optional.empty();
            }
            throw new AssertionError(e);
        }
    }
}
