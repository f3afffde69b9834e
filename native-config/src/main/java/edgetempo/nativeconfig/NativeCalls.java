package edgetempo.nativeconfig;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/** Functions of C that no Java library offers, by FFM. */
@SuppressWarnings("restricted")
final class NativeCalls {
    private static final int STANDARD_ERROR = 2;
    private static final int OWNER_ONLY = 0600;

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
     * Runs something with this process's standard error, also that of native code, in a file. Without effect on where it goes on Windows.
     *
     * @param file is made
     * @return whether it went there
     */
    static boolean withErrorIn(Path file, Runnable work) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup c = linker.defaultLookup();
        Optional<MemorySegment> dup = c.find("dup");
        Optional<MemorySegment> dup2 = c.find("dup2");
        Optional<MemorySegment> creat = c.find("creat");
        Optional<MemorySegment> close = c.find("close");
        if (dup.isEmpty() || dup2.isEmpty() || creat.isEmpty() || close.isEmpty()) {
            work.run();
            return false;
        }
        FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        MethodHandle closing = linker.downcallHandle(close.get(), one);
        MethodHandle moving = linker.downcallHandle(dup2.get(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int kept = (int) linker.downcallHandle(dup.get(), one).invokeExact(STANDARD_ERROR);
            int to = (int) linker
                    .downcallHandle(creat.get(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                    .invokeExact(arena.allocateFrom(file.toString()), OWNER_ONLY);
            if (kept < 0 || to < 0) {
                work.run();
                return false;
            }
            int ignored = (int) moving.invokeExact(to, STANDARD_ERROR);
            ignored = (int) closing.invokeExact(to);
            try {
                work.run();
            } finally {
                ignored = (int) moving.invokeExact(kept, STANDARD_ERROR);
                ignored = (int) closing.invokeExact(kept);
            }
            return ignored == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the standard error cannot be kept", e);
        }
    }
}
