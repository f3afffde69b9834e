package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A process that plays one command again and again, each time on a disk that is full from some operation on; and dies at an operation
 * when told to. Starting a process each time would take four times as long.
 */
final class CrashedCommand implements AutoCloseable {
    private static final String ENDED = "exit code ";
    private static final int KILLED = 137;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    CrashedCommand(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Plays the command where from this operation on nothing can be written or made.
     *
     * @param at from 1
     * @return its exit code, and what it said, in one line
     */
    String onFullDisk(int at) throws IOException {
        orders.println("full " + at);
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ENDED)) {
                return line.substring(ENDED.length());
            }
        }
        throw new AssertionError("died on a full disk at operation " + at);
    }

    /** Plays the command to the death of the process before this operation. */
    void toDeath(int at) throws InterruptedException {
        orders.println("kill " + at);
        assertThat(process.waitFor(CrashPoints.SECONDS, TimeUnit.SECONDS)).as("hangs").isTrue();
        assertThat(process.exitValue()).isIn(KILLED, ExitCodes.OK);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs in the process. */
    @SuppressWarnings("restricted")
    static final class Repeated {
        private final MethodHandle crashAt;
        private final String[] command;

        private Repeated(Path library, String[] command) {
            crashAt = Linker.nativeLinker().downcallHandle(
                    SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("crash_at"),
                    FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            this.command = command;
        }

        /**
         * Obeys orders on standard input, until there are no more.
         *
         * @param args the library that was preloaded, and the command
         */
        public static void main(String[] args) throws Throwable {
            Repeated repeated = new Repeated(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                repeated.play(words[0].equals("kill"), Long.parseLong(words[1]));
            }
        }

        private void play(boolean dies, long at) throws Throwable {
            StringWriter said = new StringWriter();
            PrintWriter both = new PrintWriter(said, true);
            crashAt.invokeExact(dies ? 1 : 0, at);
            int code = Main.run(command, both, both);
            crashAt.invokeExact(0, Long.MAX_VALUE);
            if (dies) {
                System.exit(code);
            }
            System.out.println(ENDED + code + ' ' + said.toString().replace('\n', ' '));
        }
    }
}
