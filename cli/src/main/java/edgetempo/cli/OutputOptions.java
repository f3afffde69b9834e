package edgetempo.cli;

import picocli.CommandLine.Option;

/** How a command talks. */
final class OutputOptions {
    @Option(names = "--quiet", description = "Prints results and errors only.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints the result as JSON on standard output.")
    private boolean json;

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return json;
    }
}
