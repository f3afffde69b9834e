package edgetempo.reports.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commit that a working tree is at, read from git's files without running git: a branch or a detached head, loose
 * or packed, in a main or a linked working tree (see {@code gitrepository-layout(5)}).
 */
public final class GitCommit {
    /** Stands for an unknown commit. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MAX_REFS = 5;

    private GitCommit() {}

    /**
     * The commit of the working tree that holds a folder.
     *
     * @param folder the root of the working tree or anything below it
     * @return the commit's hash, or {@link #UNKNOWN}
     */
    public static String of(Path folder) {
        try {
            for (Path place = folder.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
                Path git = place.resolve(".git");
                if (Files.exists(git)) {
                    return ofGitDirectory(Files.isDirectory(git) ? git : linked(git)).orElse(UNKNOWN);
                }
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            // A repository in a form unknown to us: as good as none.
        }
        return UNKNOWN;
    }

    /** The git directory that the {@code .git} file of a linked working tree or a submodule points to. */
    private static Path linked(Path file) throws IOException {
        String target = Files.readString(file).strip();
        if (!target.startsWith("gitdir:")) {
            throw new IOException("not a link to a git directory: " + file);
        }
        return file.resolveSibling(target.substring("gitdir:".length()).strip());
    }

    private static Optional<String> ofGitDirectory(Path git) throws IOException {
        Path commonFile = git.resolve("commondir");
        Path common = Files.exists(commonFile) ? git.resolve(Files.readString(commonFile).strip()) : git;
        String value = Files.readString(git.resolve("HEAD")).strip();
        for (int refs = 0; value.startsWith("ref:") && refs < MAX_REFS; refs++) {
            String ref = value.substring("ref:".length()).strip();
            Optional<String> next = loose(git, ref).or(() -> loose(common, ref));
            value = next.isPresent() ? next.get() : packed(common, ref).orElse("");
        }
        return Optional.of(value).filter(hash -> HASH.matcher(hash).matches());
    }

    private static Optional<String> loose(Path directory, String ref) {
        try {
            return Optional.of(Files.readString(directory.resolve(ref)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> packed(Path common, String ref) throws IOException {
        try (Stream<String> lines = Files.lines(common.resolve("packed-refs"))) {
            return lines.filter(line -> line.endsWith(" " + ref)).map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        }
    }
}
