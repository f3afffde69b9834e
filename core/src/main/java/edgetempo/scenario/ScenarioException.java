package edgetempo.scenario;

/**
 * A scenario that cannot be used. The message is one line that names the file, preset or override, the key, the value
 * and what is allowed: {@code my.yaml: network.servers: 0 is out of range; allowed: 1 to 1024}.
 */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception about {@code origin}.
     *
     * @param origin  what the user gave: a file, a preset's name or an override as typed
     * @param problem key, value and what is allowed; control characters, which input may contain, become spaces
     */
    public ScenarioException(String origin, String problem) {
        super((origin + ": " + problem).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip());
    }
}
