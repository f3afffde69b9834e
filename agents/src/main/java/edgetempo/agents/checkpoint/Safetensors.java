package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads files of float32 tensors in the safetensors format: 8 bytes little-endian length of the header, a JSON
 * header (for each tensor dtype, shape and data offsets; free text under {@code __metadata__}), then the values, row-major
 * and little-endian, without gaps. Any safetensors library can read these files.
 *
 * <p>The metadata key {@code sha256} holds the digest of the whole file computed with the digest's own characters replaced by zeros. It is
 * checked if present; files of other programs need not have it.
 *
 * <p>Format: https://github.com/huggingface/safetensors, section Format.
 */
public final class Safetensors {
    static final String METADATA = "__metadata__";
    static final String DIGEST = "sha256";
    static final int LENGTH_BYTES = 8;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BLANK_DIGEST = "0".repeat(64);
    private static final int ALIGNMENT = 8;
    private static final int BUFFER_BYTES = 1 << 18;

    private Safetensors() {}

    /**
     * Writes a file atomically: to a temporary name in the same folder, which is synced to disk and then moved.
     *
     * @param file    replaced if it exists; its folder is made if it is missing, those above it are not
     * @param content tensors and metadata; the keys {@code sha256} of the metadata and {@code __metadata__} of the tensors
     *                are reserved
     * @throws IOException              if it cannot be written; an existing file is left unchanged
     * @throws IllegalArgumentException if a reserved key is used
     */
    public static void write(Path file, TensorFile content) throws IOException {
        byte[] header = header(content);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder); // Not those above: a run whose folder was moved does not begin another one.
        }
        Path temporary = folder.resolve("." + file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(temporary); // A link of that name is not followed.
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                MessageDigest digest = sha256();
                writeAll(channel, digest, header, content);
                ByteBuffer hex = ByteBuffer.wrap(hex(digest));
                long at = indexOf(header, BLANK_DIGEST.getBytes(StandardCharsets.US_ASCII));
                while (hex.hasRemaining()) {
                    at += channel.write(hex, at);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
    }

    /**
     * Reads a file, which may be another program's.
     *
     * @return its content, without the digest
     * @throws CheckpointException if the file breaks the format, holds another type than float32, or fails the digest that
     *                             it carries
     * @throws IOException         if it cannot be read
     */
    public static TensorFile read(Path file) throws IOException {
        return read(file, false);
    }

    /**
     * Reads a file that was written here: one without a digest is refused too, so that no single damaged byte passes.
     *
     * @return its content, without the digest
     * @throws CheckpointException as {@link #read}, and if the file carries no digest
     * @throws IOException         if it cannot be read
     */
    public static TensorFile readVerified(Path file) throws IOException {
        return read(file, true);
    }

    private static TensorFile read(Path file, boolean verified) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            if (verified && !header.metadata().containsKey(DIGEST)) {
                throw new CheckpointException(file, "damaged, or not written by this program: it has no sha256");
            }
            MessageDigest digest = sha256();
            header.digest(digest);
            Map<String, NamedTensor> tensors = new LinkedHashMap<>();
            ByteBuffer buffer = buffer();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                float[] values = new float[NamedTensor.elements(entry.name(), entry.shape())];
                readValues(file, channel, digest, buffer, values);
                tensors.put(entry.name(), new NamedTensor(entry.name(), entry.shape(), values));
            }
            Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
            String expected = metadata.remove(DIGEST);
            if (expected != null && !Arrays.equals(expected.getBytes(StandardCharsets.UTF_8), hex(digest))) {
                throw new CheckpointException(file, "damaged: its content does not match its sha256");
            }
            return new TensorFile(tensors, metadata);
        }
    }

    private static byte[] header(TensorFile content) {
        if (content.metadata().containsKey(DIGEST) || content.tensors().containsKey(METADATA)) {
            throw new IllegalArgumentException("the keys " + DIGEST + " and " + METADATA + " are taken");
        }
        ObjectNode root = JSON.createObjectNode();
        ObjectNode metadata = root.putObject(METADATA);
        // First, so that no other text of the header can be mistaken for it.
        metadata.put(DIGEST, BLANK_DIGEST);
        content.metadata().forEach(metadata::put);
        long offset = 0;
        for (NamedTensor tensor : content.tensors().values()) {
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", "F32");
            ArrayNode shape = entry.putArray("shape");
            for (long axis : tensor.shape()) {
                shape.add(axis);
            }
            entry.putArray("data_offsets").add(offset).add(offset += (long) tensor.values().length * Float.BYTES);
        }
        byte[] json = JSON.writeValueAsBytes(root);
        byte[] padded = new byte[LENGTH_BYTES + (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT];
        Arrays.fill(padded, (byte) ' ');
        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length - LENGTH_BYTES).put(json);
        return padded;
    }

    private static void writeAll(FileChannel channel, MessageDigest digest, byte[] header, TensorFile content)
            throws IOException {
        writeBuffer(channel, digest, ByteBuffer.wrap(header));
        ByteBuffer buffer = buffer();
        for (NamedTensor tensor : content.tensors().values()) {
            float[] values = tensor.values();
            for (int from = 0; from < values.length;) {
                int count = Math.min(values.length - from, BUFFER_BYTES / Float.BYTES);
                buffer.clear();
                buffer.asFloatBuffer().put(values, from, count);
                writeBuffer(channel, digest, buffer.limit(count * Float.BYTES));
                from += count;
            }
        }
    }

    private static void writeBuffer(FileChannel channel, MessageDigest digest, ByteBuffer buffer) throws IOException {
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void readValues(Path file, FileChannel channel, MessageDigest digest, ByteBuffer buffer,
            float[] values) throws IOException {
        for (int to = 0; to < values.length;) {
            int count = Math.min(values.length - to, BUFFER_BYTES / Float.BYTES);
            buffer.clear().limit(count * Float.BYTES);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new CheckpointException(file, "truncated while being read");
                }
            }
            buffer.flip();
            buffer.asFloatBuffer().get(values, to, count);
            digest.update(buffer);
            to += count;
        }
    }

    /** Makes the move itself last. Systems that cannot open a folder do not need it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole either way; at worst a power cut brings the old one back.
        }
    }

    static int indexOf(byte[] text, byte[] part) {
        for (int at = 0; at + part.length <= text.length; at++) {
            if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
