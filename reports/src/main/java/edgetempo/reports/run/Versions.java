package edgetempo.reports.run;

/**
 * Versions of what computed the numbers.
 *
 * @param edgetempo  this project
 * @param java       Java runtime
 * @param tensorflow TensorFlow, or {@code "none"} for a run without it
 */
public record Versions(String edgetempo, String java, String tensorflow) {
    /** With the Java runtime that executes this. */
    public static Versions onThisJava(String edgetempo, String tensorflow) {
        return new Versions(edgetempo, Runtime.version().toString(), tensorflow);
    }
}
