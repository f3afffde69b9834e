package edgetempo.experiments;

/** Formats messages as one line of printable characters. */
public final class OneLine {
    /** Characters of a message. */
    public static final int LONGEST = 300;

    private OneLine() {}

    /** At most {@value #LONGEST} printable characters on one line. */
    public static String of(String message) {
        return of(message, LONGEST);
    }

    /** Cuts a message to at most {@code longest} printable characters on one line; the middle of a longer message is left out. */
    public static String of(String message, int longest) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{C}&&[^\\x{200c}\\x{200d}]]", "?");
        int kept = longest / 3;
        return line.length() <= longest
                ? line
                : line.substring(0, longest - kept - 3) + " … " + line.substring(line.length() - kept);
    }
}
