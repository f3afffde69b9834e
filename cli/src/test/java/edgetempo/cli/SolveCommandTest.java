package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SolveCommandTest {
    private final SmallRun small = new SmallRun();

    private JsonNode solve(String... more) {
        List<String> args = new ArrayList<>(List.of("solve", "--json"));
        args.addAll(List.of(more));
        small.out.getBuffer().setLength(0);
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        return JsonMapper.builder().build().readTree(small.out.toString());
    }

    private static double sum(JsonNode users, String key) {
        return StreamSupport.stream(users.spliterator(), false).mapToDouble(user -> user.get(key).doubleValue()).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"improved", "memetic", "local-search", "multi-start", "nearest-server", "all-local"})
    void decisionsOfUsersAddUpToTheSlotAndSharesOfACellToOne(String solver) {
        JsonNode slots = solve("--solver", solver, "--slots", "2", "--scenario", "physical-m3-n30");
        assertThat(slots).hasSize(2);
        for (JsonNode slot : slots) {
            JsonNode users = slot.get("users");
            assertThat(users).hasSize(30);
            assertThat(sum(users, "qos")).isCloseTo(slot.get("qos").doubleValue(), within(1e-6));
            assertThat(slot.get("gapPercent").doubleValue()).isNotNegative();
            for (int cell = 1; cell <= 3; cell++) {
                int own = cell;
                List<JsonNode> offloading = StreamSupport.stream(users.spliterator(), false)
                        .filter(user -> user.get("cell").intValue() == own)
                        .filter(user -> !user.get("target").stringValue().equals("local")).toList();
                double band = offloading.stream().mapToDouble(user -> user.get("bandwidthShare").doubleValue()).sum();
                assertThat(band).isCloseTo(offloading.isEmpty() ? 0 : 1, within(1e-9));
            }
        }
        assertThat(slots.get(0).get("users")).isNotEqualTo(slots.get(1).get("users"));
        assertThat(solve("--solver", solver, "--first", "1", "--scenario", "physical-m3-n30").get(0))
                .isEqualTo(slots.get(1));
    }

    @Test
    void theTableNamesEveryUserAndTheGap() {
        assertThat(small.main("solve", "--scenario", "published-m2-n20", "--solver", "memetic")).isZero();
        assertThat(small.out.toString().lines()).hasSize(2 + 20 + 1);
        assertThat(small.out.toString()).contains("best known").contains("32 channels").contains("server 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--solver memetik | memetik | memetic", "--solver joint | joint | allowed",
            "--slots 0 | --slots: 0 | at least 1", "--first -1 | --first: -1 | at least 0",
            "--plan clairvoyant | clairvoyant | greedy", "--scenario physical-m2-n2 | physical-m2-n2 | nearest"})
    void badInputIsRefusedWithOneLine(String arguments, String names, String explains) {
        List<String> args = new ArrayList<>(List.of("solve"));
        args.addAll(List.of(arguments.trim().split(" ")));
        assertThat(small.main(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).contains(names.trim()).contains(explains.trim());
        assertThat(small.out.toString()).isEmpty();
    }
}
