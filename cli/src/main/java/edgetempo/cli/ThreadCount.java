package edgetempo.cli;

import edgetempo.experiments.BadInputException;

/** How many threads may be asked for. */
final class ThreadCount {
    /** More than any machine has cores; each thread has a stack of its own. */
    static final int MOST = 1024;

    private ThreadCount() {}

    /**
     * Refuses a number of threads.
     *
     * @throws BadInputException unless it is 1 to {@value #MOST}
     */
    static void require(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new BadInputException("--threads: " + threads + " is not allowed; allowed: 1 to " + MOST);
        }
    }
}
