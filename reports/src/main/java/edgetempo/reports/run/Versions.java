package edgetempo.reports.run;

/**
 * Versions of the software that computed a result.
 *
 * @param edgetempo  this project
 * @param java       Java runtime
 * @param tensorflow TensorFlow, or {@code "none"} for a run without it
 */
public record Versions(String edgetempo, String java, String tensorflow) {
    /** Creates versions with the present Java runtime. */
    public static Versions onThisJava(String edgetempo, String tensorflow) {
        return new Versions(edgetempo, Runtime.version().toString(), tensorflow);
    }
}
