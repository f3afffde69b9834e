package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets against the design page, typed out anew here. */
class PresetsTest {
    private static final Map<String, String> SHARED = table("""
            network.cellSideM = 200
            network.minDistanceM = 1
            network.association = INDEX_BLOCKS
            network.serversFile = none
            network.serversColumns = auto
            network.serversSha256 = any
            network.centre = none
            network.usersFile = none
            network.usersColumns = auto
            network.usersSha256 = any
            network.radiusM = 1e8
            network.beyondRadius = NOT_PLAYED
            network.movement = INTERPOLATED
            network.slotS = 0
            network.usersClock = OWN_START
            network.usersOffsetS = 0
            radio.bandwidthHz = 2e7
            radio.txPowerDbm = 20
            radio.noiseDbm = -114
            radio.pathLossAt1KmDb = 128.1
            radio.pathLossPerDecadeDb = 37.6
            radio.shadowingDb = 0
            compute.localHz = 1e9
            compute.serverHz = 2e10
            compute.cloudHz = 4e9
            compute.kappa = 5e-27
            compute.cloudRateBps = 4194304
            compute.cloudDelayS = 0.1
            services.count = 10
            services.inputKib = 500
            services.cyclesBase = 400
            services.cyclesPerIndex = 50
            services.sizeMib = 2000
            services.file = none
            services.columns = auto
            services.sha256 = any
            requests.zipfExponent = 0.8
            requests.zipfRanks = 20
            requests.driftProbability = 0
            requests.initialRanks = LARGEST_FIRST
            requests.phases = 1
            requests.phaseFrames = 1
            requests.phaseRanks = PER_EPISODE
            requests.phaseLibrary = 0
            requests.file = none
            requests.columns = auto
            requests.sha256 = any
            requests.from = none
            requests.until = none
            requests.users = EVERY_USER
            requests.slotS = 0
            requests.slotRequests = 0
            requests.trainShare = 0.7
            requests.part = TRAIN
            qos.delayWeight = 0.5
            qos.energyWeight = 0.5
            qos.solverThresholds = LOCAL_AND_EQUAL_SHARE
            qos.scoreThresholds = LOCAL_AND_EQUAL_SHARE
            time.slotsPerFrame = 5
            time.framesPerEpisode = 20
            caching.fetchMibPerS = 200
            caching.qosRewardScale = 0.1
            caching.switchPenaltyPerS = 0.001
            caching.overflowPenaltyPerGib = 0.01
            shares.zeroBandwidthShare = 0.01
            shares.zeroFrequencyShare = 0.1
            ga.variant = IMPROVED
            ga.population = 30
            ga.generations = 20
            ga.crossoverProbability = 0.45
            ga.crossover = UNIFORM
            ga.mutationProbability = 0.1
            ga.mutationSchedule = CONSTANT
            ga.finalMutationProbability = 0.01
            ga.highestMutationProbability = 0.4
            ga.mutationPatience = 5
            ga.selection = SOFTMAX_ROULETTE
            ga.tournamentSize = 2
            ga.rankPressure = 1.5
            ga.islands = 1
            ga.migrationInterval = 10
            ga.migrants = 1
            ga.memeticPopulation = 8
            ga.memeticGenerations = 3
            ga.memeticPasses = 3
            ga.maxEvaluations = 0
            ga.maxMillis = 0
            ga.targetFitness = .inf
            ga.stagnationGenerations = 0
            agent.hidden1 = 256
            agent.lstm = 256
            agent.hidden2 = 128
            agent.leakySlope = 0.01
            agent.actorLearningRate = 0.001
            agent.criticLearningRate = 0.002
            agent.discount = 0.95
            agent.softUpdate = 0.005
            agent.batch = 68
            agent.replayCapacity = 500000
            agent.episodes = 200
            agent.learningStartFrame = 1000
            agent.updateEveryFrames = 5
            agent.updatesPerRound = 10
            agent.noiseInitial = 1
            agent.noiseDecay = 0.9882
            agent.noiseFloor = 0
            agent.smallNoiseInitial = 1
            agent.smallNoiseDecay = 0.9995
            agent.replayAction = EXECUTED
            agent.criticFrozen = false
            learning.sequenceLength = 1
            learning.burnIn = 0
            learning.twinCritics = false
            learning.targetNoise = 0
            learning.targetNoiseClip = 0.5
            learning.actorDelay = 1
            learning.gradientClip = 0
            learning.normaliseObservations = false
            learning.centreRewards = false
            learning.nStep = 1
            learning.priorityExponent = 0
            learning.priorityCorrection = 0.4
            learning.learningRateFinal = 1
            learning.scheduleFrames = 4000
            learning.noiseHoldFrames = 0
            learning.actionGradient = OUTPUT
            learning.outputPenalty = 0
            learning.outputBias = 0
            learning.predictionWeight = 0
            """);
    private static final Map<String, String> DRIFT = table("""
            requests.driftProbability = 0.1
            requests.initialRanks = RANDOM
            agent.batch = 256
            agent.discount = 0.6
            agent.episodes = 8000
            agent.updateEveryFrames = 10
            agent.updatesPerRound = 1
            agent.noiseDecay = 0.99998
            agent.noiseFloor = 0.2
            learning.sequenceLength = 8
            learning.normaliseObservations = true
            learning.predictionWeight = 0.1
            learning.learningRateFinal = 0.05
            learning.scheduleFrames = 160000
            """);
    private static final Map<String, String> RHYTHM = table("""
            requests.zipfExponent = 1.6
            requests.zipfRanks = 10
            requests.phases = 5
            requests.phaseFrames = 2
            caching.fetchMibPerS = 1000
            learning.sequenceLength = 20
            """);
    private static final Map<String, String> PUBLISHED = table("""
            radio.fading = RAYLEIGH_AMPLITUDE_ON_POWER
            radio.fadingRedraw = PER_EVALUATION
            radio.energyPower = DBM_VALUE
            requests.zipfTail = LAST_ABSORBS
            shares.decimals = 3
            shares.frequencyContenders = OFFLOADED
            shares.actionGenes = SIGNED
            time.solver = ga
            caching.capacityGib = 200
            caching.observation = PUBLISHED
            compute.interServerDelayS = 0
            ga.start = ONE_COPIED
            ga.carryOver = true
            ga.elites = 0
            ga.result = BEST_OF_LAST_GENERATION
            learning.centreRewards = true
            learning.actionGradient = STRAIGHT_THROUGH
            learning.outputPenalty = 0.003
            """);
    private static final Map<String, String> PHYSICAL = table("""
            radio.fading = RAYLEIGH_POWER
            radio.fadingRedraw = PER_SLOT
            radio.energyPower = RADIATED_WATTS
            requests.zipfTail = RENORMALISE
            shares.decimals = -1
            shares.frequencyContenders = HITS
            shares.actionGenes = POSITIVE
            time.solver = exact
            caching.capacityGib = 30
            caching.observation = EXTENDED
            compute.interServerDelayS = 0.02
            ga.start = RANDOM
            ga.carryOver = false
            ga.elites = 1
            ga.result = BEST_EVER
            agent.hidden1 = 128
            agent.lstm = 128
            agent.hidden2 = 128
            agent.batch = 128
            agent.updatesPerRound = 5
            agent.noiseDecay = 0.9992
            learning.centreRewards = true
            learning.actionGradient = STRAIGHT_THROUGH
            learning.outputPenalty = 0.005
            learning.outputBias = -0.5
            """);

    private static final Map<String, String> MELBOURNE = table("""
            network.association = NEAREST
            network.serversFile = bundled:melbourne-sites.csv
            network.serversColumns = server=SITE_ID, latitude=LATITUDE, longitude=LONGITUDE
            network.serversSha256 = c1031a8ff0f110e179beeabfaea53d42c15f30b0daf6c6522e8f17789c3979fb
            network.usersFile = bundled:melbourne-users.csv
            network.usersColumns = latitude=Latitude, longitude=Longitude
            network.usersSha256 = 4ab470ecc719b410f7505ca1362c2a32317c0f0a4c429b349ea34aaa7c2c03f0
            network.radiusM = 200
            time.solver = fast
            """);
    private static final Map<String, String> GENAI = table("""
            requests.file = lora_request_trace.csv
            requests.columns = time_s=gmt_create, user=groupId, service=checkpoint_model_version_id
            requests.sha256 = 263fb88f1095f62d360cf89ded8cfc24fa2c5d111c1b16e7aaa9ccbfc4b37d78
            """);

    static List<String> names() {
        return Presets.names();
    }

    @Test
    void fourFamiliesInSevenSizesAndTwoOfRealInputsInTwo() {
        assertThat(Presets.names()).hasSize(32).doesNotHaveDuplicates()
                .contains("published-m2-n20", "physical-m2-n30", "drift-m2-n40", "published-m2-n50", "physical-m3-n30",
                        "drift-m4-n40", "published-m5-n50", "rhythm-m3-n30", "melbourne-m20-n100",
                        "genai-m2-n20", Presets.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyValueIsTheDesigns(String name) {
        int servers = Integer.parseInt(name.replaceAll(".*-m(\\d+)-n\\d+", "$1"));
        Map<String, String> expected = new TreeMap<>(SHARED);
        expected.putAll(name.startsWith("published") ? PUBLISHED : PHYSICAL);
        expected.put("name", name);
        expected.put("network.servers", String.valueOf(servers));
        expected.put("network.users", name.replaceAll(".*-n", ""));
        if (name.startsWith("rhythm")) {
            expected.putAll(RHYTHM);
        }
        if (name.startsWith("melbourne")) {
            expected.putAll(MELBOURNE);
        }
        if (name.startsWith("genai")) {
            expected.putAll(GENAI);
        }
        if (name.startsWith("drift")) {
            expected.putAll(DRIFT);
        }
        if (servers >= 3) {
            expected.put("ga.generations", "100");
            if (name.startsWith("published")) {
                expected.putAll(Map.of("ga.variant", "DISCRETE", "ga.start", "RANDOM", "qos.solverThresholds",
                        "CLOUD_REFERENCE"));
            }
        }
        Scenario scenario = Presets.get(name);
        Map<String, String> actual = new TreeMap<>();
        ScenarioKey.all().forEach(
                key -> actual.put(key.path(), ScenarioKey.text(ScenarioKey.value(scenario, key.path()))));
        assertThat(actual.remove("description")).isNotBlank();
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetPassesTheChecksForProgramsToo(String name) {
        assertThat(ScenarioValidation.check(Presets.get(name), name)).isEqualTo(Presets.get(name));
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n25, physical-m2-n20", "publish-m5-n50, published-m5-n50", "DRIFT-M4-N40, drift-m4-n40"})
    void anUnknownNameIsAnsweredWithTheNearest(String unknown, String nearest) {
        assertThatThrownBy(() -> Presets.get(unknown)).isInstanceOf(ScenarioException.class)
                .hasMessage(unknown + ": is not a preset; nearest: " + nearest);
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines().map(line -> line.split(" = ")).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }
}
