package edgetempo.ga;

import java.util.List;
import java.util.stream.Stream;

/** Chooses a backend, once per run. A forced backend that cannot run is an error, never a silent fallback. */
public final class GaBackends {
    private static final List<GaBackend> ALL = List.of(new VectorGaBackend(), new ScalarGaBackend());

    private GaBackends() {}

    /** Every backend of this build, fastest first. */
    public static List<GaBackend> all() {
        return ALL;
    }

    /** Names that {@link #named} takes, {@code auto} first. */
    public static List<String> names() {
        return Stream.concat(Stream.of("auto"), ALL.stream().map(GaBackend::name)).toList();
    }

    /** The fastest backend that runs here. */
    public static GaBackend fastest() {
        return all().getFirst();
    }

    /**
     * The backend of a name; {@code auto} is {@link #fastest}.
     *
     * @throws IllegalArgumentException if there is no backend of this name, with the names there are
     */
    public static GaBackend named(String name) {
        if (name.equals("auto")) {
            return fastest();
        }
        for (GaBackend backend : all()) {
            if (backend.name().equals(name)) {
                return backend;
            }
        }
        throw new IllegalArgumentException("no GA backend \"" + name + "\"; there are: " + String.join(", ", names()));
    }
}
