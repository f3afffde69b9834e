package edgetempo.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TracePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose requests those of a trace are, on rows that are counted by hand. */
class TraceUsersTest {
    /** Slots of 10 s: Ann twice and Bob; nobody; Bob and Cy; Cy for b, thrice. Frames of two slots. */
    private static final String ROWS = """
            time_s,service,user
            100,a,Ann
            101,b,Bob
            109,b,Ann
            120,a,Bob
            121,c,Cy
            130,b,Cy
            131,b,Cy
            139.5,b,Cy
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String rows, String... sets) throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), rows);
        List<String> all = new ArrayList<>(List.of("requests.file=" + file, "network.users=2", "services.count=2",
                "requests.slotS=10", "requests.trainShare=1", "time.slotsPerFrame=2", "time.framesPerEpisode=2"));
        all.addAll(List.of(sets));
        return ScenarioReader.load("physical-m2-n20", all);
    }

    private static RequestTrace trace(Scenario scenario) {
        return ScenarioInputs.of(scenario).trace().orElseThrow();
    }

    /** user:service of every request of a slot. */
    private static List<String> played(Scenario scenario, int slot) {
        SlotSampler sampler = new SlotSampler(scenario);
        sampler.startEpisode(1, 0);
        sampler.sample(slot / 2, slot % 2);
        SlotRequests requests = sampler.requests();
        List<String> played = new ArrayList<>();
        for (int r = 0; r < requests.count; r++) {
            played.add(requests.user[r] + ":" + requests.service[r]);
        }
        return played;
    }

    @Test
    void theMostActiveUsersMakeTheirOwnRequestsAndEmptySlotsStay() throws IOException {
        // Cy has four requests, Ann and Bob two; Ann comes first. c is asked for least.
        Scenario scenario = scenario(ROWS, "requests.users=MOST_ACTIVE");
        RequestTrace trace = trace(scenario);
        assertThat(trace.services()).containsExactly("b", "a");
        assertThat(trace.slots()).isEqualTo(4);
        assertThat(trace.dropped()).containsExactly(new RequestTrace.Dropped("for other services", 1, 6),
                new RequestTrace.Dropped("of other users", 2, 3),
                new RequestTrace.Dropped("beyond network.users in their slot", 1, 9));
        assertThat(played(scenario, 0)).containsExactly("1:1", "1:0");
        assertThat(played(scenario, 1)).isEmpty();
        assertThat(played(scenario, 2)).isEmpty();
        assertThat(played(scenario, 3)).containsExactly("0:0", "0:0");
    }

    @Test
    void inOrderNeedsNoUsersAndHashedGivesEveryNameTheSameUser() throws IOException {
        Scenario order = scenario(ROWS.replaceAll(",[^,\n]*\n", "\n"), "requests.users=IN_ORDER", "network.users=5",
                "services.count=3");
        assertThat(played(order, 0)).containsExactly("0:1", "1:0", "2:0");
        assertThat(played(order, 1)).isEmpty();
        assertThat(trace(order).dropped()).isEmpty();
        Scenario hashed = scenario(ROWS, "requests.users=HASHED", "network.users=1000", "services.count=3");
        List<String> first = played(hashed, 0);
        List<String> third = played(hashed, 2);
        String ann = first.get(0).split(":")[0];
        String bob = first.get(1).split(":")[0];
        assertThat(first.get(2)).isEqualTo(ann + ":0");
        assertThat(third.get(0)).isEqualTo(bob + ":1");
        assertThat(List.of(ann, bob, third.get(1).split(":")[0])).doesNotHaveDuplicates();
        // What comes before has no influence.
        assertThat(played(scenario(ROWS.replace("100,a,Ann", "100,a,Zoe"), "requests.users=HASHED",
                "network.users=1000", "services.count=3"), 0)).element(1).isEqualTo(bob + ":0");
    }

    @Test
    void framesWithoutRequestsHaveNoLawAndDoNotCountAsMissed() throws IOException {
        Scenario scenario = scenario(ROWS, "requests.users=IN_ORDER", "network.users=9", "services.count=3",
                "time.slotsPerFrame=1");
        RequestTrace trace = trace(scenario);
        assertThat(trace.frames(TracePart.ALL)).isEqualTo(4);
        assertThat(trace.popularity(1, 1)).containsOnly(0);
        // Frames abb, none, ac, bbb.
        TraceHits one = TraceHits.of(trace, 0, 4, 1);
        assertThat(one.hindsight()).isCloseTo((2 / 3.0 + 0 + 1) / 3, within(1e-12));
        assertThat(one.clairvoyant()).isCloseTo((2 / 3.0 + 1 / 2.0 + 1) / 3, within(1e-12));
        assertThat(one.lastFrame()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatIsMissingOrTooMuchIsRefusedInOneLine() throws IOException {
        String noUsers = ROWS.replaceAll(",[^,\n]*\n", "\n");
        for (String[] bad : new String[][]{
                {noUsers, "HASHED", "has no column of users, which requests.users HASHED asks for"},
                {ROWS.replace(",Bob", ","), "MOST_ACTIVE", "line 3, user: is empty, and requests.users is MOST_ACTIVE"},
                {ROWS + "1e12,a,Ann\n", "IN_ORDER", "line 10, time_s: is in slot"}}) {
            assertThatThrownBy(() -> trace(scenario(bad[0], "requests.users=" + bad[1])))
                    .as(Arrays.toString(bad)).isInstanceOf(ScenarioException.class).hasMessageContaining(bad[2]);
        }
        assertThatThrownBy(() -> scenario(ROWS, "requests.users=EVERYBODY")).isInstanceOf(ScenarioException.class)
                .hasMessageContaining("EVERY_USER");
    }
}
