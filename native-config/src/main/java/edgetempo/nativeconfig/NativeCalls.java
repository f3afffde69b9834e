package edgetempo.nativeconfig;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The two C functions that no Java library offers, by FFM. Both are best effort: {@code false} where there is none. */
@SuppressWarnings("restricted")
final class NativeCalls {
    /** {@code absl::SetMinLogLevel(absl::LogSeverityAtLeast)} of the Abseil in TensorFlow 2.18. */
    private static final String SET_MIN_LOG_LEVEL = "_ZN4absl12lts_2023080214SetMinLogLevelENS0_18LogSeverityAtLeastE";

    private static final int ABSEIL_ERROR = 2;

    private NativeCalls() {}

    /**
     * Sets a variable of this process for native code; {@link System#getenv} goes on showing what the process was
     * started with. Without effect on Windows, where TensorFlow brings a C runtime of its own.
     */
    static boolean setEnvironment(String name, String value) {
        Optional<MemorySegment> setenv = Linker.nativeLinker().defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            int keepExisting = 0;
            int result = (int) Linker.nativeLinker()
                    .downcallHandle(setenv.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                    .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), keepExisting);
            return result == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv(" + name + ")", e);
        }
    }

    /**
     * Keeps Abseil, inside TensorFlow, from printing notices: {@code TF_CPP_MIN_LOG_LEVEL} does not reach the code that
     * logs through Abseil directly. Call it after TensorFlow is loaded.
     */
    static boolean silenceAbseil() {
        Optional<MemorySegment> setMinLogLevel = SymbolLookup.loaderLookup().find(SET_MIN_LOG_LEVEL);
        if (setMinLogLevel.isEmpty()) {
            return false;
        }
        try {
            Linker.nativeLinker()
                    .downcallHandle(setMinLogLevel.get(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    .invokeExact(ABSEIL_ERROR);
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("absl::SetMinLogLevel", e);
        }
    }
}
