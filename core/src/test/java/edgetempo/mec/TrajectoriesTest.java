package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users that walk, on trajectories whose places at a time are worked out by hand. */
class TrajectoriesTest {
    @TempDir
    private Path folder;
    private Path sites;
    private Path walks;

    /** One walks from A to B, 100 m in 100 s, and back in 50 s; the other stands at B, measured. Rows of both are mixed. */
    @BeforeEach
    void write() throws IOException {
        sites = Files.writeString(folder.resolve("sites.csv"), "server,x_m,y_m\nA,0,0\nB,100,0\n");
        walks = Files.writeString(folder.resolve("walks.csv"), """
                user,time_s,x_m,y_m,snr_db,server
                walker,1000,0,0,,A
                other,1010,100,0,10,B
                walker,1100,100,0,,B
                other,1050,100,0,20,C
                walker,1150,0,0,,A
                """);
    }

    private Scenario scenario(String... more) {
        return ScenarioReader.load("physical-m2-n20", Stream.concat(Stream.of("network.serversFile=" + sites,
                "network.usersFile=" + walks, "network.users=2", "network.slotS=10", "network.association=NEAREST",
                "time.framesPerEpisode=3", "time.slotsPerFrame=5"), Stream.of(more)).toList());
    }

    /** Plays the 15 slots of 10 s that fill the 150 s of the file; [slots] x of the walker. */
    private static List<Double> walk(Scenario scenario, List<EdgeNetwork> last, int... cells) {
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        last.add(network);
        int walker = walker(sampler, network);
        List<Double> x = new ArrayList<>();
        for (int frame = 0; frame < 3; frame++) {
            sampler.startFrame(frame);
            for (int slot = 0; slot < 5; slot++) {
                sampler.sample(frame, slot);
                x.add(network.userX(walker));
                if (cells.length > 0) {
                    assertThat(network.cell(walker)).as("slot %d", 5 * frame + slot)
                            .isEqualTo(cells[5 * frame + slot]);
                }
            }
        }
        return x;
    }

    private static int walker(SlotSampler sampler, EdgeNetwork network) {
        sampler.sample(0, 0);
        return network.userX(0) == 100 ? 1 : 0;
    }

    @Test
    void aWalkerIsBetweenItsPlacesAndItsCellFollows() {
        List<EdgeNetwork> last = new ArrayList<>();
        List<Double> x = walk(scenario(), last, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0);
        for (int slot = 0; slot < 15; slot++) {
            assertThat(x.get(slot)).isCloseTo(slot <= 10 ? 10 * slot : 100 - 20 * (slot - 10), within(1e-9));
        }
        // 100 m − 80 m from A at the end: 20 + 114 − (128.1 + 37.6·log10(0.02))
        int walker = last.getFirst().userX(0) == 100 ? 1 : 0;
        assertThat(10 * Math.log10(last.getFirst().meanSnr(walker)))
                .isCloseTo(134 - 128.1 - 37.6 * Math.log10(0.02), within(1e-9));
        assertThat(10 * Math.log10(last.getFirst().meanSnr(1 - walker))).isCloseTo(20, within(1e-9));
    }

    @Test
    void aUserThatIsHeldStaysUntilItsNextRow() {
        List<Double> x = walk(scenario("network.movement=HELD"), new ArrayList<>(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1,
                1, 1, 1);
        assertThat(x).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 100.0, 100.0, 100.0, 100.0,
                100.0);
    }

    @Test
    void aMeasuredChannelChangesSteadilyAndAServerThatIsNotPlayedReachesNobody() {
        SlotSampler sampler = new SlotSampler(scenario("network.association=FILE"));
        EdgeNetwork network = sampler.startEpisode(1, 0);
        int other = 1 - walker(sampler, network);
        double[] snrDb = {10, 10, 12.5, 15, 17.5, 20, 20};
        for (int slot = 0; slot < 7; slot++) {
            sampler.sample(slot / 5, slot % 5);
            assertThat(10 * Math.log10(network.meanSnr(other))).isCloseTo(snrDb[slot], within(1e-9));
            assertThat(network.reached(other)).isEqualTo(slot < 5);
            assertThat(network.cell(other)).isEqualTo(1);
            assertThat(network.reached(1 - other)).isTrue();
        }
    }

    @Test
    void whoWalksOutOfReachComputesLocallyUntilItIsBack() {
        SlotSampler sampler = new SlotSampler(scenario("network.radiusM=30"));
        EdgeNetwork network = sampler.startEpisode(1, 0);
        int walker = walker(sampler, network);
        for (int slot = 0; slot < 15; slot++) {
            sampler.sample(slot / 5, slot % 5);
            double x = network.userX(walker);
            assertThat(network.reached(walker)).isEqualTo(Math.min(x, 100 - x) <= 30 + 1e-9);
        }
    }

    @Test
    void episodesStartWhereSeedAndNumberSayAndEndBeforeTheFileDoes() {
        Scenario scenario = scenario("time.framesPerEpisode=1");
        List<Double> starts = new ArrayList<>();
        for (int again = 0; again < 2; again++) {
            SlotSampler sampler = new SlotSampler(scenario);
            for (int episode = 0; episode < 20; episode++) {
                EdgeNetwork network = sampler.startEpisode(9, episode);
                double x = Math.min(network.userX(0), network.userX(1));
                sampler.sample(0, 0);
                assertThat(Math.min(network.userX(0), network.userX(1))).isEqualTo(x);
                starts.add(x);
            }
        }
        assertThat(starts.subList(0, 20)).isEqualTo(starts.subList(20, 40));
        assertThat(starts.subList(0, 20).stream().distinct().count()).isGreaterThan(15);
    }

    /** Seventeen slots of 10 s, the fifth of which is without a request and left out; times begin at 7000 s. */
    private Scenario traced(String... more) throws IOException {
        StringBuilder rows = new StringBuilder("time_s,service\n");
        for (int slot = 0; slot < 17; slot++) {
            if (slot != 4) {
                rows.append(7000 + 10 * slot).append(",s\n");
            }
        }
        Path trace = Files.writeString(folder.resolve("trace.csv"), rows);
        return scenario(Stream.concat(Stream.of("network.slotS=0", "requests.file=" + trace, "requests.slotS=10",
                "services.count=1", "requests.trainShare=1"), Stream.of(more)).toArray(String[]::new));
    }

    /** Where the walker is so many slots of 10 s after its first row. */
    private static double walked(int slot) {
        return slot <= 10 ? Math.max(0, 10 * slot) : Math.max(0, 100 - 20 * (slot - 10));
    }

    @Test
    void usersAreWhereTheyWereWhenRequestsWereMade() throws IOException {
        List<Double> x = walk(traced(), new ArrayList<>());
        List<Double> later = walk(traced("network.usersOffsetS=30"), new ArrayList<>());
        List<Double> oneClock = walk(traced("network.usersClock=OF_REQUESTS", "network.usersOffsetS=-6020"),
                new ArrayList<>());
        for (int slot = 0; slot < 15; slot++) {
            int number = slot < 4 ? slot : slot + 1;
            assertThat(x.get(slot)).as("slot %d", slot).isCloseTo(walked(number), within(1e-9));
            assertThat(later.get(slot)).as("slot %d", slot).isCloseTo(walked(number + 3), within(1e-9));
            assertThat(oneClock.get(slot)).as("slot %d", slot).isCloseTo(walked(number - 2), within(1e-9));
        }
        SlotSampler sampler = new SlotSampler(traced("requests.trainShare=0.7", "requests.part=TEST",
                "time.framesPerEpisode=1"));
        EdgeNetwork network = sampler.startEpisode(1, 3);
        int walker = walker(sampler, network);
        sampler.sample(0, 1);
        assertThat(network.userX(walker)).as("frame 2, slot 1").isCloseTo(walked(12), within(1e-9));
    }

    @Test
    void clocksThatDoNotMeetAreRefusedInOneLine() {
        assertThatThrownBy(() -> ScenarioInputs.of(traced("network.usersClock=OF_REQUESTS")))
                .isInstanceOf(ScenarioException.class).hasMessage("network.usersFile: " + walks
                        + ": has rows from 1000 to 1150 s, and none while there are requests, from 7000 to 7160 s; see"
                        + " network.usersClock and network.usersOffsetS");
        assertThatThrownBy(() -> scenario("network.usersOffsetS=5")).isInstanceOf(ScenarioException.class)
                .hasMessageContaining("0 unless users and requests are from files").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> traced("network.usersClock=OF_REQUESTS", "network.slotS=5"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("OWN_START unless")
                .hasMessageNotContaining("\n");
    }

    @Test
    void movingAllocatesNothing() {
        SlotSampler sampler = new SlotSampler(scenario());
        EdgeNetwork network = sampler.startEpisode(1, 0);
        for (int i = 0; i < 20_000; i++) {
            sampler.sample(i % 3, i % 5);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            sampler.sample(i % 3, i % 5);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(network.users()).isEqualTo(2);
    }

    @Test
    void brokenTrajectoriesAreRefusedInOneLine() throws IOException {
        assertThatThrownBy(() -> ScenarioInputs.of(scenario("network.slotS=0"))).isInstanceOf(ScenarioException.class)
                .hasMessage("network.slotS: 0, and " + walks
                        + " has time_s; say how many seconds pass from slot to slot");
        refused("user,time_s,x_m,y_m\na,5,0,0\nb,1,0,0\na,4,0,0\n",
                "line 4, time_s: is before the time of the row of a "
                        + "before it; the rows of a user must be in order of time");
        refused("time_s,x_m,y_m\n5,0,0\n6,0,0\n",
                "line 2: has time_s and no column of users; name it in network.usersColumns, as user=NAME");
        refused("user,time_s,x_m,y_m\na,,0,0\n", "line 2, time_s: is empty");
        refused("user,time_s,x_m,y_m\na,1,0,0\na,2,0,0\n", "has too few rows: 1, network.users asks for 2");
    }

    private void refused(String content, String problem) throws IOException {
        walks = Files.writeString(folder.resolve("broken.csv"), content);
        assertThatThrownBy(() -> ScenarioInputs.of(scenario())).isInstanceOf(ScenarioException.class)
                .hasMessage("network.usersFile: " + walks + ": " + problem);
        Files.delete(walks);
    }
}
