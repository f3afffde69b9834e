package edgetempo.catalogue;

import edgetempo.ga.Crossover;
import edgetempo.ga.ParentSelection;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TimeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Every provider by kind and name. Names are given to {@link #solver}, {@link #policy} and the scenario's operator keys; a name that is
 * taken is refused. Thread-safe.
 *
 * <p>{@link #standard} serves the whole process: scenario files are checked against it. Add to it before names are used.
 */
public final class Catalogue {
    /** Property with plug-ins, see {@link #plugIn}, separated by commas, that {@link #standard} has from the beginning. */
    public static final String PLUGINS_PROPERTY = "edgetempo.plugins";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
    private static Catalogue standard;

    private final Map<Kind<?>, Registry<?>> registries = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Path> plugins = new ArrayList<>();

    private Catalogue() {}

    /**
     * Creates a new catalogue of the providers on the class path.
     *
     * @throws PluginException if one of them is broken
     */
    public static Catalogue installed() {
        Catalogue catalogue = new Catalogue();
        catalogue.load();
        return catalogue;
    }

    private void load() {
        ClassLoader loader = Catalogue.class.getClassLoader();
        try {
            ServiceLoader.load(ProviderGroup.class, loader).forEach(group -> {
                Origin origin = Origin.of(group.getClass());
                group.providers().forEach(provider -> add(provider, origin));
            });
            ServiceLoader.load(Provider.class, loader).forEach(this::add);
        } catch (ServiceConfigurationError e) {
            throw new PluginException("class path", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The catalogue of this process: the providers on the class path, and the plug-ins of {@value #PLUGINS_PROPERTY}.
     *
     * @throws PluginException if one of them is broken
     */
    public static synchronized Catalogue standard() {
        if (standard == null) {
            // Set before it is filled, because a provider that describes itself may look choices up.
            standard = new Catalogue();
            try {
                standard.load();
                for (String path : System.getProperty(PLUGINS_PROPERTY, "").split(",")) {
                    if (!path.isBlank()) {
                        standard.plugIn(Path.of(path.strip()));
                    }
                }
            } catch (PluginException e) {
                standard = null;
                throw e;
            }
        }
        return standard;
    }

    /** Slot solvers. */
    public Registry<SlotSolverProvider> solvers() {
        return of(SlotSolverProvider.KIND);
    }

    /** Caching policies that do not learn. */
    public Registry<CachingPolicyProvider> policies() {
        return of(CachingPolicyProvider.KIND);
    }

    /** Selections of the genetic algorithm. */
    public Registry<SelectionProvider> selections() {
        return of(SelectionProvider.KIND);
    }

    /** Crossovers of the genetic algorithm. */
    public Registry<CrossoverProvider> crossovers() {
        return of(CrossoverProvider.KIND);
    }

    /** Providers of a kind; none, if nobody has added any. */
    @SuppressWarnings("unchecked") // a registry is put under its own kind only
    public <P extends Provider> Registry<P> of(Kind<P> kind) {
        return (Registry<P>) registries.computeIfAbsent(kind, Registry::new);
    }

    /** Adds a provider in code. Refusals are those of {@link #plugIn}. */
    public void add(Provider provider) {
        add(provider, Origin.of(provider.getClass()));
    }

    /**
     * Adds a provider.
     *
     * @throws PluginException if its name is taken or invalid, or if it throws while it describes itself
     */
    synchronized void add(Provider provider, Origin origin) {
        String type = provider.getClass().getName();
        Kind<?> kind;
        String name;
        try {
            kind = provider.kind();
            name = provider.name();
            if (name == null || !NAME.matcher(name).matches()) {
                throw new PluginException(origin.text(), type, "its name \"" + name
                        + "\" is none; allowed: letters, digits, dots, underscores and dashes, up to 64, a letter first");
            }
            if (origin.foreign() && (provider.description() == null || provider.traits() == null
                    || provider.settings() == null)) {
                throw new PluginException(origin.text(), type, "description, traits or settings are null");
            }
            if (!kind.type().isInstance(provider)) {
                throw new PluginException(origin.text(), type, "is no " + kind.type().getName());
            }
            if (origin.foreign()) {
                SettingValues.parse(name, provider.settings(), Map.of());
            }
        } catch (PluginException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException(origin.text(), type, "cannot be described", e);
        }
        for (Registry<?> registry : List.copyOf(registries.values())) {
            if (!Collections.disjoint(registry.kind().spaces(), kind.spaces())) {
                registry.find(name).ifPresent(taken -> {
                    throw new PluginException(origin.text(), type, "the name \"" + name + "\" is taken by "
                            + registry.kind().noun() + " of " + taken.origin().text());
                });
            }
        }
        of(kind).add(provider, origin);
    }

    /**
     * Adds the providers of a plug-in: all of them or, on failure, none.
     *
     * @param path a jar, a folder of classes with {@code META-INF/services}, or a folder of jars; one already loaded is ignored
     * @throws PluginException with one line that names jar and class if it is not a plug-in, or broken
     */
    public synchronized void plugIn(Path path) {
        for (Path file : PluginFiles.of(path)) {
            Path absolute = file.toAbsolutePath().normalize();
            if (plugins.contains(absolute)) {
                continue;
            }
            List<Provider> added = new ArrayList<>();
            try {
                for (Provider provider : PluginFiles.providers(file)) {
                    add(provider, Origin.of(file));
                    added.add(provider);
                }
            } catch (PluginException e) {
                added.forEach(provider -> of(provider.kind()).remove(provider));
                throw e;
            }
            plugins.add(absolute);
        }
    }

    /** Files of the plug-ins, in the form of {@value #PLUGINS_PROPERTY}; empty if there are none. */
    public synchronized String plugins() {
        return String.join(",", plugins.stream().map(Path::toString).toList());
    }

    /**
     * Looks up a slot solver by name and settings.
     *
     * @param text name, and settings in braces if there are any
     * @throws CatalogueException if there is none of this name, or a setting is not understood
     */
    public NamedSolver solver(String text) {
        return solver(NameAndSettings.parse(text));
    }

    /** As {@link #solver(String)}. */
    public NamedSolver solver(NameAndSettings named) {
        Registry.Entry<SlotSolverProvider> entry = solvers().get(named.name());
        return new NamedSolver(entry, named, values(entry, named));
    }

    /**
     * Looks up a caching policy by name and settings.
     *
     * @param text name, and settings in braces if there are any
     * @throws CatalogueException if there is none of this name, or a setting is not understood
     */
    public NamedPolicy policy(String text) {
        NameAndSettings named = NameAndSettings.parse(text);
        Registry.Entry<CachingPolicyProvider> entry = policies().get(named.name());
        return new NamedPolicy(entry, values(entry, named));
    }

    /** The slot solver of a scenario, as {@link #solver(String)} reads it: that of its key {@code time.solver}. */
    public String solverOf(Scenario scenario) {
        String named = scenario.time().solver();
        return named.equals(TimeSettings.GENETIC) ? geneticSolver(scenario.ga()) : named;
    }

    private String geneticSolver(GaSettings ga) {
        return solvers().entries().stream().map(Registry.Entry::provider)
                .filter(provider -> ga.variant().name().equals(provider.scenarioKeys().get("ga.variant")))
                .map(Provider::name).findFirst().orElseThrow();
    }

    /** Creates a new selection for the population size of the settings; checked while it runs if it is not EdgeTempo's own. */
    ParentSelection selection(GaSettings ga) {
        NameAndSettings named = NameAndSettings.parse(ga.selection());
        Registry.Entry<SelectionProvider> entry = selections().get(named.name());
        ParentSelection made = entry.guarded("cannot be made",
                provider -> provider.create(new OperatorContext(ga, values(entry, named))));
        return entry.origin().foreign() ? new CheckedSelection(made, entry.origin(), ga.population()) : made;
    }

    /** Creates a new crossover for the population size of the settings; checked while it runs if it is not EdgeTempo's own. */
    Crossover crossover(GaSettings ga) {
        NameAndSettings named = NameAndSettings.parse(ga.crossover());
        Registry.Entry<CrossoverProvider> entry = crossovers().get(named.name());
        Crossover made = entry.guarded("cannot be made",
                provider -> provider.create(new OperatorContext(ga, values(entry, named))));
        return entry.origin().foreign() ? new CheckedCrossover(made, entry.origin()) : made;
    }

    /** Values of the settings explicitly given to a provider. */
    public static SettingValues values(Registry.Entry<?> entry, NameAndSettings named) {
        return SettingValues.parse(named.name(), entry.provider().settings(), named.settings());
    }
}
