package edgetempo.ga;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Chooses a backend, once per run: those of this package, and those that modules on the class path provide as services. A forced backend
 * that cannot run is an error, never a silent fallback.
 */
public final class GaBackends {
    private static final List<GaBackend> OWN = List.of(new VectorGaBackend(), new ScalarGaBackend());
    private static final List<GaBackend> KNOWN = known();

    private GaBackends() {}

    private static List<GaBackend> known() {
        List<GaBackend> known = new ArrayList<>(OWN);
        ServiceLoader.load(GaBackend.class, GaBackends.class.getClassLoader()).forEach(known::add);
        return List.copyOf(known);
    }

    /** Names that {@link #named} takes, whether the backend can run on this machine or not; {@code auto} first. */
    public static List<String> names() {
        return Stream.concat(Stream.of("auto"), KNOWN.stream().map(GaBackend::name)).toList();
    }

    /** The backends of the processor, which run everywhere and with all settings, fastest first. */
    public static List<GaBackend> all() {
        return OWN;
    }

    /** The fastest backend of the processor: the one that is best for slots one by one. */
    public static GaBackend fastest() {
        return OWN.getFirst();
    }

    /**
     * The backend of a name; {@code auto} is {@link #fastest}.
     *
     * @throws IllegalArgumentException if there is no backend of this name, with the names there are
     * @throws BackendException         if it cannot run on this machine, with the reason
     */
    public static GaBackend named(String name) {
        if (name.equals("auto")) {
            return fastest();
        }
        for (GaBackend backend : KNOWN) {
            if (backend.name().equals(name)) {
                backend.obstacle().ifPresent(reason -> {
                    throw new BackendException("backend \"" + name + "\" cannot run here: " + reason);
                });
                return backend;
            }
        }
        throw new IllegalArgumentException("no GA backend \"" + name + "\"; there are: " + String.join(", ", names()));
    }
}
