package edgetempo.nativeconfig;

import java.util.List;
import java.util.stream.Stream;

/**
 * The flags of every JVM that runs EdgeTempo, from {@value #RESOURCE}, the one file that holds them. The launcher and
 * Maven's tests pass that file to {@code java} as it is.
 */
public final class JvmFlags {
    static final String RESOURCE = "jvm.options";

    private JvmFlags() {}

    /** The flags as separate arguments, for a JVM that is forked by hand or by JMH. */
    public static List<String> forFork() {
        return OptionFile.lines(RESOURCE).stream().flatMap(line -> Stream.of(line.split("\\s+"))).toList();
    }
}
