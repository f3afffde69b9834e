package edgetempo.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.random.Threefry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels' two forms belong together, and their words are the processor's. */
class KernelSourceTest {
    private static final Path PTX = StubDriver.KERNELS.resolveSibling("ga.ptx");

    @Test
    void thePtxWasCompiledFromThisSource() throws IOException, NoSuchAlgorithmException {
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(StubDriver.KERNELS)));
        List<String> ptx = Files.readAllLines(PTX, StandardCharsets.US_ASCII);
        assertThat(ptx.getLast()).as("compile ga.ptx again, as the head of ga.cu says").isEqualTo("// ga.cu " + digest);
        assertThat(ptx.contains(".target sm_" + CudaDevice.CAPABILITY)).as("the target").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ga_improved_plain", "ga_discrete_plain", "ga_improved_narrow", "ga_discrete_narrow",
            "ga_improved_wide", "ga_discrete_wide", "fitness_improved_plain", "fitness_discrete_plain",
            "fitness_improved_wide", "fitness_discrete_wide"})
    void everyKernelIsInIt(String kernel) throws IOException {
        assertThat(Files.readString(PTX, StandardCharsets.US_ASCII)).contains(".visible .entry " + kernel + "(");
    }

    @Test
    @SuppressWarnings("restricted")
    void randomWordsAreThoseOfTheProcessor() throws Throwable {
        SplittableRandom random = new SplittableRandom(7);
        int blocks = 50;
        var words = Linker.nativeLinker().downcallHandle(StubDriver.functions().find("ga_words").orElseThrow(),
                FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS));
        for (int turn = 0; turn < 20; turn++) {
            int[] key = random.ints(4).toArray();
            int[] counter = random.ints(3).toArray();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, 4L * blocks);
                words.invokeExact(arena.allocateFrom(ValueLayout.JAVA_INT, key),
                        arena.allocateFrom(ValueLayout.JAVA_INT, counter), blocks, out);
                int[] expected = new int[4];
                for (int block = 0; block < blocks; block++) {
                    Threefry.block(key, block, counter[0], counter[1], counter[2], expected, Threefry.ROUNDS);
                    assertThat(out.asSlice(16L * block, 16).toArray(ValueLayout.JAVA_INT)).isEqualTo(expected);
                }
            }
        }
    }
}
