package edgetempo.cli;

import edgetempo.agents.training.AgentProvider;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.Provider;
import edgetempo.catalogue.Registry;
import edgetempo.catalogue.Setting;

import edgetempo.experiments.BadInputException;
import edgetempo.scenario.NearestName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what there is of a kind: name, description, where it comes from; of one, its settings too. */
abstract class CatalogueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only this one, with its settings.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    /** The kinds to list. */
    abstract List<Registry<?>> registries();

    @Override
    public Integer call() {
        List<Registry<?>> registries = registries();
        List<String> names = registries.stream().flatMap(registry -> registry.names().stream()).toList();
        name.filter(one -> !names.contains(one)).ifPresent(one -> {
            throw new BadInputException(spec.name() + ": \"" + one + "\" is not known; nearest: "
                    + NearestName.of(one, names));
        });
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> all = new ArrayList<>();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (Registry<?> registry : registries) {
            for (Registry.Entry<?> entry : registry.entries()) {
                Provider provider = entry.provider();
                if (name.filter(one -> !one.equals(provider.name())).isPresent()) {
                    continue;
                }
                all.add(json(registry, entry));
                if (!output.json()) {
                    out.println(output.quiet() ? provider.name() : line(registry, entry, registries.size() > 1, width));
                    if (name.isPresent()) {
                        provider.settings().forEach(setting -> out.println(line(setting)));
                    }
                }
            }
        }
        if (output.json()) {
            out.println(Json.of(all));
        }
        return ExitCodes.OK;
    }

    private static String line(Registry<?> registry, Registry.Entry<?> entry, boolean kinds, int width) {
        Provider provider = entry.provider();
        String traits = provider.traits().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  %s%s%s  [%s]", provider.name(),
                kinds ? registry.kind().noun() + ": " : "", provider.description(),
                traits.isEmpty() ? "" : " (" + traits + ")", entry.origin().text());
    }

    private static String line(Setting setting) {
        String allowed = setting.allowed().isEmpty() ? "" : ", " + setting.allowed();
        String standard = setting.defaultValue().isEmpty() ? "the scenario's" : setting.defaultValue();
        return "  " + setting.name() + "  " + setting.description() + " (" + setting.type() + allowed + "; default: "
                + standard + ")";
    }

    private static Map<String, Object> json(Registry<?> registry, Registry.Entry<?> entry) {
        Provider provider = entry.provider();
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("name", provider.name());
        of.put("kind", registry.kind().noun());
        of.put("description", provider.description());
        of.put("traits", provider.traits().stream().sorted().map(Object::toString).toList());
        of.put("origin", entry.origin().text());
        of.put("foreign", entry.origin().foreign());
        of.put("settings", provider.settings().stream().map(CatalogueCommand::json).toList());
        return of;
    }

    private static Map<String, Object> json(Setting setting) {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("name", setting.name());
        of.put("description", setting.description());
        of.put("type", setting.type().toString());
        of.put("allowed", setting.allowed());
        of.put("default", setting.defaultValue());
        of.put("scenarioKey", setting.scenarioKey());
        return of;
    }

    /** {@code edgetempo solvers}. */
    @Command(name = "solvers", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists slot solvers: name, what it does, where it comes from; with NAME, its settings.",
            footer = {"", "Example:  edgetempo solvers", "          edgetempo solvers improved"})
    static final class Solvers extends CatalogueCommand {
        @Override
        List<Registry<?>> registries() {
            return List.of(Catalogue.standard().solvers());
        }
    }

    /** {@code edgetempo policies}. */
    @Command(name = "policies", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists caching policies that do not learn: name, what it does, where it comes from; with NAME, its settings.",
            footer = {"", "Example:  edgetempo policies"})
    static final class Policies extends CatalogueCommand {
        @Override
        List<Registry<?>> registries() {
            return List.of(Catalogue.standard().policies());
        }
    }

    /** {@code edgetempo agents}. */
    @Command(name = "agents", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists agents that learn: name, what it does, where it comes from; with NAME, its settings.",
            footer = {"", "Example:  edgetempo agents"})
    static final class Agents extends CatalogueCommand {
        @Override
        List<Registry<?>> registries() {
            return List.of(Catalogue.standard().of(AgentProvider.KIND));
        }
    }

    /** {@code edgetempo operators}. */
    @Command(name = "operators", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists operators of the genetic algorithm, the choices of ga.selection and ga.crossover: name, what it does,"
                    + " where it comes from; with NAME, its settings.",
            footer = {"", "Example:  edgetempo operators"})
    static final class Operators extends CatalogueCommand {
        @Override
        List<Registry<?>> registries() {
            return List.of(Catalogue.standard().selections(), Catalogue.standard().crossovers());
        }
    }
}
