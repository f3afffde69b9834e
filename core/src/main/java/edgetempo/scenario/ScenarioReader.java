package edgetempo.scenario;

import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads scenarios strictly: an unknown key, a wrong type, a value out of range or a contradiction is rejected with a one-line message
 * before any work starts.
 *
 * <p>A file is YAML (or JSON) and changes a preset: {@code extends: drift-m3-n30} names it, {@link Presets#DEFAULT} or {@link
 * FranPresets#DEFAULT} where there is no such line. Sections may be nested or dotted ({@code network.users: 30}). A file without a {@code
 * name} is named after the file.
 */
public final class ScenarioReader {
    private static final int MAX_FILE = 1 << 20;
    private static final int LONGEST_STEM = 100;

    private ScenarioReader() {}

    /** A preset or file as it stands, see {@link #load(String, List)}. */
    public static Scenario load(String fileOrPreset) {
        return load(fileOrPreset, List.of());
    }

    /**
     * Loads a preset or a file, then applies overrides in order.
     *
     * @param fileOrPreset a preset's name, or else the path of a file; {@code ./name} is always a file
     * @param sets         overrides {@code key=value}, such as {@code ga.population=64}; the value is a YAML scalar
     * @throws ScenarioException with one line if anything is wrong
     */
    public static Scenario load(String fileOrPreset, List<String> sets) {
        return load(ScenarioKind.MEC, fileOrPreset, sets);
    }

    /** As {@link #load} for an F-RAN scenario; an override is, for example, {@code world.users=30}. */
    public static FranScenario loadFran(String fileOrPreset, List<String> sets) {
        return load(ScenarioKind.FRAN, fileOrPreset, sets);
    }

    /**
     * As {@link #load} for whichever system a preset belongs to, or the preset that a file extends; a file without
     * {@code extends} is of the first system.
     */
    public static AnyScenario loadAny(String fileOrPreset, List<String> sets) {
        Optional<ScenarioKind<? extends AnyScenario>> preset = ScenarioKind.withPreset(fileOrPreset);
        if (preset.isPresent()) {
            return load(preset.get(), fileOrPreset, sets);
        }
        List<String> names = new ArrayList<>(Presets.names());
        names.addAll(FranPresets.names());
        String yaml = read(fileOrPreset, names);
        String base = NearestName.of(LayerParser.extendsOf(yaml).orElse(Presets.DEFAULT), names);
        return parseFile(ScenarioKind.withPreset(base).orElseThrow(), yaml, fileOrPreset, sets);
    }

    private static <S extends AnyScenario> S load(ScenarioKind<S> kind, String fileOrPreset, List<String> sets) {
        if (kind.presetNames().contains(fileOrPreset)) {
            return stack(kind, List.of(ScenarioLayer.of(kind, kind.preset(fileOrPreset), fileOrPreset)), sets);
        }
        if (ScenarioKind.withPreset(fileOrPreset).isPresent()) {
            throw new ScenarioException(fileOrPreset, kind.notAPreset(fileOrPreset));
        }
        return parseFile(kind, read(fileOrPreset, kind.presetNames()), fileOrPreset, sets);
    }

    /**
     * As {@link #load} with the text of a file.
     *
     * @param yaml   the text
     * @param origin name of the file, for messages and for a scenario that has no name
     * @param sets   overrides {@code key=value}
     * @throws ScenarioException with one line if anything is wrong
     */
    public static Scenario parse(String yaml, String origin, List<String> sets) {
        return parse(ScenarioKind.MEC, yaml, origin, sets);
    }

    /** As {@link #parse} for an F-RAN scenario. */
    public static FranScenario parseFran(String yaml, String origin, List<String> sets) {
        return parse(ScenarioKind.FRAN, yaml, origin, sets);
    }

    private static <S extends AnyScenario> S parse(ScenarioKind<S> kind, String yaml, String origin,
            List<String> sets) {
        return over(kind, LayerParser.file(kind, yaml, origin), origin, sets);
    }

    /** As {@link #parse} where the origin is a file: paths in it start there. */
    private static <S extends AnyScenario> S parseFile(ScenarioKind<S> kind, String yaml, String file,
            List<String> sets) {
        Path folder = Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of(""));
        return over(kind, LayerParser.file(kind, yaml, file).located(kind, folder), file, sets);
    }

    private static <S extends AnyScenario> S over(ScenarioKind<S> kind, ScenarioLayer file, String origin,
            List<String> sets) {
        ScenarioLayer preset = ScenarioLayer.of(kind, kind.preset(file.base()), file.base());
        Map<String, Object> identity = Map.of("name", nameOf(origin),
                "description", "Changes " + file.base() + ".");
        return stack(kind, List.of(preset, file.withDefaults(identity)), sets);
    }

    /**
     * Reads back what {@link ScenarioWriter} wrote, as YAML or JSON. No preset fills gaps: a resumed run must not silently adopt a default
     * that has changed since. A key that did not exist when the file was written has the value that {@link
     * edgetempo.scenario.key.Key#absent} states.
     *
     * @throws ScenarioException with one line if anything is wrong, or a key is missing
     */
    public static Scenario parseComplete(String yaml, String origin) {
        return parseComplete(yaml, origin, List.of());
    }

    /**
     * As {@link #parseComplete(String, String)}, then applies overrides in order.
     *
     * @param sets overrides {@code key=value}
     * @throws ScenarioException with one line if anything is wrong, or a key is missing
     */
    public static Scenario parseComplete(String yaml, String origin, List<String> sets) {
        return parseComplete(ScenarioKind.MEC, yaml, origin, sets);
    }

    /** As {@link #parseComplete} for an F-RAN scenario. */
    public static FranScenario parseCompleteFran(String yaml, String origin) {
        return parseComplete(ScenarioKind.FRAN, yaml, origin, List.of());
    }

    static <S extends AnyScenario> S parseComplete(ScenarioKind<S> kind, String yaml, String origin,
            List<String> sets) {
        ScenarioLayer file = LayerParser.file(kind, yaml, origin).withDefaults(kind.schema().absent());
        kind.schema().keys().keySet().stream().filter(path -> !file.values().containsKey(path)).findFirst()
                .ifPresent(path -> {
                    throw new ScenarioException(origin,
                            path + ": has no value, and there is none for files without it; "
                                    + "use the version of the program that wrote the file");
                });
        return stack(kind, List.of(file), sets);
    }

    private static <S extends AnyScenario> S stack(ScenarioKind<S> kind, List<ScenarioLayer> bottom,
            List<String> sets) {
        List<ScenarioLayer> layers = new ArrayList<>(bottom);
        sets.forEach(set -> layers.add(LayerParser.override(kind, set).located(kind, Path.of(""))));
        return ScenarioLayer.stack(kind, layers);
    }

    /**
     * Returns a scenario with some keys changed.
     *
     * @param values texts by the paths of their keys
     * @param origin source of the change, for messages
     * @throws ScenarioException with one line if a key is unknown, a value not allowed, or keys contradict each other
     */
    public static Scenario with(Scenario scenario, Map<String, String> values, String origin) {
        return ScenarioLayer.stack(ScenarioKind.MEC,
                List.of(ScenarioLayer.of(ScenarioKind.MEC, scenario, scenario.name()),
                        LayerParser.plain(ScenarioKind.MEC, values, origin)));
    }

    private static String read(String file, List<String> presets) {
        if (file.isBlank()) {
            throw notFound("\"" + file + "\"", presets);
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new ScenarioException(file, "is a directory; expected a YAML file or a preset");
            }
            if (Files.exists(path) && !Files.isRegularFile(path) && !isOpenAlready(path)) {
                throw new ScenarioException(file, "is neither a file nor a preset, but a pipe or a device");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_FILE + 1);
                if (bytes.length > MAX_FILE) {
                    throw new ScenarioException(file, "is larger than 1 MiB; not a scenario");
                }
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw notFound(file, presets);
        } catch (AccessDeniedException e) {
            throw new ScenarioException(file, "cannot be read: permission denied");
        } catch (CharacterCodingException e) {
            throw new ScenarioException(file, "is not UTF-8 text");
        } catch (FileSystemException e) {
            throw new ScenarioException(file,
                    "cannot be read: " + Optional.ofNullable(e.getReason()).orElse("no file"));
        } catch (IOException e) {
            throw new ScenarioException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** A process substitution, {@code <(command)}, has a writer; opening any other pipe might block forever. */
    private static boolean isOpenAlready(Path path) {
        return path.startsWith("/dev/fd") || path.startsWith("/proc/self/fd") || path.equals(Path.of("/dev/stdin"));
    }

    private static ScenarioException notFound(String file, List<String> presets) {
        boolean looksLikePath = file.matches(".*[/\\\\.].*");
        return new ScenarioException(file, looksLikePath
                ? "no such file"
                : "neither a preset nor a file; nearest preset: " + NearestName.of(file, presets));
    }

    private static String nameOf(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String stem = last.replaceFirst("(?<=.)\\.(ya?ml|json)$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return stem.isEmpty() ? "unnamed" : stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
    }
}
