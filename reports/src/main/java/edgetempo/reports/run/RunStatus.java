package edgetempo.reports.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;

/** Status of a run. */
public enum RunStatus {
    /** It has begun; also the recorded status of a run that was killed. */
    @JsonProperty("running")
    RUNNING,
    /** It has played all its episodes. */
    @JsonProperty("finished")
    FINISHED,
    /** It was stopped or failed; its results end in a whole episode. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** Learning diverged; its results end in a whole episode, and it cannot be resumed. */
    @JsonProperty("diverged")
    DIVERGED;

    /** The present status of a run: one recorded as running that no process writes was killed, and is interrupted. */
    public RunStatus now(Path folder) {
        return this == RUNNING && !RunLock.isHeld(folder) ? INTERRUPTED : this;
    }
}
