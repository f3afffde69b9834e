package edgetempo.nativeconfig;

import java.lang.management.ManagementFactory;
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
    /** What belongs to one process: its archive of classes, its log, the files it records into. */
    private static final List<String> OF_ONE_PROCESS = List.of("-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit",
            "-Xshare", "-Xlog", "-Xrun", "-XX:StartFlightRecording", "-XX:AOT", "-D" + OWN);

    private JvmFlags() {}

    /** The flags as separate arguments, for a JVM that is forked by hand or by JMH. */
    public static List<String> forFork() {
        return OptionFile.lines(RESOURCE).stream().flatMap(line -> Stream.of(line.split("\\s+"))).toList();
    }

    /** The same for a fork that measures, which has to run as this process does: with the {@linkplain #ofUser user's flags}, too. */
    public static List<String> forMeasuring() {
        return Stream.concat(forFork().stream(), ofUser().stream()).toList();
    }

    /** The project's own system properties that change what is computed or how fast, by name: a fork has to have them too. */
    public static SortedMap<String, String> ownProperties() {
        SortedMap<String, String> own = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OWN) && !name.equals(HOME) && !name.equals(COMMAND))
                .forEach(name -> own.put(name, System.getProperty(name)));
        return own;
    }

    /**
     * The flags that the user gave this virtual machine beside EdgeTempo's own, such as {@code -XX:UseAVX=2}: a fork that
     * measures has to run as this process does, which names the machine by what it sees. Left out are flags that belong to
     * one process (an archive of classes, agents, logs, recordings), {@link #ownProperties}, and what holds white space,
     * which JMH takes for several.
     */
    public static List<String> ofUser() {
        return ofUser(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static List<String> ofUser(List<String> arguments) {
        List<String> own = forFork();
        return arguments.stream().filter(flag -> flag.startsWith("-X") || flag.startsWith("-D"))
                .filter(flag -> !own.contains(flag) && OF_ONE_PROCESS.stream().noneMatch(flag::startsWith))
                .filter(flag -> flag.chars().noneMatch(Character::isWhitespace)).toList();
    }
}
