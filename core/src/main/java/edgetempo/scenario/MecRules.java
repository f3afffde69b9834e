package edgetempo.scenario;

import edgetempo.scenario.key.OpenChoices;
import edgetempo.scenario.mec.Association;
import edgetempo.scenario.mec.EnergyPower;
import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.PhaseRanks;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.UsersClock;

import java.util.List;

/** Constraints between keys of a two-timescale scenario. */
final class MecRules {
    /** Genes of a population live in one array, padded to whole vectors. */
    private static final long MAX_GENES = 1L << 30;

    /** Shadowing of every channel lives in one array. */
    private static final long MAX_CHANNELS = 1L << 26;
    /** Largest power ratio that single precision can represent. */
    private static final double MAX_SNR_DB = 300;
    /** Energies are divided by thresholds that are multiples of it. */
    private static final double MIN_POWER = 1e-6;

    static final List<Rule<Scenario>> RULES = List.of(
            Rule.name(), Rule.description(),
            new Rule<>(List.of("requests.zipfRanks", "services.count"),
                    s -> s.requests().zipfRanks() >= s.services().count(), "at least services.count"),
            new Rule<>(List.of("requests.phases", "requests.driftProbability"),
                    s -> !s.requests().cycles() || s.requests().driftProbability() == 0, "1, or no drift"),
            new Rule<>(List.of("network.usersFile", "network.serversFile"),
                    s -> s.network().usersFile().equals("none") || !s.network().serversFile().equals("none"),
                    "none, or with a file of servers"),
            new Rule<>(
                    List.of("network.usersClock", "network.usersFile", "requests.file", "requests.slotS",
                            "network.slotS"),
                    s -> s.network().usersClock() == UsersClock.OWN_START || s.requests().traced()
                            && !s.network().usersFile().equals("none") && s.requests().slotS() > 0
                            && s.slotS() == s.requests().slotS(),
                    "OWN_START unless users and requests are from files and requests.slotS says how long a slot is"),
            new Rule<>(List.of("network.usersOffsetS", "network.usersFile", "requests.file"),
                    s -> s.network().usersOffsetS() == 0
                            || s.requests().traced() && !s.network().usersFile().equals("none"),
                    "0 unless users and requests are from files"),
            new Rule<>(List.of("network.association", "network.usersFile"),
                    s -> s.network().association() != Association.FILE || !s.network().usersFile().equals("none"),
                    "another one without a file of users"),
            new Rule<>(List.of("radio.shadowingDb", "network.users", "network.servers"),
                    s -> s.radio().shadowingDb() == 0
                            || (long) s.network().users() * s.network().servers() <= MAX_CHANNELS,
                    "0 where users times servers are more than 2^26"),
            new Rule<>(List.of("requests.file", "requests.driftProbability", "requests.phases"),
                    s -> !s.requests().traced() || s.requests().driftProbability() == 0 && !s.requests().cycles(),
                    "none, or no drift and no phases, which are of the law that a trace replaces"),
            new Rule<>(List.of("requests.phaseLibrary", "requests.phases", "requests.phaseRanks"),
                    s -> s.requests().phaseLibrary() == 0 || s.requests().phaseRanks() == PhaseRanks.PER_EPISODE
                            && s.requests().phaseLibrary() >= s.requests().phases(),
                    "0, or with PER_EPISODE at least requests.phases"),
            new Rule<>(List.of("qos.delayWeight", "qos.energyWeight"),
                    s -> s.qos().delayWeight() + s.qos().energyWeight() > 0, "a sum with qos.energyWeight above 0"),
            new Rule<>(List.of("radio.txPowerDbm", "radio.energyPower"),
                    s -> s.radio().energyPower() != EnergyPower.DBM_VALUE || s.radio().txPowerDbm() >= MIN_POWER,
                    "at least 1e-6 where it counts as the power itself"),
            new Rule<>(
                    List.of("radio.txPowerDbm", "radio.noiseDbm", "radio.pathLossAt1KmDb", "radio.pathLossPerDecadeDb",
                            "network.cellSideM", "network.minDistanceM"),
                    s -> Math.abs(snrDb(s, s.network().cellSideM() / Math.sqrt(2))) <= MAX_SNR_DB
                            && Math.abs(snrDb(s, s.network().minDistanceM())) <= MAX_SNR_DB,
                    "signal-to-noise ratios of -300 to 300 dB wherever a user can stand"),
            new Rule<>(List.of("ga.elites", "ga.population"),
                    s -> s.ga().elites() < s.ga().population(), "less than ga.population"),
            new Rule<>(List.of("ga.tournamentSize", "ga.population", "ga.variant", "ga.memeticPopulation"),
                    s -> !OpenChoices.installed().keysOf("ga.selection", s.ga().selection())
                            .contains("ga.tournamentSize")
                            || s.ga().tournamentSize() <= s.ga().inForce().population(),
                    "at most as many as individuals"),
            new Rule<>(List.of("ga.migrants", "ga.population", "ga.variant", "ga.memeticPopulation"),
                    s -> s.ga().islands() == 1 || s.ga().migrants() < s.ga().inForce().population(),
                    "fewer than individuals"),
            new Rule<>(List.of("ga.finalMutationProbability", "ga.mutationProbability"),
                    s -> s.ga().mutationSchedule() != GaMutationSchedule.LINEAR_DECAY
                            || s.ga().finalMutationProbability() <= s.ga().mutationProbability(),
                    "at most ga.mutationProbability"),
            new Rule<>(List.of("ga.highestMutationProbability", "ga.mutationProbability"),
                    s -> s.ga().mutationSchedule() != GaMutationSchedule.STAGNATION
                            || s.ga().highestMutationProbability() >= s.ga().mutationProbability(),
                    "at least ga.mutationProbability"),
            new Rule<>(
                    List.of("ga.population", "network.users", "network.servers", "services.count", "ga.variant",
                            "ga.memeticPopulation", "ga.islands"),
                    s -> (long) s.ga().islands() * s.ga().inForce().population() * genes(s) <= MAX_GENES,
                    "at most 2^30 genes in all individuals together"),
            new Rule<>(List.of("agent.replayCapacity", "agent.batch"),
                    s -> s.agent().replayCapacity() >= s.agent().batch(), "at least agent.batch"),
            new Rule<>(List.of("learning.sequenceLength", "learning.burnIn", "time.framesPerEpisode"),
                    s -> (long) s.learning().sequenceLength() + s.learning().burnIn() <= s.time().framesPerEpisode(),
                    "with learning.burnIn at most time.framesPerEpisode"),
            new Rule<>(List.of("agent.replayCapacity", "learning.sequenceLength", "learning.burnIn", "learning.nStep"),
                    s -> s.agent().replayCapacity() >= (long) s.learning().sequenceLength() + s.learning().burnIn()
                            + s.learning().nStep(),
                    "at least the three together"),
            new Rule<>(List.of("learning.burnIn", "learning.sequenceLength"),
                    s -> s.learning().burnIn() == 0 || s.learning().sequenceLength() > 1,
                    "0 for an agent without memory"),
            new Rule<>(List.of("learning.predictionWeight", "caching.observation"),
                    s -> s.learning().predictionWeight() == 0
                            || s.caching().observation() == ObservationKind.EXTENDED,
                    "0 unless the observation has the requests of the last frame"));

    private MecRules() {}

    /** Mean signal-to-noise ratio at a distance from the server, dB. */
    private static double snrDb(Scenario s, double distanceM) {
        double loss = s.radio().pathLossAt1KmDb()
                + s.radio().pathLossPerDecadeDb() * Math.log10(Math.max(distanceM, s.network().minDistanceM()) / 1000);
        return s.radio().txPowerDbm() - loss - s.radio().noiseDbm();
    }

    private static long genes(Scenario scenario) {
        long users = scenario.network().users();
        return switch (scenario.ga().variant()) {
            case DISCRETE, IMPROVED -> 3 * users;
            case JOINT -> 3 * users + scenario.planLength();
            case MEMETIC -> users;
        };
    }
}
