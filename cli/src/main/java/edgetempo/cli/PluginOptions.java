package edgetempo.cli;

import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.BadInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Which plug-ins a command has. They are loaded after the options are parsed and before any name is looked at. */
final class PluginOptions {
    /** Variable of the environment that does the same as the option. */
    static final String VARIABLE = "EDGETEMPO_PLUGINS";

    @Option(names = "--plugins", paramLabel = "JAR|DIR", split = ",",
            description = "Adds the solvers, policies, agents and operators of these jars, or of folders of jars or classes,"
                    + " separated by commas; " + VARIABLE + " does the same.")
    private List<String> plugins = new ArrayList<>();

    /** The plug-ins given as options. */
    List<String> given() {
        return plugins;
    }

    /**
     * Loads the plug-ins of the commands that were given, if they take any.
     *
     * @throws edgetempo.catalogue.PluginException if one is none, or broken
     */
    static void load(ParseResult parsed) {
        for (ParseResult command : Stream.iterate(Optional.of(parsed), Optional::isPresent,
                of -> Optional.ofNullable(of.orElseThrow().subcommand())).map(Optional::orElseThrow).toList()) {
            for (CommandSpec mixin : command.commandSpec().mixins().values()) {
                if (mixin.userObject() instanceof PluginOptions own) {
                    own.load();
                }
            }
        }
    }

    private void load() {
        List<String> all = new ArrayList<>(plugins);
        all.addAll(List.of(Optional.ofNullable(System.getenv(VARIABLE)).orElse("").split(",")));
        for (String path : all) {
            if (!path.isBlank()) {
                try {
                    Catalogue.standard().plugIn(Path.of(path.strip()));
                } catch (InvalidPathException e) {
                    throw new BadInputException("--plugins: \"" + path + "\" is no path: " + e.getReason());
                }
            }
        }
        String files = Catalogue.standard().plugins();
        if (!files.isEmpty()) {
            // JMH's forks are given the properties of this virtual machine.
            System.setProperty(Catalogue.PLUGINS_PROPERTY, files);
        }
    }
}
