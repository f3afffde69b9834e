package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Where {@code edgetempo sweep} is named; the launcher starts it with Spark on the class path, which no other command has. */
@Command(name = "sweep", sortOptions = false,
        description = "Plays studies: grids of many runs, each run once, on this machine or on a cluster of Spark. Built on first use.",
        footer = {"", "Example:  ./edgetempo sweep run study.yaml"})
final class SweepCommand implements Callable<Integer> {
    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw new BadInputException(
                "sweep has a class path of its own; start it with the launcher, ./edgetempo sweep, or"
                        + " submit sweep/target/edgetempo-sweep-all.jar to Spark, see docs/sweeps.md");
    }
}
