package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.benchmarks.gate.Bisection.Found;
import edgetempo.benchmarks.gate.Bisection.Judgement;
import edgetempo.benchmarks.gate.Bisection.Tried;
import edgetempo.reports.gate.GateRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository of twelve commits, of which a judge who measures nothing says what they are. */
class BisectionTest {
    private static final int COMMITS = 12;

    @TempDir
    private Path home;
    private final List<String> commits = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        git("init", "-q");
        for (int i = 0; i < COMMITS; i++) {
            Files.writeString(home.resolve("file"), Integer.toString(i));
            git("add", ".");
            git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "number " + i);
            commits.add(git("rev-parse", "HEAD").strip());
        }
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private Found search(int firstBad, Set<Integer> broken) {
        return new Bisection(new Git(home), commit -> {
            int number = commits.indexOf(commit);
            return broken.contains(number)
                    ? Judgement.SKIPPED
                    : number >= firstBad ? Judgement.BAD : Judgement.GOOD;
        }, progress::add).search(commits.getFirst(), commits.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 10, 11})
    void theFirstBadCommitIsFoundInFewSteps(int firstBad) throws IOException, InterruptedException {
        Found found = search(firstBad, Set.of());
        assertThat(found.suspects()).containsExactly(commits.get(firstBad));
        assertThat(found.tried().size()).isBetween(3, 4);
        assertThat(progress.getFirst()).contains("10 commits to go, about 4 steps").contains("number ");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("rev-parse", "HEAD").strip()).as("nothing is checked out").isEqualTo(commits.getLast());
    }

    @Test
    void commitsThatDoNotBuildAreLeftOutAndNamedWhereTheyHideTheFirst() {
        assertThat(search(7, Set.of(2, 5, 9)).suspects()).containsExactly(commits.get(7));
        Found hidden = search(7, Set.of(5, 6));
        assertThat(hidden.suspects()).containsExactlyInAnyOrder(commits.get(5), commits.get(6), commits.get(7));
        assertThat(hidden.suspects().getFirst()).isEqualTo(commits.get(7));
        assertThat(hidden.tried()).extracting(Tried::judgement).contains(Judgement.SKIPPED);
    }

    @Test
    void neighboursNeedNoStep() {
        Found found = new Bisection(new Git(home), commit -> {
            throw new AssertionError(commit);
        }, progress::add).search(commits.get(3), commits.get(4));
        assertThat(found.suspects()).containsExactly(commits.get(4));
        assertThat(found.tried()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HEAD | expected GOOD..BAD", "HEAD~1.. | expected GOOD..BAD",
            "HEAD~3...HEAD | names no commit", "HEAD..HEAD~2 | does not come before HEAD~2",
            "HEAD..HEAD | does not come before", "HEAD~2..nowhere | \"nowhere\" names no commit"})
    void whatIsNoRangeIsRefusedInOneLine(String range, String names) {
        Gate gate = new Gate(home, "", true, false, Optional.empty(), progress::add);
        assertThatThrownBy(() -> gate.bisect(range, GateRules.of(0.1))).isInstanceOf(GateException.class)
                .hasMessageContaining(names).satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(progress).isEmpty();
    }
}
