package edgetempo.reports.pages;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.seeds.SeedsRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One named result and its kind.
 *
 * @param kind what it is
 * @param path a run's folder, a comparison's or benchmark's file
 */
record ReportInput(Kind kind, Path path) {
    enum Kind {
        RUN("a training run"),
        FRAN_RUN("an F-RAN run"),
        EVALUATION("an evaluation"),
        COMPARE("a comparison"),
        BENCH("a benchmark result");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * Resolves a path; the folder of several seeds stands for its runs.
     *
     * @throws ReportException if it is no result
     */
    static List<ReportInput> of(Path path) {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (name.equals(RunRecord.FILE_NAME) || name.equals(SeedsRecord.FILE_NAME)) {
            // Named by its file, the folder is meant.
            return of(path.toAbsolutePath().getParent());
        }
        Kind kind = kindOf(path);
        return List.of(new ReportInput(kind == Kind.FRAN_RUN ? Kind.BENCH : kind, path));
    }

    private static List<ReportInput> folder(Path folder) {
        Path run = folder.resolve(RunRecord.FILE_NAME);
        if (Files.isRegularFile(run)) {
            return List.of(new ReportInput(kindOf(run) == Kind.FRAN_RUN ? Kind.FRAN_RUN : Kind.RUN, folder));
        }
        if (Files.isRegularFile(folder.resolve(SeedsRecord.FILE_NAME))) {
            return seeds(folder);
        }
        Path compare = folder.resolve(CompareRecord.FILE_NAME);
        if (Files.isRegularFile(compare)) {
            return List.of(new ReportInput(Kind.COMPARE, compare));
        }
        throw new ReportException(folder + " is no result: it holds no " + RunRecord.FILE_NAME + " (a run), no "
                + SeedsRecord.FILE_NAME + " (runs with several seeds) and no " + CompareRecord.FILE_NAME
                + " (a comparison); name such a folder, or files that edgetempo bench wrote");
    }

    private static List<ReportInput> seeds(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<ReportInput> runs = inside.filter(run -> Files.isRegularFile(run.resolve(RunRecord.FILE_NAME)))
                    .sorted().flatMap(run -> folder(run).stream()).toList();
            if (runs.isEmpty()) {
                throw new ReportException(folder + " holds " + SeedsRecord.FILE_NAME
                        + " but no folder of a run; the runs have been moved or removed");
            }
            return runs;
        } catch (IOException e) {
            throw ReportException.reading(folder, e);
        } catch (UncheckedIOException e) {
            throw ReportException.reading(folder, e.getCause());
        }
    }

    /** The kind that a file declares; errors are reported when it is read completely. */
    private static Kind kindOf(Path file) {
        try {
            JsonNode tree = ReportJson.mapper().readTree(RecordFile.bytes(file));
            return switch (tree == null ? "" : tree.path("kind").asString("")) {
                case FranRunRecord.KIND -> Kind.FRAN_RUN;
                case CompareRecord.KIND -> Kind.COMPARE;
                default -> tree != null && tree.has("policies") && tree.has("differences")
                        ? Kind.EVALUATION
                        : Kind.BENCH;
            };
        } catch (JacksonException e) {
            return Kind.BENCH;
        }
    }
}
