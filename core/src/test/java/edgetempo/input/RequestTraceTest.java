package edgetempo.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.TraceEpisodes;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces cut into slots, on rows whose slots are counted by hand. */
class RequestTraceTest {
    /** Frames of two slots of two requests: a b | a c, a a | b c, c c | c a, and one row too many. */
    private static final String[] REQUESTS = {"a", "b", "a", "c", "a", "a", "b", "c", "c", "c", "c", "a", "b"};

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(String format, String... requests) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < requests.length; i++) {
            text.append(String.format(Locale.ROOT, format, i, requests[i])).append('\n');
        }
        return text.toString();
    }

    private static Scenario scenario(Path file, String... sets) {
        List<String> all = new ArrayList<>(List.of("requests.file=" + file, "network.users=4", "services.count=2",
                "requests.slotRequests=2", "time.slotsPerFrame=2", "time.framesPerEpisode=1"));
        all.addAll(List.of(sets));
        return ScenarioReader.load("physical-m2-n20", all);
    }

    private static RequestTrace trace(Scenario scenario) {
        return ScenarioInputs.of(scenario).trace().orElseThrow();
    }

    @Test
    void slotsAreCutBeforeServicesAreDroppedAndEverythingDroppedIsCounted() throws IOException {
        RequestTrace trace = trace(scenario(file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS)),
                "requests.trainShare=0.67"));
        // Training is the first two frames: a 4, b 2, c 2. b is requested before c.
        assertThat(trace.services()).containsExactly("a", "b");
        assertThat(trace.dropped()).containsExactly(new RequestTrace.Dropped("after the last whole slot", 1, 14),
                new RequestTrace.Dropped("for other services", 5, 5));
        assertThat(trace.rows()).isEqualTo(13);
        assertThat(trace.requests()).isEqualTo(7);
        // c c is left without a request and left out.
        assertThat(trace.slots()).isEqualTo(5);
        assertThat(trace.frames(TracePart.TRAIN)).isEqualTo(2);
        assertThat(trace.frames(TracePart.TEST)).isZero();
        assertThat(trace.popularity(0, 2)).containsExactly(4 / 6.0, 2 / 6.0);
    }

    @Test
    void usersShareTheRequestsOfASlotEvenlyAndEpisodesStayWithinTheirPart() throws IOException {
        Path file = file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS));
        Scenario training = scenario(file, "services.count=3", "requests.trainShare=0.67");
        for (int episode = 0; episode < 20; episode++) {
            SlotSampler sampler = new SlotSampler(training);
            sampler.startEpisode(1, episode);
            sampler.sample(0, 1);
            // a c or b c, each for half of the four users
            assertThat(sampler.service()[0]).isEqualTo(sampler.service()[1]).isNotEqualTo(2);
            assertThat(sampler.service()[2]).isEqualTo(sampler.service()[3]).isEqualTo(2);
            sampler = new SlotSampler(TraceEpisodes.evaluating(training));
            sampler.startEpisode(1, episode);
            sampler.sample(0, 0);
            assertThat(sampler.service()).containsOnly(2);
        }
        assertThat(TraceEpisodes.fitting(TraceEpisodes.evaluating(training))).isEqualTo(training);
        assertThatThrownBy(() -> new SlotSampler(scenario(file, "time.framesPerEpisode=3")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(
                        "has too few whole frames in requests.part TRAIN: 2, time.framesPerEpisode asks for 3");
    }

    @Test
    void slotsOfSecondsBeginAtTheWindowAndEmptyOnesAreLeftOut() throws IOException {
        Path file = file("trace.csv", """
                time_s,service
                5,a
                11,b
                12,a
                41,a
                49.9,b
                50,a
                """);
        RequestTrace trace = trace(scenario(file, "requests.slotS=10", "requests.from=10", "requests.until=50",
                "requests.trainShare=1", "time.slotsPerFrame=1"));
        assertThat(trace.slots()).isEqualTo(2);
        assertThat(List.of(trace.slotFrom(0), trace.slotFrom(1), trace.slotFrom(2))).containsExactly(0, 2, 4);
        assertThat(trace.dropped()).containsExactly(new RequestTrace.Dropped("outside the window", 2, 2));
    }

    @Test
    void filesAreReadAsTheyAre() throws IOException {
        RequestTrace plain = trace(scenario(file("plain.csv", "time_s,service\n" + rows("%d,%s", REQUESTS)),
                "services.count=3"));
        Path zipped = folder.resolve("zipped");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(("\uFEFF\"when\";what;\"who;\"\r\n"
                    + rows("\"2024-11-15 16:57:%1$02d\";\"%2$s\";u%1$d\r", REQUESTS))
                    .getBytes(StandardCharsets.UTF_8));
        }
        RequestTrace other = trace(scenario(zipped, "services.count=3",
                "requests.columns=\"time_s=when, service=what, user=#3, separator=;\""));
        RequestTrace bare = trace(scenario(file("bare.tsv", rows("15.11.2024 16:57:%1$02d\t'%2$s'", REQUESTS)),
                "services.count=3",
                "requests.columns=\"time_s=#1, service=#2, header=no, separator=tab, quote=', zone=+11:00, time=dd.MM.yyyy HH:mm:ss\""));
        for (RequestTrace read : List.of(other, bare)) {
            assertThat(read.services()).isEqualTo(plain.services());
            assertThat(read.popularity(0, 3)).isEqualTo(plain.popularity(0, 3));
        }
        assertThat(other.distinctUsers()).isEqualTo(REQUESTS.length);
        assertThat(other.firstS() - bare.firstS()).isCloseTo(11 * 3600, within(1e-6));
    }

    @Test
    void aPinnedScenarioRefusesAnotherContent() throws IOException {
        Path file = file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS));
        Scenario pinned = ScenarioInputs.pinned(scenario(file));
        assertThat(pinned.requests().sha256()).matches("[0-9a-f]{64}");
        Files.writeString(file, "time_s,service\n" + rows("%d,%s ", REQUESTS));
        Scenario again = ScenarioReader.parseComplete(ScenarioWriter.toYaml(pinned), "run.json",
                List.of("requests.trainShare=0.6"));
        assertThatThrownBy(() -> ScenarioInputs.of(again)).isInstanceOf(ScenarioException.class)
                .hasMessageContaining("is another file than expected: its SHA-256 is")
                .hasMessageContaining(pinned.requests().sha256());
    }

    @Test
    void relativePathsStartAtTheScenarioFile() throws IOException {
        file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS));
        Path mine = file("mine.yaml", "requests.file: trace.csv\nservices.count: 3\ntime.framesPerEpisode: 1\n");
        Scenario scenario = ScenarioReader.load(mine.toString());
        assertThat(scenario.requests().file())
                .isEqualTo(folder.resolve("trace.csv").toAbsolutePath().normalize().toString());
    }

    @Test
    void hitsOfOneCacheAreThoseCountedByHand() throws IOException {
        RequestTrace trace = trace(scenario(file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS)),
                "services.count=3"));
        // Frames abac, aabc, ccca; a is 5 of 12, c is 5, b is 2; a is requested first.
        TraceHits one = TraceHits.of(trace, 0, 3, 1);
        assertThat(one.hindsight()).isCloseTo((2 + 2 + 1) / 12.0, within(1e-12));
        assertThat(one.lastFrame()).isCloseTo((2 + 1) / 8.0, within(1e-12));
        assertThat(one.clairvoyant()).isCloseTo((2 + 2 + 3) / 12.0, within(1e-12));
    }

    @Test
    void samplingASlotAllocatesNothing() throws IOException {
        SlotSampler sampler = new SlotSampler(
                scenario(file("trace.csv", "time_s,service\n" + rows("%d,%s", REQUESTS))));
        sampler.startEpisode(1, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20_000 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sampler.sample(0, i % 2);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
