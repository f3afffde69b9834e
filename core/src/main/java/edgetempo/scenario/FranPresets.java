package edgetempo.scenario;

import edgetempo.scenario.fran.FranScenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The built-in scenarios of the F-RAN system. They differ in size; what they share is in {@code presets/fran.yaml}. */
public final class FranPresets {
    /** The default scenario. */
    public static final String DEFAULT = "fran-default";

    private static final List<String> NAMES = List.of("fran-small", DEFAULT, "fran-large");
    private static final Map<String, FranScenario> LOADED = new ConcurrentHashMap<>();

    private FranPresets() {}

    /** Names of all presets, small to large. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A preset.
     *
     * @throws ScenarioException if there is none of that name; the message names the nearest
     */
    public static FranScenario get(String name) {
        if (!NAMES.contains(name)) {
            throw new ScenarioException(name, ScenarioKind.FRAN.notAPreset(name));
        }
        return LOADED.computeIfAbsent(name, key -> {
            List<ScenarioLayer> layers = new ArrayList<>();
            layers.add(PresetResource.read(ScenarioKind.FRAN, "fran"));
            if (!key.equals(DEFAULT)) {
                layers.add(PresetResource.read(ScenarioKind.FRAN, key));
            }
            layers.add(new ScenarioLayer(key, DEFAULT, Map.of("name", key)));
            return ScenarioLayer.stack(ScenarioKind.FRAN, layers);
        });
    }
}
