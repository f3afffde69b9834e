package edgetempo.reports.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;

/** How far a run has come. */
public enum RunStatus {
    /** It has begun; also what a run says that was killed outright. */
    @JsonProperty("running")
    RUNNING,
    /** It did all its episodes. */
    @JsonProperty("finished")
    FINISHED,
    /** It was stopped or failed; its results end in a whole episode. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** Learning left the finite numbers; its results end in a whole episode, and it cannot go on. */
    @JsonProperty("diverged")
    DIVERGED;

    /** What the status in the record of a run means now: one that says it is running, and that nobody writes, was killed. */
    public RunStatus now(Path folder) {
        return this == RUNNING && !RunLock.isHeld(folder) ? INTERRUPTED : this;
    }
}
