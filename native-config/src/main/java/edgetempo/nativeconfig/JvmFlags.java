package edgetempo.nativeconfig;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The flags of every JVM that runs EdgeTempo, from {@value #RESOURCE}, the one file that holds them. The launcher and
 * Maven's tests pass that file to {@code java} as it is.
 */
public final class JvmFlags {
    static final String RESOURCE = "jvm.options";

    /** Property with the root of the checkout; says where, not how. */
    public static final String HOME = "edgetempo.home";
    /** Property with the command that started this program; says where, not how. */
    public static final String COMMAND = "edgetempo.command";
    private static final String OWN = "edgetempo.";

    private JvmFlags() {}

    /** The flags as separate arguments, for a JVM that is forked by hand or by JMH. */
    public static List<String> forFork() {
        return OptionFile.lines(RESOURCE).stream().flatMap(line -> Stream.of(line.split("\\s+"))).toList();
    }

    /** The project's own system properties that change what is computed or how fast, by name: a fork has to have them too. */
    public static SortedMap<String, String> ownProperties() {
        SortedMap<String, String> own = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OWN) && !name.equals(HOME) && !name.equals(COMMAND))
                .forEach(name -> own.put(name, System.getProperty(name)));
        return own;
    }
}
