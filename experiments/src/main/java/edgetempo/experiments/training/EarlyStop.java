package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;

/** Observes training and decides when to stop it early. */
interface EarlyStop extends TrainingListener, AutoCloseable {
    /** Never stops training early. */
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

    /** Whether training is to end after the present episode. */
    boolean exhausted();

    @Override
    void close();
}
