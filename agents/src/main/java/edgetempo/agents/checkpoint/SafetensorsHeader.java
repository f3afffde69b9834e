package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file, checked against the file's length.
 *
 * @param bytes    length field and JSON as they are in the file
 * @param entries  tensors in the order of their values
 * @param metadata free text
 */
record SafetensorsHeader(byte[] bytes, List<Entry> entries, Map<String, String> metadata) {
    /** The format's own limit, so that a damaged length does not ask for all memory. */
    private static final long MAX_BYTES = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    record Entry(String name, long[] shape, long begin, long end) {}

    /** Reads up to the first value. */
    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Safetensors.LENGTH_BYTES) {
            throw new CheckpointException(file, "truncated: " + size + " bytes are too few for a safetensors file");
        }
        long length = ByteBuffer.wrap(bytes(file, channel, Safetensors.LENGTH_BYTES)).order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length < 2 || length > MAX_BYTES || length > size - Safetensors.LENGTH_BYTES) {
            throw new CheckpointException(file,
                    "not a safetensors file, or truncated: a header of " + Long.toUnsignedString(length)
                            + " bytes does not fit a file of " + size);
        }
        channel.position(0);
        byte[] bytes = bytes(file, channel, (int) (Safetensors.LENGTH_BYTES + length));
        JsonNode root = parse(file, bytes);
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals(Safetensors.METADATA)) {
                readMetadata(file, property.getValue(), metadata);
            } else {
                entries.add(entry(file, property.getKey(), property.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        checkCoverage(file, entries, size - bytes.length);
        return new SafetensorsHeader(bytes, entries, metadata);
    }

    /** Adds the header to a digest, with the characters of the digest it carries as zeros. */
    void digest(MessageDigest digest) {
        byte[] blanked = bytes.clone();
        String carried = metadata.get(Safetensors.DIGEST);
        if (carried != null && !carried.isEmpty()) {
            int at = Safetensors.indexOf(blanked, carried.getBytes(StandardCharsets.UTF_8));
            if (at >= 0) {
                Arrays.fill(blanked, at, at + carried.length(), (byte) '0');
            }
        }
        digest.update(blanked);
    }

    private static byte[] bytes(Path file, FileChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new CheckpointException(file, "truncated while being read");
            }
        }
        return buffer.array();
    }

    private static JsonNode parse(Path file, byte[] bytes) throws CheckpointException {
        JsonNode root;
        try {
            root = JSON.readTree(bytes, Safetensors.LENGTH_BYTES, bytes.length - Safetensors.LENGTH_BYTES);
        } catch (JacksonException e) {
            boolean twice = e.getOriginalMessage().startsWith("Duplicate");
            throw new CheckpointException(file, "its header is not JSON: " + (twice
                    ? "a key comes twice"
                    : "broken at byte " + e.getLocation().getByteOffset()));
        }
        if (!root.isObject()) {
            throw new CheckpointException(file, "its header is not a JSON object");
        }
        return root;
    }

    private static void readMetadata(Path file, JsonNode node, Map<String, String> metadata)
            throws CheckpointException {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!property.getValue().isString()) {
                throw new CheckpointException(file, "metadata " + property.getKey() + " is not text");
            }
            metadata.put(property.getKey(), property.getValue().stringValue());
        }
        if (!node.isObject()) {
            throw new CheckpointException(file, "its metadata is not a JSON object");
        }
    }

    private static Entry entry(Path file, String name, JsonNode node) throws CheckpointException {
        if (name.isEmpty()) {
            throw new CheckpointException(file, "a tensor has no name");
        }
        JsonNode dtype = node.path("dtype");
        if (!dtype.isString() || !dtype.stringValue().equals("F32")) {
            throw new CheckpointException(file, "tensor " + name + " has dtype " + dtype + ", expected \"F32\"");
        }
        long[] shape = integers(file, name, "shape", node.path("shape"));
        long[] offsets = integers(file, name, "data_offsets", node.path("data_offsets"));
        long elements;
        try {
            elements = NamedTensor.elements(name, shape);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, "tensor " + e.getMessage());
        }
        if (offsets.length != 2 || offsets[1] - offsets[0] != elements * Float.BYTES) {
            throw new CheckpointException(file, "tensor " + name + " of shape " + Arrays.toString(shape)
                    + " does not fill the data offsets " + Arrays.toString(offsets));
        }
        return new Entry(name, shape, offsets[0], offsets[1]);
    }

    private static long[] integers(Path file, String name, String key, JsonNode node) throws CheckpointException {
        boolean valid = node.isArray();
        long[] values = new long[valid ? node.size() : 0];
        for (int i = 0; i < values.length && valid; i++) {
            JsonNode value = node.get(i);
            valid = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
            values[i] = valid ? value.longValue() : 0;
        }
        if (!valid) {
            throw new CheckpointException(file,
                    "tensor " + name + " has " + key + " " + node + ", expected an array of whole numbers");
        }
        return values;
    }

    private static void checkCoverage(Path file, List<Entry> entries, long dataBytes) throws CheckpointException {
        long reached = 0;
        for (Entry entry : entries) {
            if (entry.begin != reached) {
                throw new CheckpointException(file, "the values of tensor " + entry.name + " begin at " + entry.begin
                        + ", expected " + reached);
            }
            reached = entry.end;
        }
        if (reached != dataBytes) {
            throw new CheckpointException(file,
                    (reached > dataBytes ? "truncated: " : "has a foreign end: ") + dataBytes
                            + " bytes of values, expected " + reached);
        }
    }
}
