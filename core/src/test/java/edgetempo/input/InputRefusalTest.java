package edgetempo.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything wrong with a file is one line with the key, the file, the line and the column. */
class InputRefusalTest {
    private static final String REQUESTS = "time_s,service\n0,a\n1,b\n2,a\n3,a\n4,b\n";
    private static final String SITES = "server,latitude,longitude\n";

    @TempDir
    private Path folder;

    private static Arguments requests(String name, String text, String message, String... sets) {
        return argumentSet(name, "requests.file", text.getBytes(StandardCharsets.UTF_8), message, sets);
    }

    private static Arguments sites(String name, String text, String message, String... sets) {
        return argumentSet(name, "network.serversFile", text.getBytes(StandardCharsets.UTF_8), message, sets);
    }

    private static Arguments users(String name, String text, String message) {
        return argumentSet(name, "network.usersFile", text.getBytes(StandardCharsets.UTF_8), message, new String[0]);
    }

    private static Arguments services(String name, String text, String message) {
        return argumentSet(name, "services.file", text.getBytes(StandardCharsets.UTF_8), message, new String[0]);
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Arguments bytes(String name, byte[] content, String message) {
        return argumentSet(name, "requests.file", content, message, new String[0]);
    }

    static Stream<Arguments> files() {
        byte[] zipped = zipped("time_s,service\n" + "1,a\n".repeat(20_000));
        byte[] damaged = zipped.clone();
        damaged[10] = -1; // a kind of block that there is not
        return Stream.of(
                requests("empty", "", "FILE: is empty"),
                requests("only a header", "time_s,service\n", "FILE: holds no row below its header"),
                requests("one row", "time_s,service\n0,a\n",
                        "FILE: has too few services with requests in whole slots: 0, services.count asks for 2"),
                requests("no such column", "when,service\n0,a\n",
                        "FILE: line 1: no column is time_s; say which in requests.columns, such as time_s=when"),
                requests("column that columns names is missing", REQUESTS,
                        "requests.columns: time_s=tine_s is no column of FILE; nearest: time_s",
                        "requests.columns=time_s=tine_s"),
                requests("column number beyond the last", REQUESTS,
                        "requests.columns: time_s=#3 is no column; FILE has #1 to #2", "requests.columns=time_s=#3"),
                requests("unknown role", REQUESTS,
                        "requests.columns: servcie is neither a role nor an option; nearest: service",
                        "requests.columns=servcie=#2"),
                requests("role without a column", REQUESTS, "requests.columns: service= has no value",
                        "requests.columns=service="),
                requests("role given twice", REQUESTS, "requests.columns: service is given twice",
                        "requests.columns=service=#1,service=#2"),
                requests("two roles for one column", REQUESTS,
                        "requests.columns: time_s and service are the same column",
                        "requests.columns=time_s=#1, service=#1"),
                requests("two columns of one name", "time_s,service,service\n0,a,b\n",
                        "FILE: line 1: two columns are called service"),
                requests("names without a header", REQUESTS,
                        "requests.columns: time_s=time_s names a column of a file without a header; expected a number such as #1",
                        "requests.columns=time_s=time_s, service=#2, header=no"),
                requests("unknown time zone", REQUESTS,
                        "requests.columns: zone=Atlantis is no time zone; allowed: such as Australia/Melbourne or +11:00",
                        "requests.columns=zone=Atlantis"),
                requests("text for a time", "time_s,service\n0,a\nnoon,b\n",
                        "FILE: line 3, time_s: \"noon\" is no time; allowed: seconds or ISO 8601, such as 2024-11-15 16:57:50"),
                requests("a day that is none", "time_s,service\n2024-02-30 10:00:00,a\n",
                        "FILE: line 2, time_s: \"2024-02-30 10:00:00\" is no time;"),
                requests("NaN for a time", "time_s,service\nNaN,a\n", "FILE: line 2, time_s: \"NaN\" is no time;"),
                requests("no time", "time_s,service\n0,a\n,b\n", "FILE: line 3, time_s: is empty"),
                requests("unsorted times", "time_s,service\n5,a\n4,b\n",
                        "FILE: line 3, time_s: is before the time of the row before it; requests must be in order of time"),
                requests("text for an input", "time_s,service,input_bits\n0,a,\n1,b,4 Mbit\n",
                        "FILE: line 3, input_bits: \"4 Mbit\" is not a number"),
                requests("no input at all", "time_s,service,input_bits\n0,a,0\n",
                        "FILE: line 2, input_bits: \"0\" is out of range; allowed: 0.001 to 1e18"),
                requests("infinite cycles", "time_s,service,work\n0,a,1e9\n1,b,Infinity\n",
                        "FILE: line 3, cycles: \"Infinity\" is not a number",
                        "requests.columns=cycles=work"),
                requests("negative cycles", "time_s,service,cycles\n0,a,-1\n",
                        "FILE: line 2, cycles: \"-1\" is out of range"),
                requests("no time to answer", "time_s,service,deadline_s\n0,a,0.2\n1,b,\n2,b,0\n",
                        "FILE: line 4, deadline_s: \"0\" is out of range; allowed: 1e-6 to 1e9"),
                requests("a negative deadline", "time_s,service,within\n0,a,-0.5\n",
                        "FILE: line 2, deadline_s: \"-0.5\" is out of range", "requests.columns=deadline_s=within"),
                requests("all the time to answer", "time_s,service,deadline_s\n0,a,Infinity\n",
                        "FILE: line 2, deadline_s: \"Infinity\" is not a number"),
                requests("a field too few", "time_s,service\n0,a\n1\n", "FILE: line 3: has 1 field; the header has 2"),
                requests("a field too many, after a field of two lines", "time_s,service\n0,\"a\nb\"\n1,a,b\n",
                        "FILE: line 4: has 3 fields; the header has 2"),
                requests("a quote that is not closed", "time_s,service\n0,\"a\n1,b\n",
                        "FILE: line 2: a quote is not closed"),
                requests("another separator", "time_s;service\n0;a\n", "FILE: line 1: no column is time_s;"),
                requests("a line of two million characters", "time_s,service\n0," + "a".repeat(2_000_000) + "\n",
                        "FILE: line 2: a field is longer than 1 MiB;"),
                requests("zero bytes", "time_s\0,service\n0,a\n",
                        "FILE: line 1: holds zero bytes; expected UTF-8 text"),
                requests("fewer services than asked for", "time_s,service\n" + "0,a\n".repeat(9),
                        "FILE: has too few services with requests in whole slots: 1, services.count asks for 2"),
                requests("shorter than an episode", REQUESTS,
                        "FILE: has too few whole frames in requests.part TRAIN: 1, time.framesPerEpisode asks for 2"),
                requests("a window that holds nothing", REQUESTS,
                        "FILE: has too few services with requests in whole slots: 0",
                        "requests.from=100"),
                requests("a window that is no time", REQUESTS,
                        "requests.from: \"noon\" is no time; allowed: as the file writes times, or none",
                        "requests.from=noon"),
                requests("another digest", REQUESTS, "FILE: is another file than expected: its SHA-256 is",
                        "requests.sha256=00ff"),
                bytes("Latin-1", "time_s,service\n0,a\n1,é\n".getBytes(StandardCharsets.ISO_8859_1),
                        "FILE: line 3: is not UTF-8 text"),
                bytes("UTF-16", REQUESTS.getBytes(Charset.forName("UTF-16")), "FILE: line 1: is not UTF-8 text"),
                bytes("gzip cut short", Arrays.copyOf(zipped, zipped.length / 2), "the compressed file is cut short"),
                bytes("gzip damaged", damaged, "the compressed file is damaged"),
                sites("latitude 200", SITES + "a,-37,144\nb,200,145\n",
                        "FILE: line 3, latitude: \"200\" is out of range; allowed: -90 to 90"),
                sites("text in a number", SITES + "a,north,144\n", "FILE: line 2, latitude: \"north\" is not a number"),
                sites("a number of a programming language", SITES + "a,0x1p3,144\n",
                        "FILE: line 2, latitude: \"0x1p3\" is not a number"),
                sites("NaN", SITES + "a,1,NaN\n", "FILE: line 2, longitude: \"NaN\" is not a number"),
                sites("no longitude", SITES + "a,1,\n", "FILE: line 2, longitude: is empty"),
                sites("a server twice", SITES + "a,1,1\nb,1,2\na,1,3\n",
                        "FILE: line 4, server: a was in line 2 already"),
                sites("no positions", "server\na\n",
                        "FILE: line 2: no columns are latitude and longitude, or x_m and y_m"),
                sites("two kinds of positions", "x_m,y_m,latitude,longitude\n1,1,1,1\n",
                        "FILE: line 2: has both latitude and longitude and x_m and y_m"),
                sites("fewer servers than asked for", SITES + "a,1,1\n",
                        "FILE: has too few rows: 1, network.servers asks for 2"),
                sites("a centre that is none", SITES + "a,1,1\nb,1,2\n",
                        "network.centre: \"Melbourne\" is no place; allowed: two numbers separated by a space, or none",
                        "network.centre=Melbourne"),
                users("metres beside degrees", "x_m,y_m\n0,0\n1,1\n2,2\n",
                        "FILE: has metres, the file of servers degrees"),
                users("nobody in reach", "latitude,longitude\n5,5\n5,5\n",
                        "network.radiusM: 0 of the 2 users of PATH are within 100.0 m of a server, network.users asks for 2"),
                services("a service twice", "service,size_gib\na,1\nb,1\na,2\n",
                        "FILE: line 4, service: a was in line 2 already"),
                services("a size of nothing", "service,size_gib\na,0\n",
                        "FILE: line 2, size_gib: \"0\" is out of range;"),
                services("too few services", "service,size_gib\na,1\n",
                        "FILE: has too few services: 1, services.count asks for 2"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isOneLine(String key, byte[] content, String message, String[] sets) throws IOException {
        Path file = Files.write(folder.resolve("bad.csv"), content);
        List<String> all = new ArrayList<>(List.of("network.users=2", "services.count=2", "requests.slotRequests=2",
                "time.slotsPerFrame=1", "time.framesPerEpisode=2", key + "=" + file));
        if (key.equals("network.usersFile")) {
            Path servers = Files.writeString(folder.resolve("sites.csv"), SITES + "a,1,1\nb,1,2\n");
            all.addAll(List.of("network.serversFile=" + servers, "network.radiusM=100"));
        }
        Arrays.stream(sets).map(set -> set.replaceFirst("=(.*)", "=\"$1\"")).forEach(all::add);
        assertThatThrownBy(() -> ScenarioInputs.pinned(ScenarioReader.load("physical-m2-n20", all)))
                .isInstanceOf(ScenarioException.class).hasMessageNotContaining("\n")
                .hasMessageContaining(message.replace("FILE", key + ": " + file).replace("PATH", file.toString()));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void aServiceOfTheTraceThatTheFileOfServicesLacksIsNamedWithItsFirstLine(String missing, int line)
            throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.csv"), REQUESTS);
        Path services = Files.writeString(folder.resolve("services.csv"),
                "service,size_gib\nc,1\n" + (missing.equals("a") ? "b" : "a") + ",1\n");
        assertThatThrownBy(() -> ScenarioInputs.of(ScenarioReader.load("physical-m2-n20", List.of("services.count=2",
                "requests.slotRequests=1", "requests.file=" + trace, "services.file=" + services))))
                .hasMessage("requests.file: " + trace + ": line " + line + ", service: " + missing
                        + " is not in services.file");
    }

    static Stream<Arguments> unknown() {
        return Stream.of(Arguments.of("a", 2), Arguments.of("b", 3));
    }

    @Test
    void aFileThatDoesNotFitIntoMemoryIsNotCalledBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"), REQUESTS);
        CsvTable table = new CsvTable(new CsvSource("requests.", file.toString(), CsvSource.AUTO, CsvSource.ANY),
                List.of(Column.time("time_s"), Column.name("service", true)));
        assertThatThrownBy(() -> table.read(_ -> {
            throw new OutOfMemoryError("Java heap space");
        })).isInstanceOf(OutOfMemoryError.class);
    }
}
