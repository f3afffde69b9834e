package edgetempo.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The YAML resources that presets are stacked from. */
final class PresetResource {
    private PresetResource() {}

    /** Reads {@code presets/<name>.yaml}. */
    static ScenarioLayer read(ScenarioKind<?> kind, String name) {
        String file = "presets/" + name + ".yaml";
        try (InputStream in = PresetResource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource " + file + " is missing");
            }
            return LayerParser.file(kind, new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
