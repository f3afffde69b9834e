package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout with a Maven and a JDK that only pretend. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {
    private static final String OPTIONS = "native-config/src/main/resources/edgetempo/nativeconfig";
    /** Fails where another one is at work in the same checkout, and ends when it is let. */
    private static final String MAVEN = """
            #!/bin/sh
            mkdir "$FAKE/busy" || exit 1
            echo $$ >>"$FAKE/builds"
            while [ -e "$FAKE/hold-maven" ]; do sleep 0.02; done
            mkdir -p cli/target
            echo jar >cli/target/edgetempo-cli-1.jar
            echo jar >cli/target/edgetempo-cli-1-javadoc.jar
            echo jar >cli/target/edgetempo-cli-1-sources.jar
            echo "$FAKE/repository/library.jar" >cli/target/classpath.txt
            rmdir "$FAKE/busy"
            """;
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in *ArchiveClassesAtExit*) exit 0 ;; esac
            for word; do case $word in -Dedgetempo.command=*) echo "${word#*=}" >"$FAKE/command" ;; esac; done
            while [ $# -gt 0 ] && [ "$1" != -cp ]; do shift; done
            echo "$2"
            while [ -e "$FAKE/hold-java" ]; do sleep 0.02; done
            """;

    @TempDir
    private Path folder;
    private Path home;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeACheckout() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = checkout("checkout");
        script("mvn", MAVEN);
        script("jdk/bin/java", JAVA);
        script("jdk/bin/javac", "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        Files.createDirectories(folder.resolve("repository"));
        Files.writeString(folder.resolve("repository/library.jar"), "library");
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        Files.deleteIfExists(folder.resolve("hold-maven"));
        Files.deleteIfExists(folder.resolve("hold-java"));
        started.forEach(Process::destroyForcibly);
    }

    private Path checkout(String name) throws IOException {
        Path made = folder.resolve(name);
        Files.createDirectories(made.resolve(OPTIONS));
        Files.createDirectories(made.resolve("cli/src/main"));
        Files.copy(Path.of("..", "edgetempo"), made.resolve("edgetempo"));
        Files.writeString(made.resolve("pom.xml"), "");
        Files.writeString(made.resolve(OPTIONS).resolve("jvm.options"), "");
        Files.writeString(made.resolve(OPTIONS).resolve("native.env"), "");
        return made;
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add(home.resolve("edgetempo").toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("EDGETEMPO_JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("MVN", folder.resolve("mvn").toString());
        builder.environment().put("FAKE", folder.toString());
        builder.environment().keySet().removeAll(List.of("EDGETEMPO_GPU", "EDGETEMPO_MVN_ARGS", "EDGETEMPO_JAVA_OPTS"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private List<String> builds() throws IOException {
        Path builds = folder.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    /** Runs the launcher to its end and returns the class path that Java was started with. */
    private String classPath() throws IOException, InterruptedException {
        Process process = start();
        String classPath = out(process);
        assertThat(process.waitFor()).as(err(process)).isZero();
        return classPath;
    }

    @Test
    void commandsThatResultsSuggestStartAsThisOneDid() throws Exception {
        classPath();
        assertThat(folder.resolve("command")).hasContent(home.resolve("edgetempo").toString());
        Process onPath = start("/usr/bin/env", "PATH=" + home + ":" + System.getenv("PATH"));
        out(onPath);
        assertThat(onPath.waitFor()).as(err(onPath)).isZero();
        assertThat(folder.resolve("command")).hasContent("edgetempo");
    }

    private void changeSources() throws IOException {
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(1)));
        Files.setLastModifiedTime(home.resolve("cli/target/edgetempo.current"), FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.EPOCH.plusSeconds(1)));
    }

    private void hold(String what) throws IOException {
        Files.writeString(folder.resolve("hold-" + what), "");
    }

    private void release(String what) throws IOException {
        Files.delete(folder.resolve("hold-" + what));
    }

    private void awaitBuilds(int count) throws IOException, InterruptedException {
        while (builds().size() < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void parallelStartsOfAStaleTreeBuildItOnceAndAllRun() throws IOException, InterruptedException {
        for (int round = 1; round <= 3; round++) {
            if (round > 1) {
                changeSources();
            }
            List<Process> launchers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                launchers.add(start());
            }
            for (Process launcher : launchers) {
                assertThat(out(launcher)).contains("edgetempo-cli-1.jar");
                assertThat(launcher.waitFor()).as(err(launcher)).isZero();
            }
            assertThat(builds()).hasSize(round);
        }
    }

    /** All but the one that builds have come to the lock before it is let go. */
    @Test
    void aDozenThatWaitForOneBuildAllRunWhatItBuilt() throws IOException, InterruptedException {
        hold("maven");
        List<Process> launchers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            launchers.add(start());
        }
        List<String> said = new ArrayList<>();
        for (Process launcher : launchers) {
            said.add(launcher.errorReader().readLine());
        }
        assertThat(said).filteredOn(line -> line.startsWith("Building EdgeTempo")).hasSize(1);
        assertThat(said).filteredOn(line -> line.startsWith("Waiting for another EdgeTempo")).hasSize(11);
        release("maven");
        for (Process launcher : launchers) {
            assertThat(out(launcher)).contains("edgetempo-cli-1.jar");
            assertThat(launcher.waitFor()).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    /** What the tests above look for does happen where nobody locks. */
    @Test
    void withoutTheLockParallelStartsFail() throws IOException, InterruptedException {
        Path launcher = home.resolve("edgetempo");
        String unlocked = Files.readString(launcher).replace("until try_lock 9 x; do", "until true; do");
        assertThat(unlocked).isNotEqualTo(Files.readString(launcher));
        Files.writeString(launcher, unlocked);
        hold("maven");
        List<Process> launchers = List.of(start(), start(), start());
        int failed = 0;
        while (failed < 2) {
            failed = (int) launchers.stream().filter(one -> !one.isAlive() && one.exitValue() != 0).count();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        release("maven");
        int fine = 0;
        for (Process one : launchers) {
            fine += one.waitFor() == 0 ? 1 : 0;
        }
        assertThat(fine).isEqualTo(1);
    }

    @Test
    void aLauncherKilledWhileItBuildsKeepsNoOneFromBuilding() throws IOException, InterruptedException {
        hold("maven");
        Process killed = start();
        awaitBuilds(1);
        killed.destroyForcibly().waitFor();
        // Its number lives again, as process 1 does in every container; the lock of older launchers went by it.
        Path old = Files.createDirectories(home.resolve("cli/target/edgetempo.lock"));
        Files.writeString(old.resolve("pid"), ProcessHandle.current().pid() + "\n");

        Process next = start();
        // Maven was not killed, and two of them would write into the same folder.
        assertThat(next.errorReader().readLine()).startsWith("Waiting for another EdgeTempo");
        release("maven");
        assertThat(next.waitFor()).isZero();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void aTerminationEndsTheLauncherAndItsMavenAtOnce() throws IOException, InterruptedException {
        hold("maven");
        Process launcher = start();
        awaitBuilds(1);
        ProcessHandle maven = ProcessHandle.of(Long.parseLong(builds().getFirst())).orElseThrow();
        launcher.destroy();
        assertThat(launcher.waitFor()).isEqualTo(143);
        maven.onExit().join();
        assertThat(maven.isAlive()).isFalse();
    }

    @Test
    void jarsOfWhatRunsOutliveAnyNumberOfBuilds() throws IOException, InterruptedException {
        hold("java");
        Process held = start();
        String classPath = held.inputReader().readLine();
        for (int build = 0; build < 5; build++) {
            changeSources();
            Process rebuilt = start();
            assertThat(rebuilt.inputReader().readLine()).isNotEqualTo(classPath);
            rebuilt.destroyForcibly().waitFor();
        }
        for (String jar : classPath.split(":")) {
            assertThat(Path.of(jar)).exists();
        }
        release("java");
        assertThat(held.waitFor()).isZero();
        for (int build = 0; build < 2; build++) {
            changeSources();
            classPath();
        }
        assertThat(Path.of(classPath.split(":")[0])).doesNotExist();
        try (Stream<Path> releases = Files.list(home.resolve("cli/target/app"))) {
            assertThat(releases).hasSize(3);
        }
    }

    @Test
    void aPathThatNoClassPathCanHoldIsRefusedBeforeAnythingIsBuilt() throws IOException, InterruptedException {
        home = checkout("a:b");
        Process launcher = start();
        assertThat(err(launcher)).contains("colon").contains("move the checkout").doesNotContain("\n");
        assertThat(launcher.waitFor()).isEqualTo(2);
        assertThat(builds()).isEmpty();
    }

    @Test
    void aSecondUserRunsWhatIsBuiltAndIsToldWhyItMustBeBuiltAgain() throws IOException, InterruptedException {
        String[] asOther = {};
        if ("root".equals(System.getProperty("user.name"))) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no other user to be");
            asOther = new String[]{"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        }
        String classPath = classPath();
        // Others' local repositories cannot be read.
        Files.delete(folder.resolve("repository/library.jar"));
        Path target = home.resolve("cli/target");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
        Process second = start(asOther);
        assertThat(out(second)).as(err(second)).isEqualTo(classPath);
        assertThat(second.waitFor()).isZero();

        changeSources();
        Process stale = start(asOther);
        assertThat(err(stale)).contains("pom.xml has changed since it was built").contains("cannot write to " + target)
                .contains("start " + home.resolve("edgetempo") + " once").doesNotContain("\n");
        assertThat(stale.waitFor()).isEqualTo(2);
        assertThat(builds()).hasSize(1);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
