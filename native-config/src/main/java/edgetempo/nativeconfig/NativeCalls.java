package edgetempo.nativeconfig;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The C function that no Java library offers, by FFM. */
@SuppressWarnings("restricted")
final class NativeCalls {
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
}
