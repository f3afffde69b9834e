package edgetempo.cli;

import edgetempo.experiments.InputReport;
import edgetempo.scenario.FranPresets;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioReference;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo scenario}. */
@Command(name = "scenario", mixinStandardHelpOptions = true, description = "Lists, shows and checks scenarios.",
        subcommands = {
                ScenarioCommand.ListPresets.class, ScenarioCommand.Show.class, ScenarioCommand.Check.class,
                ScenarioCommand.Reference.class},
        footer = {"",
                "Example:  edgetempo scenario show published-m2-n20 > mine.yaml"})
final class ScenarioCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code edgetempo scenario list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the presets.", footer = {"",
            "Example:  edgetempo scenario list"})
    static final class ListPresets implements Callable<Integer> {
        @Mixin
        private OutputOptions output;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Map<String, String> presets = new LinkedHashMap<>();
            for (String name : Presets.names()) {
                presets.put(name, Presets.get(name).description());
            }
            for (String name : FranPresets.names()) {
                presets.put(name, FranPresets.get(name).description());
            }
            PrintWriter out = spec.commandLine().getOut();
            if (output.json()) {
                out.println(Json.of(presets));
            } else {
                presets.forEach((name, description) -> out.println(
                        output.quiet() ? name : String.format(Locale.ROOT, "%-18s %s", name, description)));
            }
            return ExitCodes.OK;
        }
    }

    /** {@code edgetempo scenario show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Prints a whole scenario as YAML, every key with its value.", footer = {
                    "", "Example:  edgetempo scenario show physical-m2-n20 --set network.users=35"})
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "FILE|PRESET", description = "Scenario file or preset.")
        private String scenario = "";

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one key; may be repeated.")
        private List<String> sets = new ArrayList<>();

        @Mixin
        private PluginOptions plugins;

        @Mixin
        private OutputOptions output;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            AnyScenario loaded = ScenarioReader.loadAny(scenario, sets);
            spec.commandLine().getOut().println(output.json()
                    ? Json.of(ScenarioWriter.toMap(loaded))
                    : ScenarioWriter.toYaml(loaded).stripTrailing());
            return ExitCodes.OK;
        }
    }

    /** {@code edgetempo scenario check}. */
    @Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Reads scenarios and their files, and says whether they are valid and what files hold. Exit code 2 at the first "
                    + "that is not.",
            footer = {
                    "", "Example:  edgetempo scenario check mine.yaml"})
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE|PRESET", arity = "1..*", description = "Scenario files or presets.")
        private List<String> scenarios = List
                .of();

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one key; may be repeated.")
        private List<String> sets = new ArrayList<>();

        @Mixin
        private PluginOptions plugins;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            for (String scenario : scenarios) {
                AnyScenario loaded = ScenarioReader.loadAny(scenario, sets);
                List<String> inputs = loaded instanceof Scenario mec ? InputReport.of(mec) : List.of();
                spec.commandLine().getOut().println(scenario + ": valid; " + loaded.size());
                inputs.forEach(spec.commandLine().getOut()::println);
            }
            return ExitCodes.OK;
        }
    }

    /** {@code edgetempo scenario reference}. */
    @Command(name = "reference", mixinStandardHelpOptions = true,
            description = "Prints every scenario key with unit, type, default, range and source, as Markdown.",
            footer = {
                    "", "Example:  edgetempo scenario reference > docs/scenario-reference.md"})
    static final class Reference implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(ScenarioReference.markdown());
            spec.commandLine().getOut().flush();
            return ExitCodes.OK;
        }
    }
}
