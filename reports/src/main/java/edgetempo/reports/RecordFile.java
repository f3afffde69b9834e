package edgetempo.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema of records as JSON files. Each holds its {@code schemaVersion}; those that share a file name with others also hold their
 * {@code kind}.
 *
 * @param what     what such a file is called, with its article
 * @param kind     value of {@code kind}, if it has one
 * @param version  value of {@code schemaVersion}
 * @param type     the content
 * @param upgrades from the oldest version that is still read: each brings a file to the next version; the last to {@code version}
 * @param complete adds keys that came within {@code version}, where a file lacks them
 */
public record RecordFile<T extends Record>(String what, Optional<String> kind, int version, Class<T> type,
        List<Consumer<ObjectNode>> upgrades, Consumer<ObjectNode> complete) {
    /** Jackson's words for a component without a key; it has no exception of its own for it. */
    private static final Pattern MISSING = Pattern.compile("property '([^']+)'");

    /** Keeps a copy. */
    public RecordFile {
        upgrades = List.copyOf(upgrades);
    }

    /** Creates a schema of which no other version is read. */
    public RecordFile(String what, Optional<String> kind, int version, Class<T> type) {
        this(what, kind, version, type, List.of());
    }

    /** Creates a schema to which no keys were added within its version. */
    public RecordFile(String what, Optional<String> kind, int version, Class<T> type,
            List<Consumer<ObjectNode>> upgrades) {
        this(what, kind, version, type, upgrades, _ -> {});
    }

    /**
     * Reads a record.
     *
     * @throws ReportException if it is missing, not JSON, of another kind or version, or lacks a key
     */
    public T read(Path file) {
        byte[] content = bytes(file);
        try {
            return read(file, ReportJson.mapper().readTree(content));
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    /**
     * Reads a record from the content of a file.
     *
     * @param file for messages
     * @throws ReportException if it is of another kind or version, or lacks a key
     */
    public T read(Path file, JsonNode tree) {
        if (kind.isPresent() && !tree.path("kind").asString("").equals(kind.get())) {
            throw new ReportException(file + " is not " + what + ": it has no kind \"" + kind.get() + "\"");
        }
        if (kind.isEmpty() && tree.path("kind").isString()) {
            throw new ReportException(
                    file + " is not " + what + ": it is of kind \"" + tree.path("kind").stringValue() + "\"");
        }
        if (!tree.path("schemaVersion").isInt()) {
            throw new ReportException(file + " is not " + what + ": it has no schemaVersion");
        }
        checkVersion(file, tree, version - upgrades.size(), version);
        try {
            return ReportJson.mapper().treeToValue(upgraded(tree), type);
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    private JsonNode upgraded(JsonNode tree) {
        int found = tree.path("schemaVersion").intValue();
        if (!(tree instanceof ObjectNode)) {
            return tree;
        }
        ObjectNode record = (ObjectNode) tree.deepCopy();
        upgrades.subList(upgrades.size() - (version - found), upgrades.size()).forEach(step -> step.accept(record));
        complete.accept(record);
        return record.put("schemaVersion", version);
    }

    /** What {@code kind} a file says it is of; empty if it says none, or cannot be read. */
    public static String kindOf(Path file) {
        try {
            JsonNode tree = Files.isRegularFile(file) ? ReportJson.mapper().readTree(bytes(file)) : null;
            return tree == null ? "" : tree.path("kind").asString("");
        } catch (JacksonException | ReportException e) {
            return "";
        }
    }

    /**
     * The content of a file.
     *
     * @throws ReportException if it cannot be read
     */
    public static byte[] bytes(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new ReportException(file + ": is a pipe or a device; a file is needed");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
    }

    /**
     * Checks the version of a record.
     *
     * @param file   for messages
     * @param oldest that is read
     * @param newest that is read
     * @throws ReportException if it is another one
     */
    public static void checkVersion(Path file, JsonNode tree, int oldest, int newest) {
        JsonNode found = tree.path("schemaVersion");
        String reads = "this program reads " + (oldest == newest ? "" + newest : oldest + " to " + newest);
        if (found.isInt() && found.intValue() < oldest) {
            throw new ReportException(file + " is too old: it has schemaVersion " + found + "; " + reads
                    + ": use the version of the program that wrote it");
        }
        if (!found.isInt() || found.intValue() > newest) {
            throw new ReportException(file + " has schemaVersion " + found + "; " + reads
                    + ": use the version of the program that wrote it");
        }
    }

    /** Where a record is wrong, to follow the name of its file: the key if the JSON is whole, else the line where it breaks. */
    public static String where(JacksonException e) {
        String key = e.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        if (!key.isEmpty()) {
            return ", key " + key;
        }
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
    }

    /** What is wrong there, in a few words. */
    public static String problem(JacksonException e) {
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (missing.find()) {
            return "the key " + missing.group(1) + " is missing";
        }
        return switch (e) {
            case InvalidFormatException format when format.getTargetType() != null
                    && format.getTargetType().isEnum() ->
                "the value " + format.getValue() + " is not known";
            case MismatchedInputException _ -> "the value is not of the kind that belongs there";
            case StreamReadException _ -> "the JSON is broken, perhaps cut off";
            default -> "the content cannot be understood";
        };
    }

    private ReportException broken(Path file, JacksonException e) {
        return new ReportException(file + where(e) + ": not " + what + ": " + problem(e), e);
    }
}
