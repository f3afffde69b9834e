package edgetempo.benchmarks.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git queries of a gate. */
final class Git {
    private static final int SHORT = 10;

    private final Path home;

    /** @param home a folder of the working tree */
    Git(Path home) {
        this.home = home;
    }

    /**
     * The commit that a revision names.
     *
     * @throws GateException if it names none
     */
    String commit(String revision) {
        return commit("--base-ref", revision);
    }

    /**
     * The commit that a revision names.
     *
     * @param option that the revision was given for
     * @throws GateException if it names none
     */
    String commit(String option, String revision) {
        Answer answer = run(Map.of(), "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (answer.code() != 0) {
            throw new GateException(option + ": \"" + revision + "\" names no commit of the repository at " + home
                    + (answer.text().isBlank() ? "; fetch it first, or name another" : ": " + answer.text()));
        }
        return answer.text().strip();
    }

    /**
     * Commits that a bad one has and the good ones have not, the bad one among them; first the one that halves them best.
     *
     * @param bad   a commit
     * @param goods commits
     */
    List<String> suspects(String bad, List<String> goods) {
        List<String> arguments = new ArrayList<>(List.of("rev-list", "--bisect-all", bad, "--not"));
        arguments.addAll(goods);
        Answer answer = run(Map.of(), arguments.toArray(String[]::new));
        require(answer);
        return answer.text().lines().map(line -> line.split(" ", 2)[0]).filter(line -> !line.isBlank()).toList();
    }

    /** Whether a commit is in another's history. */
    boolean isBefore(String commit, String later) {
        return run(Map.of(), "merge-base", "--is-ancestor", commit, later).code() == 0;
    }

    /** A commit for display: its short hash and the first line of its message. */
    String title(String commit) {
        Answer answer = run(Map.of(), "log", "-1", "--format=%s", commit);
        return shortened(commit) + (answer.code() == 0 ? " " + answer.text().strip() : "");
    }

    /** The commit of the working tree, and whether there is more in it. */
    String describe() {
        Answer head = run(Map.of(), "rev-parse", "HEAD");
        if (head.code() != 0) {
            return "working tree";
        }
        Answer changes = run(Map.of(), "status", "--porcelain", "--untracked-files=no");
        return shortened(head.text().strip()) + (changes.text().isBlank() ? "" : " with changes");
    }

    /** An abbreviated commit hash. */
    static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /**
     * Writes a commit's files into a folder, beside the working tree and its index: nothing of it is left in the repository.
     *
     * @param folder is made
     * @param index  a file that does not exist yet, for git's use
     */
    void export(String commit, Path folder, Path index) {
        Map<String, String> own = Map.of("GIT_INDEX_FILE", index.toAbsolutePath().toString());
        require(run(own, "read-tree", commit));
        require(run(own, "checkout-index", "--all", "--prefix=" + folder.toAbsolutePath() + "/"));
    }

    private static void require(Answer answer) {
        if (answer.code() != 0) {
            throw new GateException("git failed: " + answer.text());
        }
    }

    private record Answer(int code, String text) {}

    private Answer run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new GateException("git cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateException("interrupted", e);
        }
    }

    private Path root() {
        return home.toAbsolutePath().normalize();
    }
}
