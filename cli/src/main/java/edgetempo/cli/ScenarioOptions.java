package edgetempo.cli;

import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which scenario a command works on. */
final class ScenarioOptions {
    @Option(names = "--scenario", paramLabel = "FILE|PRESET", defaultValue = Presets.DEFAULT,
            description = "Scenario file or preset; see 'edgetempo scenario list'. Default: ${DEFAULT-VALUE}.")
    private String scenario = Presets.DEFAULT;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one scenario key; may be repeated; see 'edgetempo scenario reference'.")
    private List<String> sets = new ArrayList<>();

    /** Overrides, each as {@code KEY=VALUE}. */
    List<String> sets() {
        return List.copyOf(sets);
    }

    /** The scenario's file or preset, as it was named. */
    String name() {
        return scenario;
    }

    /** Reads and validates the scenario. */
    Scenario load() {
        return ScenarioReader.load(scenario, sets);
    }
}
