package edgetempo.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Everything that a usable scenario fulfils: the range of each key, and what keys demand of each other. */
public final class ScenarioValidation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    /** Genes of a population live in one array, padded to whole vectors. */
    private static final long MOST_GENES = 1L << 30;

    private static final List<Rule> RULES = List.of(
            new Rule(List.of("name"), s -> NAME.matcher(s.name()).matches(),
                    "up to 100 letters, digits, dots, underscores and dashes"),
            new Rule(List.of("description"), s -> s.description().chars().noneMatch(Character::isISOControl),
                    "one line"),
            new Rule(List.of("requests.zipfRanks", "services.count"),
                    s -> s.requests().zipfRanks() >= s.services().count(), "at least services.count"),
            new Rule(List.of("qos.delayWeight", "qos.energyWeight"),
                    s -> s.qos().delayWeight() + s.qos().energyWeight() > 0, "a sum with qos.energyWeight above 0"),
            new Rule(List.of("ga.elites", "ga.population"),
                    s -> s.ga().elites() < s.ga().population(), "less than ga.population"),
            new Rule(List.of("ga.tournamentSize", "ga.population", "ga.variant", "ga.memeticPopulation"),
                    s -> s.ga().selection() != GaSelection.TOURNAMENT
                            || s.ga().tournamentSize() <= s.ga().inForce().population(),
                    "at most as many as individuals"),
            new Rule(List.of("ga.migrants", "ga.population", "ga.variant", "ga.memeticPopulation"),
                    s -> s.ga().islands() == 1 || s.ga().migrants() < s.ga().inForce().population(),
                    "fewer than individuals"),
            new Rule(List.of("ga.finalMutationProbability", "ga.mutationProbability"),
                    s -> s.ga().mutationSchedule() != GaMutationSchedule.LINEAR_DECAY
                            || s.ga().finalMutationProbability() <= s.ga().mutationProbability(),
                    "at most ga.mutationProbability"),
            new Rule(List.of("ga.highestMutationProbability", "ga.mutationProbability"),
                    s -> s.ga().mutationSchedule() != GaMutationSchedule.STAGNATION
                            || s.ga().highestMutationProbability() >= s.ga().mutationProbability(),
                    "at least ga.mutationProbability"),
            new Rule(
                    List.of("ga.population", "network.users", "network.servers", "services.count", "ga.variant",
                            "ga.memeticPopulation", "ga.islands"),
                    s -> (long) s.ga().islands() * s.ga().inForce().population() * genes(s) <= MOST_GENES,
                    "at most 2^30 genes in all individuals together"),
            new Rule(List.of("agent.replayCapacity", "agent.batch"),
                    s -> s.agent().replayCapacity() >= s.agent().batch(), "at least agent.batch"),
            new Rule(List.of("learning.sequenceLength", "learning.burnIn", "time.framesPerEpisode"),
                    s -> (long) s.learning().sequenceLength() + s.learning().burnIn() <= s.time().framesPerEpisode(),
                    "with learning.burnIn at most time.framesPerEpisode"),
            new Rule(List.of("agent.replayCapacity", "learning.sequenceLength", "learning.burnIn", "learning.nStep"),
                    s -> s.agent().replayCapacity() >= (long) s.learning().sequenceLength() + s.learning().burnIn()
                            + s.learning().nStep(),
                    "at least the three together"),
            new Rule(List.of("learning.burnIn", "learning.sequenceLength"),
                    s -> s.learning().burnIn() == 0 || s.learning().sequenceLength() > 1,
                    "0 for an agent without memory"),
            new Rule(List.of("learning.predictionWeight", "caching.observation"),
                    s -> s.learning().predictionWeight() == 0
                            || s.caching().observation() == ObservationKind.EXTENDED,
                    "0 unless the observation has the requests of the last frame"));

    private ScenarioValidation() {}

    /**
     * Checks a scenario, wherever it came from.
     *
     * @param scenario the scenario
     * @param origin   what the error message starts with: a file, a preset or any other words for the source
     * @return the scenario
     * @throws ScenarioException naming the first key that has no value, is out of range or contradicts another
     */
    public static Scenario check(Scenario scenario, String origin) {
        for (ScenarioKey key : ScenarioKey.all()) {
            Object value = key.valueIn(scenario)
                    .orElseThrow(() -> new ScenarioException(origin, key.path() + ": has no value"));
            key.checkRange(value, origin);
        }
        firstViolation(scenario).ifPresent(violation -> {
            throw new ScenarioException(origin, violation.problem());
        });
        return scenario;
    }

    /** The first demand between keys that a scenario, whose every value is in its range, does not meet. */
    static Optional<Violation> firstViolation(Scenario scenario) {
        return RULES.stream().filter(rule -> !rule.holds.test(scenario)).findFirst()
                .map(rule -> new Violation(rule.keys, problem(rule, scenario)));
    }

    private static String problem(Rule rule, Scenario scenario) {
        StringBuilder text = new StringBuilder(rule.keys.getFirst()).append(": ")
                .append(shown(scenario, rule.keys.getFirst()));
        for (String other : rule.keys.subList(1, rule.keys.size())) {
            text.append(other.equals(rule.keys.get(1)) ? " does not go with " : ", ")
                    .append(other).append(' ').append(shown(scenario, other));
        }
        return text.append(rule.keys.size() == 1 ? " is refused" : "").append("; allowed: ").append(rule.allowed)
                .toString();
    }

    private static String shown(Scenario scenario, String path) {
        Object value = ScenarioKey.value(scenario, path);
        return new Scalar(ScenarioKey.text(value), !(value instanceof String)).shown();
    }

    private static long genes(Scenario scenario) {
        long users = scenario.network().users();
        return switch (scenario.ga().variant()) {
            case DISCRETE, IMPROVED -> 3 * users;
            case JOINT -> 3 * users + scenario.planLength();
            case MEMETIC -> users;
        };
    }

    /**
     * A demand that is not met.
     *
     * @param keys    the keys involved, the one that the message starts with first
     * @param problem that key, its value, the others and what is allowed
     */
    record Violation(List<String> keys, String problem) {}

    private record Rule(List<String> keys, Predicate<Scenario> holds, String allowed) {}
}
