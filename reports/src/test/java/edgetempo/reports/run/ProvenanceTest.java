package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link GitCommit} on hand-made repositories, and {@link Machine}. */
class ProvenanceTest {
    private static final String A = "0123456789abcdef0123456789abcdef01234567";
    private static final String B = "89abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;
    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
    }

    @Test
    void followsTheBranchFromAnyFolderBelow() throws IOException {
        file("tree/.git/HEAD", "ref: refs/heads/main\n");
        file("tree/.git/refs/heads/main", A + "\n");
        assertThat(GitCommit.of(Files.createDirectories(tree.resolve("a/b")))).isEqualTo(A);
    }

    @Test
    void readsADetachedHead() throws IOException {
        file("tree/.git/HEAD", B + "\n");
        assertThat(GitCommit.of(tree)).isEqualTo(B);
    }

    @Test
    void findsAPackedBranchByItsWholeName() throws IOException {
        file("tree/.git/HEAD", "ref: refs/heads/main\n");
        file("tree/.git/packed-refs", "# pack-refs with: peeled fully-peeled sorted\n" + A
                + " refs/heads/not-refs/heads/main\n" + B + " refs/heads/main\n^" + A + "\n");
        assertThat(GitCommit.of(tree)).isEqualTo(B);
    }

    @Test
    void prefersTheLooseBranchWhichIsNewer() throws IOException {
        file("tree/.git/HEAD", "ref: refs/heads/main\n");
        file("tree/.git/refs/heads/main", A + "\n");
        file("tree/.git/packed-refs", B + " refs/heads/main\n");
        assertThat(GitCommit.of(tree)).isEqualTo(A);
    }

    @Test
    void findsTheBranchOfALinkedWorkingTree() throws IOException {
        file("main/.git/refs/heads/side", B + "\n");
        file("main/.git/worktrees/tree/HEAD", "ref: refs/heads/side\n");
        file("main/.git/worktrees/tree/commondir", "../..\n");
        file("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
        assertThat(GitCommit.of(tree)).isEqualTo(B);
        file("tree/.git", "gitdir: " + folder.resolve("main/.git/worktrees/tree") + "\n");
        assertThat(GitCommit.of(tree)).isEqualTo(B);
        Files.delete(folder.resolve("main/.git/refs/heads/side"));
        file("main/.git/packed-refs", A + " refs/heads/side\n");
        assertThat(GitCommit.of(tree)).isEqualTo(A);
    }

    @Test
    void isUnknownWhereThereIsNoCommit() throws IOException {
        file("tree/.git/HEAD", "ref: refs/heads/unborn\n");
        assertThat(GitCommit.of(tree)).isEqualTo("unknown");
        file("tree/.git/HEAD", "ref: HEAD\n");
        assertThat(GitCommit.of(tree)).isEqualTo("unknown");
        file("tree/.git/HEAD", "ref: \0\n");
        assertThat(GitCommit.of(tree)).isEqualTo("unknown");
        file("other/.git", "nonsense");
        assertThat(GitCommit.of(folder.resolve("other"))).isEqualTo("unknown");
        Files.createDirectories(folder.resolve("empty/.git"));
        assertThat(GitCommit.of(folder.resolve("empty"))).isEqualTo("unknown");
    }

    @Test
    void readsTheFirstProcessorsModel() throws IOException {
        Path cpuinfo = file("cpuinfo", """
                processor\t: 0
                model\t\t: 143
                model name\t: Some CPU: 9 @ 2.00GHz
                processor\t: 1
                model name\t: Another
                """);
        assertThat(Machine.cpuModel(cpuinfo)).isEqualTo("Some CPU: 9 @ 2.00GHz");
        assertThat(Machine.cpuModel(folder.resolve("missing"))).isNotBlank();
        assertThat(Machine.cpuModel(file("arm", "processor : 0\n"))).isNotBlank();
    }

    @Test
    void describesThisMachineAndJava() {
        Machine machine = Machine.current();
        assertThat(machine.cores()).isPositive();
        assertThat(machine.maxMemoryMib()).isPositive();
        assertThat(machine.os()).isNotBlank();
        assertThat(Versions.onThisJava("0.1.0", "none").java()).startsWith("25");
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
