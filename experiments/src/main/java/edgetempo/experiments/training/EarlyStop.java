package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;

/** Watches training and says when it no longer helps. */
interface EarlyStop extends TrainingListener, AutoCloseable {
    /** Lets training go on to its end. */
    EarlyStop NEVER = new EarlyStop() {
        @Override
        public boolean exhausted() {
            return false;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    };

    /** Whether training is to end after the episode at hand. */
    boolean exhausted();

    @Override
    void close();
}
