package edgetempo.catalogue;

/** A broken third-party provider or object that it created; the message is one line that names its jar and class. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    /**
     * Creates a broken plug-in.
     *
     * @param origin  where it comes from: a jar or a folder
     * @param problem what is broken
     */
    public PluginException(String origin, String problem) {
        super(line(origin, problem));
    }

    /**
     * Creates a broken class of a plug-in.
     *
     * @param origin  where it comes from: a jar or a folder
     * @param type    name of the class
     * @param problem what is broken
     */
    public PluginException(String origin, String type, String problem) {
        super(line(origin, type + ": " + problem));
    }

    /** As {@link #PluginException(String, String, String)}, with what the class threw. */
    public PluginException(String origin, String type, String doing, Throwable thrown) {
        super(line(origin, type + ": " + doing + ": " + words(thrown)), thrown);
    }

    /** Describes a throwable in a few words. */
    static String words(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case UnsupportedClassVersionError _ -> "it is compiled for a newer Java than "
                    + Runtime.version().feature() + ": " + message;
            case NoClassDefFoundError _ -> "it needs class " + message.replace('/', '.') + ", which is not there";
            case ClassNotFoundException _ -> "there is no such class";
            case AbstractMethodError _,IncompatibleClassChangeError _ ->
                "it is compiled against another version of EdgeTempo: "
                        + message;
            default -> thrown.getClass().getName() + (thrown.getMessage() == null ? "" : ": " + message);
        };
    }

    private static String line(String origin, String problem) {
        String text = problem.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return "plug-in " + origin + ": " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
