package edgetempo.cli;

import edgetempo.experiments.Console;
import edgetempo.experiments.Message;
import edgetempo.experiments.Progress;
import java.io.PrintWriter;

/**
 * Standard error of a command: lines and progress unless it is to be quiet, warnings in any case. Progress is a bar where there is a
 * terminal.
 *
 * @param quiet whether only warnings are printed
 * @param lines prints lines
 */
record TerminalConsole(boolean quiet, Console lines) implements Console {
    TerminalConsole(boolean quiet, PrintWriter err) {
        this(quiet, Console.lines(err::println));
    }

    @Override
    public void info(String line) {
        if (!quiet) {
            lines.info(line);
        }
    }

    @Override
    public void warn(String line) {
        lines.warn(line);
    }

    @Override
    public void warn(Message message) {
        warn(message.text(Main::option));
    }

    @Override
    public Progress progress(String task, long first, long steps) {
        if (quiet) {
            return Progress.NONE;
        }
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal ? new TerminalBar(task, first, steps) : lines.progress(task, first, steps);
    }
}
