package edgetempo.reports.csv;

import edgetempo.reports.ReportException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The format of a tidy CSV file with one row per value. Numbers are written by {@code toString}, hence equal bytes in every locale and
 * exact when read back; NaN is an empty cell. Lines end in {@code \n}.
 *
 * @param <R> what a row holds
 */
public final class TidyCsv<R> {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n')
            .setIgnoreEmptyLines(false).get();
    private static final Set<Class<?>> TYPES = Set.of(int.class, long.class, double.class, String.class);
    private static final int BUFFER = 1 << 16;

    private final List<String> header;
    private final List<Class<?>> types;
    private final Function<R, Object[]> cells;
    private final Function<Object[], R> row;

    private TidyCsv(List<String> header, List<Class<?>> types, Function<R, Object[]> cells,
            Function<Object[], R> row) {
        this.header = List.copyOf(header);
        this.types = List.copyOf(types);
        this.cells = cells;
        this.row = row;
        if (header.size() != types.size()) {
            throw new IllegalArgumentException(header.size() + " names for " + types.size() + " columns");
        }
        for (int i = 0; i < header.size(); i++) {
            if (!TYPES.contains(types.get(i))) {
                throw new IllegalArgumentException("a column of type " + types.get(i) + ": " + header.get(i));
            }
        }
    }

    /**
     * The format of files with a row for each record: a column for each component, in order, with the component's name unless other
     * names are given; a component that is a record stands for its own components.
     *
     * @param type  the record of a row
     * @param names the columns' names; none: the names of the components
     * @throws IllegalArgumentException if a component is neither {@code int}, {@code long}, {@code double}, {@code String} nor such a
     *     record, or the number of names is wrong
     */
    public static <R extends Record> TidyCsv<R> of(Class<R> type, String... names) {
        RecordColumns<R> columns = new RecordColumns<>(type);
        return new TidyCsv<>(names.length == 0 ? columns.names() : List.of(names), columns.types(), columns::cells,
                columns::row);
    }

    /**
     * The format of files whose columns are known at run time only.
     *
     * @param header names of the columns
     * @param types  of the columns: {@code int}, {@code long}, {@code double} or {@code String}
     * @param cells  a row's values, in boxes
     * @param row    the row of such values
     * @throws IllegalArgumentException if a column has another type, or the numbers of names and types differ
     */
    public static <R> TidyCsv<R> of(List<String> header, List<Class<?>> types, Function<R, Object[]> cells,
            Function<Object[], R> row) {
        return new TidyCsv<>(header, types, cells, row);
    }

    /** The columns' names, in order. */
    public List<String> header() {
        return header;
    }

    /**
     * Creates a file that holds the header.
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

    /**
     * Creates a file that holds the header, replacing an existing one.
     *
     * @throws ReportException if it cannot be written
     */
    public Appender<R> recreate(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
        return create(file);
    }

    /** A whole file's text: the header and the rows. */
    public String text(List<R> rows) {
        StringBuilder text = new StringBuilder(line(header));
        rows.forEach(one -> text.append(line(one)));
        return text.toString();
    }

    /**
     * Opens a file to append rows after its first ones; all that follows them is cut off, in one step.
     *
     * @param rows number of rows to keep
     * @throws ReportException if the file has fewer whole rows, or cannot be written
     */
    public Appender<R> reopen(Path path, int rows) {
        long kept = length(path, rows);
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            if (kept < file.length()) {
                file.setLength(kept);
                file.getFD().sync();
            }
            file.seek(kept);
            return new Appender<>(this, path, file);
        } catch (IOException e) {
            close(file, e);
            throw ReportException.writing(path, e);
        }
    }

    private static void close(RandomAccessFile file, IOException failure) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** An open file that gets the header now and rows later. */
    Appender<R> append(Path path, RandomAccessFile file) {
        Appender<R> appender = new Appender<>(this, path, file);
        try {
            appender.write(line(header));
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
     * Reads a file. A last line without a line end, left by an interrupted writer, is ignored.
     *
     * @return the rows, unmodifiable
     * @throws ReportException if the file cannot be read, has another header, or a row or cell is not as it should be
     */
    public List<R> read(Path file) {
        List<R> rows = new ArrayList<>();
        forEach(file, rows::add);
        return List.copyOf(rows);
    }

    /**
     * Reads a file row by row, however long it is; otherwise as {@link #read}.
     *
     * @param each gets the rows in the order of the file; those before one that is wrong, too
     */
    public void forEach(Path file, Consumer<R> each) {
        parse(file, wholeLines(file), each);
    }

    /**
     * Reads the first rows of a file, whatever follows them. Cells must not hold line breaks.
     *
     * @param rows how many
     * @param each gets as many rows, in the order of the file
     * @throws ReportException as {@link #read}, and if the file has fewer whole rows
     */
    public void forFirst(Path file, int rows, Consumer<R> each) {
        parse(file, length(file, rows), each);
    }

    /**
     * The names of the columns that a file has.
     *
     * @throws ReportException if it cannot be read or has no complete header line
     */
    public static List<String> headerOf(Path file) {
        try (Reader in = beginning(file, length(file, 0)); CSVParser parser = CSVParser.parse(in, FORMAT)) {
            return parser.iterator().next().toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw broken(file, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param origin name in error messages
     * @throws ReportException as {@link #read}
     */
    public List<R> parse(String text, String origin) {
        List<R> rows = new ArrayList<>();
        parse(Path.of(origin), new StringReader(text), rows::add);
        return List.copyOf(rows);
    }

    /** Bytes up to the last line end. */
    private static long wholeLines(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] buffer = new byte[BUFFER];
            for (long end = in.length(); end > 0;) {
                int size = (int) Math.min(BUFFER, end);
                end -= size;
                in.seek(end);
                in.readFully(buffer, 0, size);
                for (int at = size - 1; at >= 0; at--) {
                    if (buffer[at] == '\n') {
                        return end + at + 1;
                    }
                }
            }
            return 0;
        } catch (IOException e) {
            throw ReportException.reading(file, Files.exists(file) ? e : new NoSuchFileException(file.toString()));
        }
    }

    /** Bytes that the header and the first rows take. */
    private static long length(Path file, int rows) {
        long lines = 0;
        long before = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                for (int at = 0; at < size; at++) {
                    if (buffer[at] == '\n' && lines++ == rows) {
                        return before + at + 1;
                    }
                }
                before += size;
            }
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
        throw new ReportException(file + " has "
                + (lines == 0 ? "no complete header line" : (lines - 1) + " whole rows")
                + " where the header and " + rows + " rows are needed");
    }

    private static Reader beginning(Path file, long bytes) throws IOException {
        return new InputStreamReader(BoundedInputStream.builder().setInputStream(Files.newInputStream(file))
                .setMaxCount(bytes).get(), StandardCharsets.UTF_8);
    }

    private void parse(Path file, long bytes, Consumer<R> each) {
        try (Reader in = beginning(file, bytes)) {
            parse(file, in, each);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
    }

    private void parse(Path file, Reader text, Consumer<R> each) {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            boolean seenHeader = false;
            for (CSVRecord record : parser) {
                if (seenHeader) {
                    each.accept(row(file, parser.getCurrentLineNumber(), record));
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
            throw broken(file, e);
        }
    }

    private static ReportException broken(Path file, Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof IOException failed && !(cause instanceof CSVException)
                ? ReportException.reading(file, failed)
                : new ReportException(file + ": not CSV: quotes do not match", e);
    }

    private R row(Path file, long line, CSVRecord record) {
        if (record.size() != header.size()) {
            throw new ReportException(file + ", line " + line + ": " + record.size() + " cells where "
                    + header.size() + " are needed");
        }
        Object[] values = new Object[header.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = record.get(i);
            try {
                values[i] = value(types.get(i), cell);
            } catch (NumberFormatException e) {
                throw new ReportException(file + ", line " + line + ", column " + header.get(i) + ": \"" + cell
                        + "\" is not " + (types.get(i) == double.class ? "a number" : "a whole number"), e);
            }
        }
        try {
            return row.apply(values);
        } catch (IllegalArgumentException e) {
            throw new ReportException(file + ", line " + line + ": " + e.getMessage(), e);
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

    private String line(R one) {
        return line(Arrays.asList(cells.apply(one)));
    }

    /** A line of a file: text and numbers, NaN as an empty cell. */
    public static String line(List<?> values) {
        StringBuilder line = new StringBuilder();
        try {
            FORMAT.printRecord(line, values.stream()
                    .map(value -> value instanceof Double number && number.isNaN() ? "" : value.toString()).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return line.toString();
    }

    /**
     * Appends rows to a file, each by one write of a whole line, so that an interrupted program leaves only whole lines. Not thread-safe.
     *
     * @param <R> what a row holds
     */
    public static final class Appender<R> implements Closeable {
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
         * Forces appended rows to disk, so that they survive a power failure.
         *
         * @throws ReportException if the device fails
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
