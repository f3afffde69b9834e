package edgetempo.experiments.bridge;

import edgetempo.catalogue.PluginException;
import edgetempo.experiments.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both directions of the pipe: a JSON line each way, then requests of a header of four int32 (mark, command, argument, 0) and a body, and
 * replies of a header of four int32 (status, bytes of text, bytes of a second part, 0), a body, the text and the second part. Not
 * thread-safe.
 */
final class Wire {
    /** Version of the protocol. A peer with another one is rejected. */
    static final int VERSION = 1;
    /** Magic number of every request: "ETP1". */
    static final int MARK = 0x31505445;
    /** Starts episodes. */
    static final int RESET = 1;
    /** Takes actions; argument 1 asks for the figures of all environments. */
    static final int STEP = 2;
    /** Asks for the figures of all environments. */
    static final int INFO = 3;
    /** Solves slots; the argument is their number. */
    static final int SOLVE = 4;
    /** Draws slots; the argument is their number. */
    static final int DRAW = 5;
    /** Status: done. */
    static final int OK = 0;
    /** Status: rejected, nothing was changed; the text says why. The body is present but meaningless. */
    static final int REFUSED = 1;
    /** Status: fatal error; the text says why, and the process ends. The body is present but meaningless. */
    static final int FAILED = 2;
    static final int HEADER_BYTES = 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int LONGEST_LINE = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final ByteBuffer request = ByteBuffer.allocateDirect(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer reply = ByteBuffer.allocateDirect(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    Wire(ReadableByteChannel in, WritableByteChannel out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Reads the peer's line.
     *
     * @throws BadInputException if it is no JSON object, or speaks another version; the other side is told first
     */
    Map<?, ?> hello() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder line = new StringBuilder();
        while (true) {
            one.clear();
            if (in.read(one) < 0) {
                throw new EOFException("input ended before the handshake");
            }
            char next = (char) (one.get(0) & 0xFF);
            if (next == '\n') {
                break;
            }
            if (line.length() == LONGEST_LINE) {
                throw refuse("the handshake is longer than " + LONGEST_LINE + " bytes");
            }
            line.append(next);
        }
        Object read;
        try {
            read = JSON.readValue(line.toString(), Object.class);
        } catch (JacksonException e) {
            throw refuse("the handshake is no JSON object");
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw refuse("the handshake is no JSON object");
        }
        if (!Integer.valueOf(VERSION).equals(map.get("protocol"))) {
            throw refuse("protocol " + map.get("protocol") + " is not spoken; allowed: " + VERSION
                    + " (take the Python package of the same release as the simulator)");
        }
        return map;
    }

    private BadInputException refuse(String why) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("protocol", VERSION);
        answer.put("error", why);
        say(answer);
        return new BadInputException(why);
    }

    /** Writes a line. */
    void say(Map<String, Object> line) throws IOException {
        byte[] json = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        write(ByteBuffer.wrap(json));
    }

    /**
     * Reads the header of the next request.
     *
     * @return null at the end of input, else command and argument
     * @throws BadInputException if it does not begin as requests do
     * @throws EOFException      if input ends within it
     */
    int[] next() throws IOException {
        request.clear();
        if (!read(request)) {
            return null;
        }
        if (request.getInt(0) != MARK || request.getInt(12) != 0) {
            throw new BadInputException("broken frame: a request begins with the four bytes \"ETP1\", found "
                    + String.format(Locale.ROOT, "0x%08x", request.getInt(0)));
        }
        return new int[]{request.getInt(4), request.getInt(8)};
    }

    /**
     * Reads a body, from the start of a buffer to its limit.
     *
     * @throws EOFException if input ends before
     */
    void body(ByteBuffer body) throws IOException {
        body.position(0);
        if (!read(body) && body.limit() > 0) {
            throw new EOFException("input ended within a frame");
        }
    }

    /** Fills a buffer; false if input ends before its first byte. */
    private boolean read(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (in.read(target) < 0) {
                if (target.position() == 0) {
                    return false;
                }
                throw new EOFException("input ended within a frame");
            }
        }
        return true;
    }

    /**
     * Writes a reply.
     *
     * @param body   all of it
     * @param text   UTF-8; may be empty
     * @param second up to its position
     */
    void reply(int status, ByteBuffer body, byte[] text, ByteBuffer second) throws IOException {
        reply.clear();
        reply.putInt(status).putInt(text.length).putInt(second.position()).putInt(0).flip();
        // In one piece, so that the other side wakes once: small frames are copied behind their header.
        write(reply, body.duplicate().clear());
        if (text.length > 0) {
            write(ByteBuffer.wrap(text));
        }
        if (second.position() > 0) {
            write(second.duplicate().flip());
        }
    }

    /** Header and body in one write. */
    private void write(ByteBuffer header, ByteBuffer body) throws IOException {
        if (out instanceof GatheringByteChannel gathering) {
            ByteBuffer[] both = {header, body};
            while (body.hasRemaining() || header.hasRemaining()) {
                gathering.write(both);
            }
        } else {
            write(header);
            write(body);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Answers a request. */
    interface Answer {
        void write() throws IOException;
    }

    /**
     * Answers, or says why not.
     *
     * @param body of a refusal: as large as that of an answer
     * @throws IOException      if nobody reads
     * @throws RuntimeException what the answer throws, except for refusals; the other side, who waits, is told first
     */
    void guarded(Supplier<ByteBuffer> body, Answer answer) throws IOException {
        try {
            answer.write();
        } catch (RefusedException e) {
            reply(REFUSED, body.get(), e.getMessage().getBytes(StandardCharsets.UTF_8), NOTHING);
        } catch (RuntimeException e) {
            RuntimeException told = cause(e);
            reply(FAILED, body.get(), String.valueOf(told.getMessage()).getBytes(StandardCharsets.UTF_8), NOTHING);
            throw told;
        }
    }

    /** What went wrong on a worker thread, which wraps it. */
    private static RuntimeException cause(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInputException || cause instanceof PluginException) {
                return (RuntimeException) cause;
            }
        }
        return e;
    }

    static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}
