package edgetempo.catalogue;

import edgetempo.scenario.NearestName;
import edgetempo.scenario.ScenarioException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The providers of a kind, in order of registration. Thread-safe.
 *
 * @param <P> their interface
 */
public final class Registry<P extends Provider> {
    private final Kind<P> kind;
    private final List<Entry<P>> entries = new CopyOnWriteArrayList<>();

    /**
     * A provider and where it comes from.
     *
     * @param provider the provider
     * @param origin   where it comes from
     * @param <P>      its interface
     */
    public record Entry<P extends Provider>(P provider, Origin origin) {
        /**
         * Runs code of the provider.
         *
         * @param doing what it does, for the message: "create failed"
         * @throws PluginException if it throws and is foreign; what EdgeTempo's own code throws, and refusals, pass
         */
        public <T> T guarded(String doing, Function<P, T> call) {
            try {
                T result = call.apply(provider);
                if (result == null) {
                    throw new PluginException(origin.text(), provider.getClass().getName(), doing + ": gave null");
                }
                return result;
            } catch (PluginException | CatalogueException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                if (!origin.foreign() || e instanceof ScenarioException) {
                    throw e;
                }
                throw new PluginException(origin.text(), provider.getClass().getName(), doing, e);
            }
        }
    }

    Registry(Kind<P> kind) {
        this.kind = kind;
    }

    /** Kind of the providers. */
    public Kind<P> kind() {
        return kind;
    }

    void add(Provider provider, Origin origin) {
        entries.add(new Entry<>(kind.type().cast(provider), origin));
    }

    void remove(Provider provider) {
        entries.removeIf(entry -> entry.provider() == provider);
    }

    /** All providers. */
    public List<Entry<P>> entries() {
        return List.copyOf(entries);
    }

    /** Their names. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.provider().name()).toList();
    }

    /** Names of those with a trait. */
    public List<String> names(Trait trait) {
        return entries.stream().filter(entry -> entry.provider().traits().contains(trait))
                .map(entry -> entry.provider().name()).toList();
    }

    /** The provider of a name. */
    public Optional<Entry<P>> find(String name) {
        return entries.stream().filter(entry -> entry.provider().name().equals(name)).findFirst();
    }

    /**
     * The provider of a name.
     *
     * @throws CatalogueException if there is none, with the names there are and the nearest
     */
    public Entry<P> get(String name) {
        return find(name).orElseThrow(() -> new CatalogueException("no " + kind.noun() + " \"" + name
                + "\"; there are: " + String.join(", ", names()) + "; nearest: " + NearestName.of(name, names())));
    }
}
