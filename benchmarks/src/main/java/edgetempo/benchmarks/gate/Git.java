package edgetempo.benchmarks.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few questions that a gate has for git. */
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
        Answer answer = run(Map.of(), "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (answer.code() != 0) {
            throw new GateException("--base-ref: \"" + revision + "\" names no commit of the repository at " + home
                    + (answer.text().isBlank() ? "; fetch it first, or name another" : ": " + answer.text()));
        }
        return answer.text().strip();
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

    /** A commit as people name it. */
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
