package edgetempo.cli;

import edgetempo.experiments.Console;
import edgetempo.experiments.Message;
import edgetempo.experiments.Progress;
import java.io.PrintWriter;

/**
 * Standard error of a command: lines and progress unless it is to be quiet, warnings in any case.
 *
 * @param quiet whether only warnings are printed
 * @param err   gets the lines
 */
record TerminalConsole(boolean quiet, PrintWriter err) implements Console {
    @Override
    public void info(String line) {
        if (!quiet) {
            err.println(line);
        }
    }

    @Override
    public void warn(String line) {
        err.println("warning: " + line);
    }

    @Override
    public void warn(Message message) {
        warn(message.text(Main::option));
    }

    @Override
    public Progress progress(String task, long first, long steps) {
        return new StepDisplay(task, first, steps, quiet, err);
    }
}
