package edgetempo.reports.csv;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A tidy CSV file whose rows are records: a column for each component, in order, with the component's name unless other
 * names are given. Components are {@code int}, {@code long}, {@code double} or {@code String}. Numbers are written by
 * {@code toString}, hence equal bytes in every locale and exact when read back; NaN is an empty cell. Lines end in
 * {@code \n}.
 *
 * @param <R> the record of a row
 */
public final class TidyCsv<R extends Record> {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n')
            .setIgnoreEmptyLines(false).get();
    private static final Set<Class<?>> TYPES = Set.of(int.class, long.class, double.class, String.class);

    private final List<String> header;
    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    private TidyCsv(Class<R> type, List<String> names) {
        components = type.getRecordComponents();
        for (RecordComponent component : components) {
            if (!TYPES.contains(component.getType())) {
                throw new IllegalArgumentException("a column of type " + component.getType() + ": " + component);
            }
            component.getAccessor().setAccessible(true);
        }
        header = names.isEmpty()
                ? Arrays.stream(components).map(RecordComponent::getName).toList()
                : List.copyOf(names);
        if (header.size() != components.length) {
            throw new IllegalArgumentException(header.size() + " names for " + components.length + " columns");
        }
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record always has its canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    /**
     * The format of files with a row for each record.
     *
     * @param type  the record of a row
     * @param names the columns' names; none: the names of the components
     * @throws IllegalArgumentException if a component has another type than those above, or the number of names is
     *     wrong
     */
    public static <R extends Record> TidyCsv<R> of(Class<R> type, String... names) {
        return new TidyCsv<>(type, List.of(names));
    }

    /** The columns' names, in order. */
    public List<String> header() {
        return header;
    }

    /**
     * Makes a new file that holds the header.
     *
     * @throws ReportException if there is such a file already or it cannot be written; then none is left behind
     */
    public Appender<R> create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
        try {
            return append(file, new RandomAccessFile(file.toFile(), "rw"));
        } catch (IOException e) {
            deleteAfter(e, file);
            throw ReportException.writing(file, e);
        } catch (ReportException e) {
            deleteAfter(e, file);
            throw e;
        }
    }

    /** A whole file's text: the header and the rows. */
    public String text(List<R> rows) {
        StringBuilder text = new StringBuilder(line(header.toArray()));
        for (R row : rows) {
            text.append(line(row));
        }
        return text.toString();
    }

    /**
     * Opens a file to append rows after its first ones; all that follows them is cut off, in one step.
     *
     * @param rows rows to keep, which {@link #readFirst} has found to be there
     * @throws ReportException if the file has fewer whole rows, or cannot be written
     */
    public Appender<R> reopen(Path path, int rows) {
        byte[] bytes = bytes(path);
        int kept = length(path, bytes, rows);
        if (kept < bytes.length) {
            AtomicFiles.write(path, out -> out.write(bytes, 0, kept));
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            file.seek(kept);
            return new Appender<>(this, path, file);
        } catch (IOException e) {
            throw ReportException.writing(path, e);
        }
    }

    /** An open file that gets the header now and rows later. */
    Appender<R> append(Path path, RandomAccessFile file) {
        Appender<R> appender = new Appender<>(this, path, file);
        try {
            appender.write(line(header.toArray()));
        } catch (ReportException e) {
            try {
                file.close();
            } catch (IOException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
        return appender;
    }

    private static void deleteAfter(Exception failure, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Reads a file. A last line without its line end is what an interrupted writer leaves: it is ignored.
     *
     * @return the rows, unmodifiable
     * @throws ReportException if the file cannot be read, has another header, or a row or cell is not as it should be
     */
    public List<R> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
        return parse(file, text.substring(0, text.lastIndexOf('\n') + 1));
    }

    /**
     * Reads the first rows of a file, whatever follows them. Cells must not hold line breaks.
     *
     * @return as many rows as asked for, unmodifiable
     * @throws ReportException as {@link #read}, and if the file has fewer whole rows
     */
    public List<R> readFirst(Path file, int rows) {
        byte[] bytes = bytes(file);
        return parse(file, new String(bytes, 0, length(file, bytes, rows), StandardCharsets.UTF_8));
    }

    /**
     * Reads a text.
     *
     * @param origin what errors call it
     * @throws ReportException as {@link #read}
     */
    public List<R> parse(String text, String origin) {
        return parse(Path.of(origin), text);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
    }

    /** Bytes that the header and the first rows take. */
    private static int length(Path file, byte[] bytes, int rows) {
        int lines = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' && lines++ == rows) {
                return at + 1;
            }
        }
        throw new ReportException(file + " has " + (lines == 0
                ? "no complete header line"
                : (lines - 1)
                        + " whole rows")
                + " where the header and " + rows + " rows are needed");
    }

    private List<R> parse(Path file, String text) {
        List<R> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            boolean seenHeader = false;
            for (CSVRecord record : parser) {
                if (seenHeader) {
                    rows.add(row(file, parser.getCurrentLineNumber(), record));
                } else if (record.toList().equals(header)) {
                    seenHeader = true;
                } else {
                    throw new ReportException(file + " has the header \"" + String.join(",", record.toList())
                            + "\" where \"" + String.join(",", header) + "\" is needed");
                }
            }
            if (!seenHeader) {
                throw new ReportException(
                        file + " has no complete header line; \"" + String.join(",", header) + "\" is needed");
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new ReportException("cannot read " + file + ": not CSV: " + e.getMessage(), e);
        }
        return List.copyOf(rows);
    }

    private R row(Path file, long line, CSVRecord record) {
        if (record.size() != components.length) {
            throw new ReportException(file + ", line " + line + ": " + record.size() + " cells where "
                    + components.length + " are needed");
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String cell = record.get(i);
            try {
                values[i] = value(components[i].getType(), cell);
            } catch (NumberFormatException e) {
                throw new ReportException(file + ", line " + line + ", column " + header.get(i) + ": \"" + cell
                        + "\" is not " + (components[i].getType() == double.class ? "a number" : "a whole number"), e);
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new ReportException(file + ", line " + line + ": "
                    + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
        }
    }

    private static Object value(Class<?> type, String cell) {
        if (type == int.class) {
            return Integer.valueOf(cell);
        }
        if (type == long.class) {
            return Long.valueOf(cell);
        }
        if (type == double.class) {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }
        return cell;
    }

    private String line(R row) {
        Object[] cells = new Object[components.length];
        for (int i = 0; i < cells.length; i++) {
            try {
                Object value = components[i].getAccessor().invoke(row);
                cells[i] = value instanceof Double number && number.isNaN() ? "" : value.toString();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record's accessor failed: " + components[i], e);
            }
        }
        return line(cells);
    }

    private static String line(Object[] cells) {
        StringBuilder line = new StringBuilder();
        try {
            FORMAT.printRecord(line, cells);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return line.toString();
    }

    /**
     * Appends rows to a file, each by one write of a whole line, so that what an interrupted program leaves is whole
     * lines. Not thread-safe.
     *
     * @param <R> the record of a row
     */
    public static final class Appender<R extends Record> implements Closeable {
        private final TidyCsv<R> csv;
        private final Path path;
        // Not a channel: that would close itself when the writing thread has been interrupted.
        private final RandomAccessFile file;

        private Appender(TidyCsv<R> csv, Path path, RandomAccessFile file) {
            this.csv = csv;
            this.path = path;
            this.file = file;
        }

        /**
         * Appends a row.
         *
         * @throws ReportException if it cannot be written; the file then ends in the row before
         */
        public void append(R row) {
            write(csv.line(row));
        }

        private void write(String line) {
            long before = -1;
            try {
                before = file.getFilePointer();
                file.write(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                cutTo(before, e);
                throw ReportException.writing(path, e);
            }
        }

        private void cutTo(long length, IOException failure) {
            if (length < 0) {
                return;
            }
            try {
                file.setLength(length);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }

        /**
         * Makes what was appended last through a power cut.
         *
         * @throws ReportException if the device refuses
         */
        public void sync() {
            try {
                file.getFD().sync();
            } catch (IOException e) {
                throw ReportException.writing(path, e);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw ReportException.writing(path, e);
            }
        }
    }
}
