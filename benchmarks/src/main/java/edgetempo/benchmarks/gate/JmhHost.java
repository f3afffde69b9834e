package edgetempo.benchmarks.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH's own command line, again and again in one virtual machine: it takes a class path's start-up time once and not with every fork. It
 * runs on the class path of any revision, older ones too, and therefore uses the JDK and JMH only: this class and nothing else of this
 * one is put behind the revision's own classes.
 *
 * <p>A line of the standard input is a command: {@code list}, {@code flags} (those of forks), {@code knows} and the name of a class (answered
 * with the name if it is there), or {@code run} and JMH's arguments, tabs between. Answers are lines that
 * begin with {@value #ANSWER}; all else on the standard output is JMH's.
 */
public final class JmhHost {
    static final String ANSWER = "@gate\t";
    static final String LIST = "list";
    static final String RUN = "run";
    static final String FLAGS_OF_FORKS = "flags";
    static final String KNOWS = "knows";
    static final String DONE = "done";
    static final String FAILED = "failed";
    private static final String FLAGS = "/edgetempo/nativeconfig/jvm.options";

    private JmhHost() {}

    /**
     * Answers commands until the input ends.
     *
     * @param more flags of forks, beside those of the revision itself
     */
    public static void main(String[] more) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String flags = (flags() + " " + String.join(" ", more)).strip();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t");
            if (words[0].equals(LIST)) {
                for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                        .getAll(OutputFormatFactory.createFormatInstance(out, VerboseMode.SILENT), List.of())) {
                    out.println(ANSWER + entry.getUsername());
                }
                out.println(ANSWER + DONE);
            } else if (words[0].equals(FLAGS_OF_FORKS)) {
                out.println(ANSWER + flags);
                out.println(ANSWER + DONE);
            } else if (words[0].equals(KNOWS)) {
                if (JmhHost.class.getResource("/" + words[1].replace('.', '/') + ".class") != null) {
                    out.println(ANSWER + words[1]);
                }
                out.println(ANSWER + DONE);
            } else {
                out.println(ANSWER + run(Arrays.copyOfRange(words, 1, words.length), flags));
            }
        }
    }

    private static String run(String[] arguments, String flags) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "-jvmArgs";
        all[arguments.length + 1] = flags;
        try {
            new Runner(new CommandLineOptions(all)).run();
            return DONE;
        } catch (RunnerException | CommandLineOptionException e) {
            return FAILED + "\t" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    /** The flags that the revision says its virtual machines need. */
    private static String flags() throws IOException {
        StringBuilder flags = new StringBuilder();
        try (InputStream file = JmhHost.class.getResourceAsStream(FLAGS)) {
            if (file != null) {
                for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        flags.append(line.strip()).append(' ');
                    }
                }
            }
        }
        return flags.toString();
    }
}
