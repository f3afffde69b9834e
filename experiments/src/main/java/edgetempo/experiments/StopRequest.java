package edgetempo.experiments;

/** Asks a run to stop. */
public interface StopRequest {
    /** Never stops a run. */
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

    /** Whether the run should stop after the present episode, so that it can be resumed. */
    boolean requested();

    /** Called when there are records that must be completed before the process ends. May be called several times. */
    default void begun() {
        // Whoever asks nobody to stop need not know.
    }

    /** Whether there is no time left to finish that episode. */
    boolean overdue();
}
