package edgetempo.reports.pages.run;

import edgetempo.catalogue.Catalogue;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.SlotLossText;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the runs were: machine, versions, command, scenario, keys that differ first. */
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

    /** The same runs again, but for whatever the command line set in ways that leave no trace in the record. */
    private static String command(RunGroup group) {
        RunRecord record = group.first().record();
        StringBuilder command = new StringBuilder("./edgetempo train --scenario ");
        boolean preset = Presets.names().contains(record.scenario());
        command.append(preset ? record.scenario() : "scenario.yaml").append(" --algorithm ")
                .append(record.algorithm());
        if (!record.solver().equals(Catalogue.standard().solverOf(group.first().scenario()))
                && !record.solver().equals(record.algorithm())) {
            command.append(" --solver ").append(record.solver());
        }
        command.append(" --episodes ").append(record.options().episodes());
        List<Long> seeds = group.runs().stream().map(run -> run.record().seed()).toList();
        command.append(seeds.size() == 1 ? " --seed " + seeds.getFirst() : " --seeds " + list(seeds));
        command.append(" --references ").append(record.options().references());
        if (preset) {
            Map<String, String> own = flat(record.resolvedScenario());
            Map<String, String> usual = flat(ScenarioWriter.toMap(Presets.get(record.scenario())));
            own.forEach((key, value) -> {
                if (!value.equals(usual.get(key))) {
                    command.append(" --set ").append(key).append('=').append(value);
                }
            });
            return command.toString();
        }
        return command + "\n# scenario.yaml: the scenario below";
    }

    private static String list(List<Long> seeds) {
        return String.join(",", seeds.stream().map(String::valueOf).toList());
    }

    /** Keys whose values differ between groups, or from the preset of that name if there is one group. */
    static Optional<Table> differences(List<RunGroup> groups) {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        groups.forEach(group -> columns.put(group.label(), flat(group.first().record().resolvedScenario())));
        boolean one = groups.size() == 1;
        if (one) {
            String name = groups.getFirst().scenario();
            Scenario base = Presets.get(Presets.names().contains(name) ? name : Presets.DEFAULT);
            columns.put("preset " + base.name(), flat(ScenarioWriter.toMap(base)));
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
        Map<String, String> settings = flat(scenario);
        settings.keySet().removeAll(NO_SETTING);
        return settings;
    }

    /** Nested maps as dotted keys. */
    private static Map<String, String> flat(Map<String, Object> tree) {
        Map<String, String> flat = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((key, leaf) -> flat.put(name + "." + key, text(leaf)));
            } else {
                flat.put(name, text(value));
            }
        });
        return flat;
    }

    /** A number that went through JSON may have become another type of the same value. */
    private static String text(Object value) {
        return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < 1e15
                        ? Long.toString(number.longValue())
                        : String.valueOf(value);
    }
}
