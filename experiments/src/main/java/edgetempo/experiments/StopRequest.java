package edgetempo.experiments;

/** Asks a run to stop. */
public interface StopRequest {
    /** Lets a run go on to its end. */
    StopRequest NEVER = new StopRequest() {
        @Override
        public boolean requested() {
            return false;
        }

        @Override
        public boolean overdue() {
            return false;
        }
    };

    /** Whether the run should stop after the episode at hand, which leaves a state to go on from. */
    boolean requested();

    /** Hears that there are records now that want to be put in order before the process ends. May be called several times. */
    default void begun() {
        // Whoever asks nobody to stop need not know.
    }

    /** Whether there is no more time to play that episode to its end. */
    boolean overdue();
}
