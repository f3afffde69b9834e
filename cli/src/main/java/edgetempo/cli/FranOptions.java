package edgetempo.cli;

import edgetempo.scenario.FranPresets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which F-RAN scenario a command works on. */
final class FranOptions {
    @Option(names = "--scenario", paramLabel = "FILE|PRESET", defaultValue = FranPresets.DEFAULT,
            description = "F-RAN scenario file or preset: fran-small, fran-default, fran-large. Default: ${DEFAULT-VALUE}.")
    private String scenario = FranPresets.DEFAULT;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one scenario key; may be repeated; see 'edgetempo scenario reference'.")
    private List<String> sets = new ArrayList<>();

    /** The scenario's file or preset, as it was named. */
    String name() {
        return scenario;
    }

    /** Reads and validates the scenario. */
    FranScenario load(List<String> more) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        return ScenarioReader.loadFran(scenario, all);
    }
}
