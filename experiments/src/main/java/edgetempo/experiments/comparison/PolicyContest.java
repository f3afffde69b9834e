package edgetempo.experiments.comparison;

import edgetempo.caching.BestStaticSearch;
import edgetempo.caching.CachingPolicy;
import edgetempo.caching.Clairvoyant;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Console;
import edgetempo.experiments.evaluation.EvaluationEpisodes;
import edgetempo.experiments.evaluation.OutsidePolicy;
import edgetempo.experiments.evaluation.PlayedPolicy;
import edgetempo.experiments.evaluation.References;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.mec.EpisodeResult;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.ScenarioValues;
import edgetempo.reports.run.RunSystem;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.scenario.NearestName;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Caching policies, including trained ones, over the same episodes of several scenarios. */
final class PolicyContest implements AutoCloseable {
    /** Upper references; played where they do not take part themselves. */
    private static final List<String> REFERENCES = List.of(BestStaticSearch.NAME, Clairvoyant.NAME);

    private final Map<ComparedEntrant, Optional<TrainedRun>> entrants;
    /** By label of their entrant. */
    private final Map<String, OutsidePolicy> outside;

    private PolicyContest(Map<ComparedEntrant, Optional<TrainedRun>> entrants, Map<String, OutsidePolicy> outside) {
        this.entrants = entrants;
        this.outside = outside;
    }

    /**
     * Reads a list: names of policies, run folders, actors in safetensors files and Python agents, each with {@code label=} before it if
     * wished, separated by commas.
     *
     * @throws BadInputException                  if there is no such policy or folder, or a label is repeated
     * @throws edgetempo.reports.ReportException if a folder holds no readable run
     */
    static PolicyContest parse(String text) {
        Map<ComparedEntrant, Optional<TrainedRun>> entrants = new LinkedHashMap<>();
        Map<String, OutsidePolicy> outside = new LinkedHashMap<>();
        for (String part : NameAndSettings.split(text, ",")) {
            String one = part.strip();
            int equals = beforeBraces(one).indexOf('=');
            String name = one.substring(equals + 1).strip();
            Optional<String> label = equals > 0 ? Optional.of(one.substring(0, equals).strip()) : Optional.empty();
            Optional<OutsidePolicy> foreign = OutsidePolicy.of("policies", name);
            if (foreign.isPresent() || Catalogue.standard().policies().names().contains(beforeBraces(name).strip())) {
                ComparedEntrant entrant = new ComparedEntrant(label.orElse(name), name, Map.of());
                add(entrants, entrant, name, Optional.empty());
                foreign.ifPresent(policy -> outside.put(entrant.label(), policy));
            } else {
                trained(folder(name), label).forEach((entrant, run) -> add(entrants, entrant, name, Optional.of(run)));
            }
        }
        return new PolicyContest(entrants, outside);
    }

    private static void add(Map<ComparedEntrant, Optional<TrainedRun>> entrants, ComparedEntrant entrant, String name,
            Optional<TrainedRun> run) {
        if (entrants.keySet().stream().anyMatch(other -> other.label().equals(entrant.label()))) {
            throw BadInputException.of("policies", "\"" + entrant.label()
                    + "\" comes twice; tell entrants apart by a label, such as other=" + name);
        }
        entrants.put(entrant, run);
    }

    /** A run, or those of several seeds, labelled by their seeds. */
    private static Map<ComparedEntrant, TrainedRun> trained(Path folder, Optional<String> label) {
        RunSystem.MEC.requireForEvaluation(folder);
        List<Path> seeds = SeedsFolder.runs(folder);
        Map<ComparedEntrant, TrainedRun> runs = new LinkedHashMap<>();
        (seeds.isEmpty() ? List.of(folder) : seeds).stream()
                .map(one -> TrainedRun.open(one, TrainedRun.PolicyChoice.LAST))
                .sorted(Comparator.comparingLong(run -> run.record().seed()))
                .forEach(run -> runs.put(new ComparedEntrant(seeds.isEmpty()
                        ? label.orElse(run.name())
                        : label.orElse(run.record().algorithm()) + "-s" + run.record().seed(), run.name(), Map.of()),
                        run));
        return runs;
    }

    private static String beforeBraces(String text) {
        int brace = text.indexOf('{');
        return brace < 0 ? text : text.substring(0, brace);
    }

    private static Path folder(String name) {
        try {
            if (!name.isEmpty() && Files.isDirectory(Path.of(name))) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // Then it is no folder.
        }
        throw BadInputException.of("policies",
                "\"" + name + "\" is neither a policy nor a run folder, a .safetensors file or python:FILE; policies: "
                        + String.join(", ", Catalogue.standard().policies().names()) + "; nearest: "
                        + NearestName.of(name, Catalogue.standard().policies().names()));
    }

    /**
     * The scenario of the runs that take part, with overrides; empty without a run.
     *
     * @throws BadInputException if they were trained for different ones
     */
    Optional<Scenario> trainedFor(List<String> sets) {
        List<TrainedRun> runs = entrants.values().stream().flatMap(Optional::stream).toList();
        if (runs.stream().map(run -> run.record().resolvedScenario()).distinct().count() > 1) {
            throw BadInputException.of("scenario", "the runs were trained for scenarios that differ ("
                    + runs.stream().map(run -> run.record().scenario()).distinct().collect(Collectors.joining(", "))
                    + "), so it has to be said which one is played");
        }
        return runs.stream().findFirst().map(run -> run.scenario(sets));
    }

    /** Labels of runs that were trained on episodes of a seed. */
    List<String> trainedOn(long seed) {
        return entrants.entrySet().stream()
                .filter(entry -> entry.getValue().filter(run -> run.record().seed() == seed).isPresent())
                .map(entry -> entry.getKey().label()).toList();
    }

    /**
     * Creates every policy for every scenario once, which detects misfits.
     *
     * @throws BadInputException if a policy cannot work with a scenario
     */
    List<Map<String, Supplier<CachingPolicy>>> prepare(List<EvaluationEpisodes> evaluations) {
        List<Map<String, Supplier<CachingPolicy>>> prepared = new ArrayList<>();
        for (EvaluationEpisodes evaluation : evaluations) {
            Map<String, Supplier<CachingPolicy>> policies = new LinkedHashMap<>();
            entrants.forEach((entrant, run) -> policies.put(entrant.label(),
                    run.map(trained -> trained.policies(evaluation, false))
                            .orElseGet(() -> other(entrant, evaluation))));
            prepared.add(policies);
        }
        return prepared;
    }

    private Supplier<CachingPolicy> other(ComparedEntrant entrant, EvaluationEpisodes evaluation) {
        return Optional.ofNullable(outside.get(entrant.label())).map(policy -> policy.policies(evaluation))
                .orElseGet(() -> References.supplier(entrant.name(), evaluation));
    }

    /** Ends processes that entrants have started. */
    @Override
    public void close() {
        outside.values().forEach(OutsidePolicy::close);
    }

    private List<String> references(Scenario scenario) {
        List<String> absent = REFERENCES.stream()
                .filter(name -> entrants.keySet().stream().noneMatch(entrant -> entrant.name().equals(name))).toList();
        // Where both have the same plan, one search for it is enough.
        return Clairvoyant.neverChanges(scenario)
                ? absent.size() < REFERENCES.size() ? List.of() : REFERENCES.subList(0, 1)
                : absent;
    }

    /**
     * Compares.
     *
     * @param prepared for the same evaluations
     */
    Compared run(List<EvaluationEpisodes> evaluations, List<Map<String, Supplier<CachingPolicy>>> prepared,
            double targetPercent, Console console) {
        List<ComparedEntrant> compared = new ArrayList<>(entrants.keySet());
        List<ScenarioComparison> comparisons = new ArrayList<>();
        List<ScenarioValues> values = new ArrayList<>();
        for (int i = 0; i < evaluations.size(); i++) {
            EvaluationEpisodes evaluation = evaluations.get(i);
            List<String> references = references(evaluation.scenario());
            Map<String, Supplier<CachingPolicy>> policies = new LinkedHashMap<>(prepared.get(i));
            // A label of an entrant may be the name of a reference.
            references.forEach(name -> policies.put("reference " + name, References.supplier(name, evaluation)));
            List<PlayedPolicy> played = List.copyOf(evaluation.play(policies, console).values());
            List<double[]> rewards = played.stream()
                    .map(one -> one.episodes().stream().mapToDouble(EpisodeResult::reward).toArray()).toList();
            ScenarioValues of = ScenarioValues.of(evaluation.scenario().name(),
                    rewards.subList(0, compared.size()).toArray(double[][]::new),
                    rewards.subList(compared.size(), rewards.size()).toArray(double[][]::new),
                    played.subList(0, compared.size()).stream().map(PlayedPolicy::slotLoss).toList());
            values.add(of);
            comparisons.add(ScenarioComparison.of(evaluation.scenario(), 1, references, false,
                    compared.stream().map(ComparedEntrant::label).toList(), of, targetPercent));
        }
        return new Compared(compared, comparisons, values);
    }
}
