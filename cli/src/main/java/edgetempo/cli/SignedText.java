package edgetempo.cli;

import edgetempo.reports.document.Tone;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Differences in words, coloured by their sign where a terminal shows colours. */
final class SignedText {
    private SignedText() {}

    /** Such as {@code 0.120 more}, {@code 0.413 less}. */
    static String of(double difference) {
        String words = String.format(Locale.ROOT, "%.3f %s", Math.abs(difference), difference < 0 ? "less" : "more");
        Ansi ansi = System.console() != null && System.console().isTerminal() ? Ansi.AUTO : Ansi.OFF;
        return switch (Tone.ofSign(difference)) {
            case GAIN -> ansi.string("@|green " + words + "|@");
            case LOSS -> ansi.string("@|red " + words + "|@");
            case PLAIN -> words;
        };
    }
}
