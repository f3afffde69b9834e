package edgetempo.reports.pages.run;

import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.pages.setup.TrainCommandText;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.SlotLossText;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TimeSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Setup of the runs: machine, versions, command, scenario, differing keys first. */
final class SetupSection {
    private static final Set<String> NO_SETTING = Set.of("name", "description");

    private SetupSection() {}

    static Section of(List<RunGroup> groups) {
        List<Block> blocks = new ArrayList<>();
        for (RunGroup group : groups) {
            blocks.add(new Fold("Command" + (groups.size() > 1 ? ": " + group.label() : ""), command(group), true));
        }
        if (groups.size() == 1) {
            differences(groups).ifPresent(blocks::add);
        }
        for (RunGroup group : groups) {
            blocks.add(new Fold("Scenario " + group.scenario() + (groups.size() > 1 ? ": " + group.label() : ""),
                    ScenarioWriter.toYaml(group.first().scenario()).strip(), false));
        }
        RunRecord record = groups.getFirst().first().record();
        Map<String, String> facts = ProvenanceFacts.facts(record.provenance());
        facts.put("slot solver", record.solver() + ", backend " + record.backend());
        record.slotLoss().ifPresent(loss -> facts.put("its decisions for slots", SlotLossText.of(loss)));
        blocks.add(Facts.of("Machine and versions" + (groups.size() > 1 ? " of the first run" : ""), facts));
        return new Section("Setup", "", blocks);
    }

    private static String usualSolver(Scenario scenario) {
        String named = scenario.time().solver();
        return named.equals(TimeSettings.GENETIC) ? scenario.ga().variant().name() : named;
    }

    /** The same runs again. */
    private static String command(RunGroup group) {
        RunRecord record = group.first().record();
        RunOptions options = record.options();
        Optional<Map<String, Object>> usual = Optional.of(record.scenario()).filter(Presets.names()::contains)
                .map(name -> ScenarioWriter.toMap(Presets.get(name)));
        TrainCommandText command = new TrainCommandText("train", record.scenario(), record.resolvedScenario(), usual)
                .option("--algorithm", record.algorithm());
        if (!record.solver().equalsIgnoreCase(usualSolver(group.first().scenario()))) {
            command.unless(record.algorithm(), "--solver", record.solver());
        }
        command.option("--episodes", options.episodes())
                .seeds(group.runs().stream().map(run -> run.record().seed()).toList())
                .option("--reference-episodes", options.references());
        options.referencePolicies().ifPresent(names -> command.option("--references", String.join(",", names)));
        if (options.evaluation().every() > 0) {
            command.option("--evaluate-every", options.evaluation().every())
                    .option("--evaluate-episodes", options.evaluation().episodes())
                    .unless(0, "--patience", options.evaluation().patience());
        }
        return command.unless(RunOptions.DEFAULT_CHECKPOINT_EVERY, "--checkpoint-every", options.checkpointEvery())
                .option("--backend", record.backend())
                .unless("cpu", "--device", record.provenance().device().getOrDefault("asked", "cpu")).text();
    }

    /** Keys whose values differ between groups, or from the preset of that name if there is one group. */
    static Optional<Table> differences(List<RunGroup> groups) {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        groups.forEach(
                group -> columns.put(group.label(), TrainCommandText.flat(group.first().record().resolvedScenario())));
        boolean one = groups.size() == 1;
        if (one) {
            String name = groups.getFirst().scenario();
            Scenario base = Presets.get(Presets.names().contains(name) ? name : Presets.DEFAULT);
            columns.put("preset " + base.name(), TrainCommandText.flat(ScenarioWriter.toMap(base)));
        }
        Set<String> keys = new TreeSet<>();
        columns.values().forEach(column -> keys.addAll(column.keySet()));
        List<String> differing = keys.stream().filter(key -> !NO_SETTING.contains(key) && columns.values().stream()
                .map(column -> column.getOrDefault(key, "")).distinct().count() > 1).toList();
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        List<Column<String>> heads = new ArrayList<>(List.of(Column.text("scenario key", key -> key)));
        columns.forEach((name, values) -> heads.add(Column.text(name, key -> values.getOrDefault(key, ""))));
        return Optional.of(Table.of(one ? "Keys that differ from the preset" : "Keys that differ", "", heads,
                differing));
    }

    /** Settings of a scenario as dotted keys. */
    static Map<String, String> settings(Map<String, Object> scenario) {
        Map<String, String> settings = TrainCommandText.flat(scenario);
        settings.keySet().removeAll(NO_SETTING);
        return settings;
    }
}
