package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository with a launcher that builds in no time. */
class BuiltRevisionTest {
    private static final String LAUNCHER = """
            #!/bin/sh
            cd "$(dirname "$0")"
            mkdir -p cli/target/app/r1
            echo content >cli/target/app/r1/own.jar
            echo "$PWD/cli/target/app/r1/own.jar:%s" >cli/target/app/r1/classpath
            printf 'cpu\\nr1\\n' >cli/target/edgetempo.current
            """;

    @TempDir
    private Path folder;
    private Path home;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        home = Files.createDirectory(folder.resolve("home"));
        Path library = Files.createFile(folder.resolve("library.jar"));
        git("init", "-q");
        Files.writeString(home.resolve(".gitignore"), "target/\n");
        git("add", ".");
        commit("without a launcher");
        Path launcher = Files.writeString(home.resolve("edgetempo"), String.format(Locale.ROOT, LAUNCHER, library));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        git("add", ".");
        commit("with one");
        Files.writeString(launcher, "exit 1\n");
        git("add", ".");
        commit("one that does not build");
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", message);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    @Test
    void aCommitIsBuiltOnceAndKeptWithoutATraceInTheRepository() throws IOException, InterruptedException {
        List<String> progress = new ArrayList<>();
        String commit = new Git(home).commit("HEAD~1");
        String path = BuiltRevision.classPath(home, commit, progress::add);
        assertThat(Stream.of(path.split(File.pathSeparator)).map(Path::of)).hasSize(2).allMatch(Files::isReadable);
        assertThat(Path.of(path.split(File.pathSeparator)[0]))
                .isEqualTo(home.resolve("target/gate/" + commit + "/lib/own.jar"));
        assertThat(BuiltRevision.classPath(home, commit, progress::add)).isEqualTo(path);
        assertThat(progress).hasSize(1);
        try (Stream<Path> left = Files.list(home.resolve("target/gate"))) {
            assertThat(left).containsExactly(home.resolve("target/gate").resolve(commit));
        }
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("branch", "--list").lines()).hasSize(1);
    }

    @Test
    void whatCannotBeBuiltIsRefusedInOneLine() {
        Git git = new Git(home);
        assertThatThrownBy(() -> git.commit("no-such-branch")).isInstanceOf(GateException.class)
                .hasMessageContaining("\"no-such-branch\" names no commit");
        assertThatThrownBy(() -> git.commit("--all")).isInstanceOf(GateException.class);
        assertThatThrownBy(() -> BuiltRevision.classPath(home, git.commit("HEAD~2"), line -> {}))
                .isInstanceOf(GateException.class).hasMessageContaining("no launcher");
        assertThatThrownBy(() -> BuiltRevision.classPath(home, git.commit("HEAD"), line -> {}))
                .isInstanceOf(GateException.class).hasMessageContaining("does not build; see ");
        assertThatThrownBy(() -> new Git(folder).commit("HEAD")).isInstanceOf(GateException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void theWorkingTreeIsNamedByItsCommitAndWhetherItHasChanges() throws IOException {
        Git git = new Git(home);
        String head = Git.shortened(git.commit("HEAD"));
        assertThat(git.describe()).isEqualTo(head);
        Files.writeString(home.resolve(".gitignore"), "target/\nmore\n");
        assertThat(git.describe()).isEqualTo(head + " with changes");
        assertThat(new Git(folder).describe()).isEqualTo("working tree");
    }
}
