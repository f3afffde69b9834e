package edgetempo.cli;

import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.JvmFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start this build in a virtual machine of its own. */
final class ChildJvm {
    /** A process that lives for a second is over before the second compiler pays off. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ChildJvm() {}

    /** The class path of the tests, which Surefire may keep in a jar. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The command line, with the project's own flags and more. */
    static List<String> command(List<String> flags, List<String> args) {
        return command(flags, classPath(), Main.class, args);
    }

    /** Any main class on any class path. */
    static List<String> command(List<String> flags, String classPath, Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.forFork());
        command.addAll(flags);
        String rewrites = System.getProperty(DevicePlan.REWRITE_GRAPHS);
        if (rewrites != null) {
            // The last bits of what is learned depend on it.
            command.add("-D" + DevicePlan.REWRITE_GRAPHS + "=" + rewrites);
        }
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(args);
        return command;
    }
}
