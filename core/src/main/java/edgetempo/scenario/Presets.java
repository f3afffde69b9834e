package edgetempo.scenario;

import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The built-in scenarios of the two-timescale system, {@code family-m<servers>-n<users>}. Each stacks YAML resources: what
 * all share, the family, what changes with three and more servers, the size. The families are {@code published} (the
 * released code to the last digit), {@code physical} (the same system with consistent physics), {@code drift} (physical, with
 * popularity that moves), {@code rhythm} (physical, with a cycle of day phases), {@code melbourne} (physical, at sites of a city) and
 * {@code genai} (physical, requests of a trace).
 */
public final class Presets {
    /** The default scenario. */
    public static final String DEFAULT = "physical-m2-n20";

    private static final int SERVERS_OF_LARGE = 3;
    private static final List<Size> SIZES = List.of(new Size(2, 20), new Size(2, 30), new Size(2, 40), new Size(2, 50),
            new Size(3, 30), new Size(4, 40), new Size(5, 50));
    private static final List<Family> FAMILIES = List.of(
            new Family("published", List.of("base", "published"), List.of("large", "large-published"),
                    "Semantics of the released code", SIZES),
            new Family("physical", List.of("base", "physical"), List.of("large"), "Consistent physics",
                    SIZES),
            new Family("drift", List.of("base", "physical", "drift"), List.of("large"),
                    "Consistent physics and drifting popularity", SIZES),
            new Family("rhythm", List.of("base", "physical", "rhythm"), List.of("large"),
                    "Consistent physics and popularity that follows the day", SIZES),
            new Family("melbourne", List.of("base", "physical", "melbourne"), List.of("large"),
                    "Sites and users of Melbourne's centre", List.of(new Size(5, 50), new Size(20, 100))),
            new Family("genai", List.of("base", "physical", "genai"), List.of("large"),
                    "Requests for generative models, from a trace to be fetched",
                    List.of(new Size(2, 20), new Size(3, 30))));
    private static final Map<String, Preset> PRESETS = presets();
    private static final Map<String, Scenario> LOADED = new ConcurrentHashMap<>();

    private Presets() {}

    /** Names of all presets: family by family, small to large. */
    public static List<String> names() {
        return List.copyOf(PRESETS.keySet());
    }

    /**
     * A preset.
     *
     * @throws ScenarioException if there is none of that name; the message names the nearest
     */
    public static Scenario get(String name) {
        Preset preset = PRESETS.get(name);
        if (preset == null) {
            throw new ScenarioException(name, ScenarioKind.MEC.notAPreset(name));
        }
        return LOADED.computeIfAbsent(name, key -> {
            List<ScenarioLayer> layers = new ArrayList<>();
            preset.resources().forEach(resource -> layers.add(PresetResource.read(ScenarioKind.MEC, resource)));
            layers.add(preset.identity(key));
            return ScenarioLayer.stack(ScenarioKind.MEC, layers);
        });
    }

    private static Map<String, Preset> presets() {
        Map<String, Preset> presets = new LinkedHashMap<>();
        for (Family family : FAMILIES) {
            for (Size size : family.sizes) {
                presets.put(String.format(Locale.ROOT, "%s-m%d-n%d", family.name, size.servers, size.users),
                        new Preset(family, size));
            }
        }
        return presets;
    }

    private record Family(String name, List<String> resources, List<String> largeResources, String description,
            List<Size> sizes) {}

    private record Size(int servers, int users) {}

    private record Preset(Family family, Size size) {
        List<String> resources() {
            List<String> resources = new ArrayList<>(family.resources);
            if (size.servers >= SERVERS_OF_LARGE) {
                resources.addAll(family.largeResources);
            }
            return resources;
        }

        ScenarioLayer identity(String name) {
            return new ScenarioLayer(name, DEFAULT, Map.of(
                    "name", name,
                    "description",
                    String.format(Locale.ROOT, "%s: %d servers, %d users.", family.description, size.servers,
                            size.users),
                    "network.servers", size.servers,
                    "network.users", size.users));
        }
    }
}
