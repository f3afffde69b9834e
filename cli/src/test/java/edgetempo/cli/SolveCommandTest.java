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

    /** By the equations of the model and the file alone: positions, channels, cache plan, shares and the keys of the scenario. */
    @ParameterizedTest
    @CsvSource({"physical-m2-n20, memetic", "physical-m3-n30, improved", "published-m2-n20, memetic",
            "published-m3-n30, discrete"})
    void theQualityOfServiceCanBeRecomputedFromTheFile(String scenario, String solver) {
        JsonNode slot = solve("--scenario", scenario, "--solver", solver).get(0);
        JsonNode keys = slot.get("resolvedScenario");
        int draws = slot.get("scoringDraws").intValue();
        assertThat(slot.get("channels")).hasSize(draws);
        double total = 0;
        for (JsonNode channel : slot.get("channels")) {
            for (JsonNode user : slot.get("users")) {
                double qos = qos(keys, slot, channel, user);
                total += qos;
                if (channel == slot.get("channels").get(0)) {
                    assertThat(qos).as("user %s", user).isCloseTo(user.get("qos").doubleValue(), within(1e-9));
                }
            }
        }
        assertThat(total / draws).isCloseTo(slot.get("qos").doubleValue(), within(1e-6));
    }

    private static double key(JsonNode keys, String section, String name) {
        return keys.get(section).get(name).doubleValue();
    }

    private static double qos(JsonNode keys, JsonNode slot, JsonNode channel, JsonNode user) {
        int i = user.get("user").intValue();
        int service = user.get("service").intValue();
        double cyclesPerTenBits = key(keys, "services", "cyclesBase")
                + key(keys, "services", "cyclesPerIndex") * service;
        double bits = key(keys, "services", "inputKib") * service * 8192;
        double cycles = cyclesPerTenBits * bits / 10;
        double localHz = key(keys, "compute", "localHz");
        double localS = cycles / localHz;
        double localJ = key(keys, "compute", "kappa") * localHz * localHz * cycles;
        double watts = keys.get("radio").get("energyPower").stringValue().equals("DBM_VALUE")
                ? key(keys, "radio", "txPowerDbm")
                : Math.pow(10, key(keys, "radio", "txPowerDbm") / 10) / 1000;
        double equalShare = slot.get("cached").size() / (double) slot.get("users").size();
        double thresholdS = localS;
        double thresholdJ = Math.max(localJ,
                watts * bits / (equalShare * rate(keys, slot, user, channel.get("thresholdFading").get(i))));
        int offload = user.get("offload").intValue();
        double timeS = localS;
        double energyJ = localJ;
        if (offload > 0) {
            double band = Math.max(user.get("bandwidthShare").doubleValue(),
                    user.get("bandwidthShare").doubleValue() == 0 ? key(keys, "shares", "zeroBandwidthShare") : 0);
            double sendS = bits / (band * rate(keys, slot, user, channel.get("uplinkFading").get(i)));
            boolean hit = slot.get("cached").get(offload - 1).get(service - 1).intValue() == 1;
            double runS = hit
                    ? cycles / (user.get("processorShare").doubleValue() * key(keys, "compute", "serverHz"))
                    : bits / key(keys, "compute", "cloudRateBps") + cycles / key(keys, "compute", "cloudHz")
                            + key(keys, "compute", "cloudDelayS");
            double otherS = offload == user.get("cell").intValue() ? 0 : key(keys, "compute", "interServerDelayS");
            timeS = sendS + runS + otherS;
            energyJ = watts * sendS;
        }
        return key(keys, "qos", "delayWeight") * (thresholdS - timeS) / thresholdS
                + key(keys, "qos", "energyWeight") * (thresholdJ - energyJ) / thresholdJ;
    }

    /** Of the whole band, bit/s. */
    private static double rate(JsonNode keys, JsonNode slot, JsonNode user, JsonNode fading) {
        JsonNode server = slot.get("serverXyM").get(user.get("cell").intValue() - 1);
        double distanceM = Math.max(key(keys, "network", "minDistanceM"), Math.hypot(
                user.get("xM").doubleValue() - server.get(0).doubleValue(),
                user.get("yM").doubleValue() - server.get(1).doubleValue()));
        double lossDb = key(keys, "radio", "pathLossAt1KmDb")
                + key(keys, "radio", "pathLossPerDecadeDb") * Math.log10(distanceM / 1000);
        double snr = Math.pow(10, (key(keys, "radio", "txPowerDbm") - lossDb - key(keys, "radio", "noiseDbm")) / 10)
                * fading.doubleValue();
        return key(keys, "radio", "bandwidthHz") * Math.log(1 + snr) / Math.log(2);
    }

    @Test
    void theTableNamesEveryUserAndTheGap() {
        assertThat(small.main("solve", "--scenario", "published-m2-n20", "--solver", "memetic", "--quiet")).isZero();
        assertThat(small.out.toString().lines()).hasSize(2 + 20 + 2);
        assertThat(small.out.toString()).contains("best known").contains("32 channels").contains("server 1")
                .contains("mean channel, because radio.fadingRedraw is PER_EVALUATION")
                .contains("because shares.decimals is 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "fast", "memetic", "improved", "all-local", "nearest-server"})
    void whatIsProvenOfASlotIsPrintedForEverySolver(String solver) {
        JsonNode slot = solve("--scenario", "physical-m2-n50", "--solver", solver).get(0);
        JsonNode proof = slot.get("proof");
        double qos = slot.get("qos").doubleValue();
        double bound = proof.get("bound").doubleValue();
        assertThat(proof.get("qos").doubleValue()).isCloseTo(qos, within(1e-8)).isLessThanOrEqualTo(bound);
        assertThat(proof.get("gap").doubleValue()).isCloseTo(bound - qos, within(1e-8));
        assertThat(proof.get("optimal").booleanValue()).isEqualTo(bound - qos <= 1e-9 + 1e-12);
        assertThat(proof.get("reservations").stringValue()).isEmpty();
        assertThat(slot.get("bestKnownQos").doubleValue()).as("the optimum is found with the bound")
                .isCloseTo(bound, within(1e-8));
        small.out.getBuffer().setLength(0);
        assertThat(small.main("solve", "--scenario", "physical-m2-n50", "--solver", solver, "--quiet")).isZero();
        assertThat(small.out.toString().lines().reduce((first, second) -> second).orElseThrow())
                .startsWith("Proven bound ")
                .contains(solver.equals("exact") ? "proven optimal" : "");
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
