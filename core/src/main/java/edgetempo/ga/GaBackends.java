package edgetempo.ga;

import edgetempo.random.VectorUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Chooses a backend, once per run. A forced backend that cannot run is an error, never a silent fallback. Backends of other modules are
 * found by {@link ServiceLoader}, or added in code.
 */
public final class GaBackends {
    /** Name that stands for {@link #fastest}. */
    public static final String AUTO = "auto";

    private static final List<GaBackend> KNOWN = installed();
    private static boolean fallbackSaid;

    private GaBackends() {}

    private static List<GaBackend> installed() {
        List<GaBackend> backends = new ArrayList<>(List.of(new VectorGaBackend(), new ScalarGaBackend()));
        ServiceLoader.load(GaBackend.class, GaBackends.class.getClassLoader()).forEach(backends::add);
        return backends;
    }

    /**
     * Registers a backend.
     *
     * @throws IllegalArgumentException if its name is taken
     */
    public static synchronized void add(GaBackend backend) {
        if (names().contains(backend.name())) {
            throw new IllegalArgumentException("GA backend \"" + backend.name() + "\" is there already");
        }
        KNOWN.add(backend);
    }

    /** Every backend that can run here: the vector kernels, if they can, plain loops, then those of other modules. */
    public static synchronized List<GaBackend> all() {
        return KNOWN.stream().filter(backend -> backend.obstacle().isEmpty()).toList();
    }

    /** Every name that {@link #named} takes here. */
    public static synchronized List<String> names() {
        List<String> names = new ArrayList<>(List.of(AUTO));
        KNOWN.forEach(backend -> names.add(backend.name()));
        return names;
    }

    /**
     * The vector kernels where they can run and pay off; else plain loops, which is logged once, with what would help. A GPU is never
     * chosen automatically.
     */
    public static synchronized GaBackend fastest() {
        Optional<String> obstacle = vectorObstacle();
        if (obstacle.isEmpty()) {
            return KNOWN.getFirst();
        }
        if (!fallbackSaid) {
            fallbackSaid = true;
            // Not kept: Java's logging takes a while to start, and few programs need it.
            System.getLogger(GaBackends.class.getName()).log(System.Logger.Level.WARNING,
                    "the genetic algorithm runs in plain loops, many times slower than vector kernels can be: {0}",
                    obstacle.get());
        }
        return KNOWN.get(1);
    }

    /** Why vector kernels cannot run here or would be slower than plain loops, with what would help; empty if they are the fastest. */
    public static Optional<String> vectorObstacle() {
        return KNOWN.getFirst().obstacle().or(VectorUnit::obstacle);
    }

    /** Names {@link #fastest} on this machine and why, in one line. */
    public static String choice() {
        return vectorObstacle().map(obstacle -> KNOWN.get(1).name() + ", because " + obstacle)
                .orElseGet(() -> KNOWN.getFirst().name() + ": " + KNOWN.getFirst().description());
    }

    /**
     * The backend of a name; {@code auto} is {@link #fastest}.
     *
     * @throws IllegalArgumentException if there is no backend of this name, with the names there are
     * @throws BackendException         if it cannot run on this machine, with the reason
     */
    public static synchronized GaBackend named(String name) {
        if (name.equals(AUTO)) {
            return fastest();
        }
        for (GaBackend backend : KNOWN) {
            if (backend.name().equals(name)) {
                backend.obstacle().ifPresent(obstacle -> {
                    throw new BackendException("backend \"" + name + "\" cannot run here: " + obstacle);
                });
                return backend;
            }
        }
        throw new IllegalArgumentException(
                "no GA backend \"" + name + "\"; there are: " + String.join(", ", names()));
    }
}
