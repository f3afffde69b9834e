package edgetempo.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes hostile input of good input: half of the time by its structure (a value of JSON, a cell of CSV, a value of YAML is replaced by an
 * extreme one, something is dropped, doubled, swapped), and half of the time byte by byte. Equal seeds give equal inputs.
 */
final class Mutator {
    private static final List<String> NUMBERS = List.of("0", "-0.0", "-1", "1", "2", "1e308", "-1e308", "1e309",
            "5e-324", "1e-320",
            "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "1e18",
            "1e999999999", "0.5",
            "0.1", "1e15", "1e9", "100000", "4096", "33", "17", "1e-9", "1e-30", "99999999999999999999999", "3.7");
    private static final List<String> WORDS = List.of("", " ", "NaN", "Infinity", "-Infinity", ".inf", ".nan", "null",
            "true", "~", "x",
            "-", "../../etc/passwd", "٣٤", "\u0000", "\u001b[31m", "\uD83D\uDE00", "é", "a,b", "\"", "'", "{", "}", "[",
            "#", "&a", "*a",
            "!!int 3", "|", "%s%n", "<script>", "$(x)", "0x10", "1_000", "010", "2001-01-01", "drift-m2-n20",
            "physical-m2-n20",
            "lstm-ddpg", "finished", "running");

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** An extreme number, or a word where a number is expected. */
    String value() {
        return switch (random.nextInt(10)) {
            case 0 -> any(WORDS);
            case 1 -> "x".repeat(1 + random.nextInt(5000));
            case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 3 -> Long.toString(random.nextLong() >> random.nextInt(64));
            default -> any(NUMBERS);
        };
    }

    /** One to three mutations. */
    byte[] mutate(byte[] good, Form form) {
        byte[] bytes = good;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes = random.nextInt(4) == 0 ? raw(bytes) : switch (form) {
                case JSON -> json(bytes);
                case JSON_LINES -> jsonLine(bytes);
                case CSV -> csv(bytes);
                case YAML -> yaml(bytes);
                case SAFETENSORS -> safetensors(bytes);
            };
        }
        return bytes;
    }

    /** What input is made of. */
    enum Form {
        JSON,
        JSON_LINES,
        CSV,
        YAML,
        SAFETENSORS
    }

    private byte[] raw(byte[] bytes) {
        if (bytes.length == 0) {
            return value().getBytes(StandardCharsets.UTF_8);
        }
        int at = random.nextInt(bytes.length);
        int end = at + Math.min(bytes.length - at, 1 + random.nextInt(64));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(6)) {
            case 0 -> out.writeBytes(Arrays.copyOf(bytes, at));
            case 1 -> {
                byte[] copy = bytes.clone();
                copy[at] ^= (byte) (1 << random.nextInt(8));
                out.writeBytes(copy);
            }
            case 2 -> {
                byte[] copy = bytes.clone();
                copy[at] = (byte) random.nextInt();
                out.writeBytes(copy);
            }
            case 3 -> {
                out.write(bytes, 0, at);
                out.write(bytes, end, bytes.length - end);
            }
            case 4 -> {
                out.write(bytes, 0, end);
                out.write(bytes, at, bytes.length - at);
            }
            default -> {
                out.write(bytes, 0, at);
                out.writeBytes(value().getBytes(StandardCharsets.UTF_8));
                out.write(bytes, at, bytes.length - at);
            }
        }
        return out.toByteArray();
    }

    private byte[] json(byte[] bytes) {
        try {
            JsonNode root = JsonMapper.shared().readTree(bytes);
            List<JsonNode> inner = new ArrayList<>();
            collect(root, inner);
            if (inner.isEmpty()) {
                return raw(bytes);
            }
            String changed = change(root, any(inner));
            return changed.getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            return raw(bytes); // an earlier mutation broke it
        }
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainer() && !node.isEmpty()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private String change(JsonNode root, JsonNode container) {
        if (container instanceof ObjectNode object) {
            String name = any(List.copyOf(object.propertyNames()));
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(value(), object.get(name));
                default -> object.set(name, node(object.get(name)));
            }
        } else if (container instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(6)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(at, array.get(random.nextInt(array.size())));
                case 2 -> array.removeAll();
                default -> array.set(at, node(array.get(at)));
            }
        }
        // Numbers that no type holds can only be written as text.
        return JsonMapper.shared().writeValueAsString(root).replaceAll("\"@(-?[0-9.eE+-]+)\"", "$1");
    }

    private JsonNode node(JsonNode old) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.stringNode(value());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.arrayNode().add(old);
            case 4 -> nodes.objectNode().set(value(), old);
            default -> nodes.stringNode("@" + any(NUMBERS));
        };
    }

    private byte[] jsonLine(byte[] bytes) {
        List<String> lines = lines(bytes);
        int at = random.nextInt(lines.size());
        if (random.nextInt(8) == 0) {
            lines.add(at, any(lines));
        } else {
            lines.set(at, new String(json(lines.get(at).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        }
        return join(lines);
    }

    private byte[] csv(byte[] bytes) {
        List<String> lines = lines(bytes);
        int at = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.add(at, lines.get(at));
            case 1 -> lines.remove(at);
            case 2 -> lines.add(at, lines.remove(random.nextInt(lines.size())));
            default -> {
                String[] cells = lines.get(at).split(",", -1);
                cells[random.nextInt(cells.length)] = value();
                lines.set(at, String.join(",", cells));
            }
        }
        return join(lines);
    }

    private byte[] yaml(byte[] bytes) {
        List<String> lines = lines(bytes);
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = line.indexOf(": ");
        switch (random.nextInt(8)) {
            case 0 -> lines.add(at, line);
            case 1 -> lines.remove(at);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(5)) + line);
            case 3 -> lines.add(at, any(WORDS));
            default -> lines.set(at, colon < 0 ? value() : line.substring(0, colon + 2) + value());
        }
        return join(lines);
    }

    /** Eight bytes of length, a header of JSON, data. */
    private byte[] safetensors(byte[] bytes) {
        int length = bytes.length < 8 ? 0 : bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
        if (bytes.length < 8 + length || length == 0) {
            return raw(bytes);
        }
        if (random.nextInt(4) == 0) {
            byte[] copy = bytes.clone();
            copy[random.nextInt(8)] = (byte) random.nextInt();
            return copy;
        }
        byte[] header = json(Arrays.copyOfRange(bytes, 8, 8 + length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 8; i++) {
            out.write(i < 4 ? header.length >> 8 * i : 0);
        }
        out.writeBytes(header);
        out.write(bytes, 8 + length, bytes.length - 8 - length);
        return out.toByteArray();
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    }

    private static byte[] join(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
