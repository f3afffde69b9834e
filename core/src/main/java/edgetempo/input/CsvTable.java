package edgetempo.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioKey;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads a CSV file row by row, once, from the first byte to the last: only columns that have a role are parsed, numbers and times are read
 * from the parser's buffer, and names become numbers, so that a row allocates nothing. Not thread-safe.
 */
final class CsvTable {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int MAX_COLUMNS = 10_000;
    private static final int SHOWN = 60;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final CsvSource source;
    private final InputFile file;
    private final List<Column> roles;
    private final CsvLayout format;
    private final Names[] names;
    private String sha256 = "";
    private boolean empty = true;
    private boolean[] present = new boolean[0];

    /** Receives each row. */
    interface Sink {
        /**
         * Processes a row.
         *
         * @throws Refusal if the row is invalid
         */
        void row(Row row) throws Refusal;
    }

    /** The current row of a file. */
    interface Row {
        /** Line that it starts in, counted from 1. */
        long line();

        /** Whether the field of a role is there and not empty. */
        boolean has(int role);

        /** The number, or the seconds, in the field of a role; NaN if there is none. */
        double number(int role);

        /** Number of the name in the field of a role; −1 if there is none. */
        int name(int role);
    }

    /** An invalid row. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int role;

        /**
         * Creates an exception with a one-line message.
         *
         * @param role column at fault, −1 for the row as a whole
         */
        Refusal(int role, String problem) {
            super(problem);
            this.role = role;
        }
    }

    /**
     * Creates a table.
     *
     * @param source file, columns and digest
     * @param roles  that its columns may have
     * @throws ScenarioException if columns are not understood
     */
    CsvTable(CsvSource source, List<Column> roles) {
        this.source = source;
        file = new InputFile(source);
        this.roles = List.copyOf(roles);
        format = CsvLayout.parse(source.key("columns"), source.columns(), roles);
        names = new Names[roles.size()];
        for (int r = 0; r < names.length; r++) {
            names[r] = new Names();
        }
    }

    /** File, columns and digest. */
    CsvSource source() {
        return source;
    }

    /** What its columns may be. */
    List<Column> roles() {
        return roles;
    }

    /** How the file is written. */
    CsvLayout layout() {
        return format;
    }

    /** Names in the columns of a role, in the order of their first appearance. */
    Names names(int role) {
        return names[role];
    }

    /** Releases all names. */
    void forgetNames() {
        for (int r = 0; r < names.length; r++) {
            names[r] = new Names();
        }
    }

    /** Digest of the file as last read, compressed if it is, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    /** Whether the file has a column of a role. */
    boolean has(int role) {
        return present[role];
    }

    ScenarioException refuse(String problem) {
        return new ScenarioException(source.shown(), problem);
    }

    ScenarioException refuse(long line, int role, String problem) {
        return refuse("line " + line + (role < 0 ? "" : ", " + roles.get(role).name()) + ": " + problem);
    }

    /**
     * Reads the file.
     *
     * @throws ScenarioException with one line if anything is wrong with it
     */
    void read(Sink sink) {
        MessageDigest digest = sha256Digest();
        Handler handler = new Handler(sink);
        try (InputStream raw = new DigestInputStream(file.raw(), digest)) {
            parse(raw, handler);
            // What follows the last row still belongs to the digest.
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (CsvParseException e) {
            throw broken(e, handler);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause(), handler);
        } catch (IOException e) {
            throw unreadable(e, handler);
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
        if (empty) {
            throw refuse(handler.header ? "holds no row" + (format.header() ? " below its header" : "") : "is empty");
        }
        String expected = source.sha256();
        if (!expected.equals(CsvSource.ANY) && !expected.equalsIgnoreCase(sha256)) {
            throw refuse("is another file than expected: its SHA-256 is " + sha256 + ", expected " + expected);
        }
    }

    private void parse(InputStream raw, Handler handler) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(file.unpacked(raw), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        CsvReader.builder().fieldSeparator(format.separator()).quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).maxBufferSize(LONGEST_FIELD).build(handler, text).forEach(_ -> {
                    // The handler has passed it on.
                });
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private ScenarioException broken(CsvParseException e, Handler handler) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ScenarioException refusal) {
                return refusal;
            }
            if (cause instanceof IOException broken) {
                return unreadable(broken, handler);
            }
            if (cause instanceof OutOfMemoryError full) {
                throw full;
            }
        }
        String what = String.valueOf(e.getMessage());
        if (e.getCause() != null && e.getCause().getMessage() != null) {
            what = e.getCause().getMessage();
        }
        long line = Math.max(1, handler.line);
        if (what.contains("buffer")) {
            return refuse(line, -1, "a field is longer than 1 MiB; is a quote not closed, or a separator another one?");
        }
        return refuse(line, -1, what.contains("Unclosed") || what.contains("unclosed")
                ? "a quote is not closed"
                : "broken CSV: " + what);
    }

    private ScenarioException unreadable(IOException e, Handler handler) {
        if (e instanceof CharacterCodingException) {
            try {
                return refuse(file.badEncoding().orElse("is not UTF-8 text"));
            } catch (IOException _) {
                return refuse("is not UTF-8 text");
            }
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return refuse("line " + (handler.line + 1) + " or after it: the compressed file is "
                    + (e instanceof EOFException ? "cut short" : "damaged: " + e.getMessage()));
        }
        return refuse("cannot be read: " + e.getMessage());
    }

    /** Reads fields as they come. */
    private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> implements Row {
        private final Sink sink;
        private final TimeText times = new TimeText(format);
        private final double[] number = new double[roles.size()];
        private final int[] name = new int[roles.size()];
        private final boolean[] filled = new boolean[roles.size()];
        private final List<String> columns = new ArrayList<>();
        private int[] roleOf = new int[0];
        private boolean header;
        private long line;
        private int fields;

        Handler(Sink sink) {
            this.sink = sink;
        }

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            fields = 0;
            Arrays.fill(filled, false);
            Arrays.fill(number, Double.NaN);
            Arrays.fill(name, -1);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            fields++;
            if (!header) {
                collect(new String(buffer, offset, length));
                return;
            }
            if (index < roleOf.length && roleOf[index] >= 0) {
                field(roleOf[index], new String(buffer, offset, length));
            }
        }

        private void collect(String text) {
            if (text.indexOf('\0') >= 0) {
                throw refuse(1, -1, "holds zero bytes; expected UTF-8 text");
            }
            columns.add(text);
            if (columns.size() > MAX_COLUMNS) {
                throw refuse(1, -1, "has more than " + MAX_COLUMNS + " columns; is the separator another one than \""
                        + format.separator() + "\"?");
            }
        }

        private void field(int role, String written) {
            String text = written.strip();
            Column column = roles.get(role);
            if (text.isEmpty()) {
                if (column.filled()) {
                    throw refuse(line, role, "is empty");
                }
                return;
            }
            filled[role] = true;
            switch (column.kind()) {
                case NAME -> name[role] = names[role].number(text);
                case TIME -> {
                    number[role] = times.parse(text);
                    if (Double.isNaN(number[role])) {
                        throw refuse(line, role, quoted(text) + " is no time; allowed: " + (format.time().isPresent()
                                ? "what " + source.key("columns") + " says after time="
                                : "seconds or ISO 8601, such as 2024-11-15 16:57:50"));
                    }
                }
                case NUMBER -> {
                    number[role] = Numbers.parse(text);
                    if (Double.isNaN(number[role])) {
                        throw refuse(line, role, quoted(text) + " is not a number");
                    }
                    if (number[role] < column.min() || number[role] > column.max()) {
                        throw refuse(line, role, quoted(text) + " is out of range; allowed: "
                                + ScenarioKey.text(column.min()) + " to " + ScenarioKey.text(column.max()));
                    }
                }
            }
        }

        private static String quoted(String text) {
            return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) {
                return Boolean.TRUE;
            }
            if (!header) {
                roleOf = new RoleColumns(CsvTable.this, columns, line).roles();
                present = new boolean[roles.size()];
                for (int role : roleOf) {
                    if (role >= 0) {
                        present[role] = true;
                    }
                }
                header = true;
                if (format.header()) {
                    return Boolean.TRUE;
                }
                for (int c = 0; c < columns.size(); c++) {
                    if (roleOf[c] >= 0) {
                        field(roleOf[c], columns.get(c));
                    }
                }
            }
            if (fields != roleOf.length) {
                throw refuse(line, -1, "has " + fields + (fields == 1 ? " field" : " fields") + "; the "
                        + (format.header() ? "header" : "first row") + " has " + roleOf.length);
            }
            empty = false;
            try {
                sink.row(this);
            } catch (Refusal e) {
                throw refuse(line, e.role, e.getMessage());
            }
            return Boolean.TRUE;
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public boolean has(int role) {
            return filled[role];
        }

        @Override
        public double number(int role) {
            return number[role];
        }

        @Override
        public int name(int role) {
            return name[role];
        }
    }
}
