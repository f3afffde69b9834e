package edgetempo.cli;

import edgetempo.experiments.Checks;
import edgetempo.experiments.fran.FranPlay;
import edgetempo.reports.fran.FranCharts;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.FolderNames;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo fran solve}. */
@Command(name = "solve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays every method that needs no training, the exact ones first, on the same instances and prints one table."
                + " \"exact-by-phase\" is exact in phase 1 and then in phase 2, and no optimum; \"joint-exact\", for up to 14 users, is the optimum"
                + " of both at once; no decision is above \"upper-bound\".",
        footer = {
                "",
                "Example:  edgetempo fran solve --scenario fran-small --episodes 100 --seed 1"})
final class FranSolveCommand implements Callable<Integer> {
    @Mixin
    private FranOptions scenarioOptions;

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "20",
            description = "Instances, numbers 0, 1, … of the seed. Default: ${DEFAULT-VALUE}.")
    private int episodes = 20;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Root of every random stream. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N",
            description = "Methods that play at a time; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder that gets a folder with methods.csv and methods.png. Default: none is written.")
    private Optional<Path> out = Optional
            .empty();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FranScenario scenario = scenarioOptions.load(List.of());
        Checks.atLeast("episodes", 1, episodes);
        Checks.threads(threads);
        Optional<Path> folder = out.map(parent -> FolderNames.makeNew(parent,
                FolderNames.of(Instant.now(), scenario.name(), "solve", "s" + seed)));
        List<FranMethodRow> rows = FranPlay.methods(scenario, seed, episodes, threads);
        folder.ifPresent(path -> {
            FranMethodsCsv.write(path.resolve("methods.csv"), rows);
            Pictures.png(path.resolve("methods.png"),
                    FranCharts.methods(rows).titled(scenario.name() + " · seed " + seed));
        });
        spec.commandLine().getOut().println(output.json() ? Json.of(rows) : FranTable.of(rows));
        if (!output.json()) {
            folder.ifPresent(path -> spec.commandLine().getOut().println("results      " + path));
        }
        new NextSteps().command("learns offloading and allocation on this network", "fran", "train", "--scenario",
                scenarioOptions.name(), "--seed", Long.toString(seed)).print(output, spec.commandLine().getOut());
        return ExitCodes.OK;
    }
}
