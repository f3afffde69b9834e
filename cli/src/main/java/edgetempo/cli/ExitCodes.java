package edgetempo.cli;

import edgetempo.reports.run.RunStatus;

/** Exit codes of every command. */
final class ExitCodes {
    /** All went well. */
    static final int OK = 0;
    /** A defect of EdgeTempo itself. */
    static final int INTERNAL = 1;
    /** Bad input or environment: rejected with one line. */
    static final int BAD_INPUT = 2;
    /** A check found what it looks for: numbers beyond the tolerance, a failing doctor. */
    static final int CHECK_FAILED = 3;
    /** Learning diverged and was stopped. */
    static final int DIVERGED = 4;
    /** Stopped by Ctrl-C or a termination signal. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}

    /** The exit code of a finished run. */
    static int of(RunStatus status) {
        return switch (status) {
            case FINISHED -> OK;
            case DIVERGED -> DIVERGED;
            case RUNNING, INTERRUPTED -> INTERRUPTED;
        };
    }
}
