package edgetempo.reports.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.translate.LookupTranslator;

/** Escapes untrusted text for Markdown, LaTeX and terminals. */
public final class Escapes {
    private static final LookupTranslator MARKDOWN = prefixed("\\`*_{}[]<>#|");
    private static final LookupTranslator LATEX = latex();
    /** What Markdown renderers turn into links automatically. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(https?:|ftp:|mailto:|www\\.)(\\S)");

    private Escapes() {}

    /**
     * Escapes text for a paragraph or a table cell in Markdown: no markup, link, mention, heading or line end is left in it. An at sign is
     * followed by an invisible character, which keeps hosts of Markdown from notifying the user named.
     */
    public static String markdown(String text) {
        String line = MARKDOWN.translate(oneLine(text)).replaceAll("@(?=[A-Za-z0-9])", "@\u200B")
                .replaceAll("&(?=#?[A-Za-z0-9]+;)", "\\\\&");
        return URL.matcher(line).replaceAll("$1\u200B$2");
    }

    /** Escapes text for a terminal: no control characters, which could move its cursor or change its colours. */
    public static String terminal(String text) {
        return oneLine(text);
    }

    /** Escapes text for LaTeX. */
    public static String latex(String text) {
        return LATEX.translate(oneLine(text));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").replaceAll("[\\p{Cf}&&[^\u200D]]", "");
    }

    private static LookupTranslator prefixed(String characters) {
        Map<CharSequence, CharSequence> map = new HashMap<>();
        characters.chars().mapToObj(Character::toString).forEach(one -> map.put(one, "\\" + one));
        return new LookupTranslator(map);
    }

    private static LookupTranslator latex() {
        Map<CharSequence, CharSequence> map = new HashMap<>();
        "&%$#_{}".chars().mapToObj(Character::toString).forEach(one -> map.put(one, "\\" + one));
        map.put("\\", "\\textbackslash{}");
        map.put("~", "\\textasciitilde{}");
        map.put("^", "\\textasciicircum{}");
        map.put("<", "\\textless{}");
        map.put(">", "\\textgreater{}");
        map.put("|", "\\textbar{}");
        map.put("\"", "\\textquotedbl{}");
        map.put("χ²", "$\\chi^2$");
        map.put("−", "$-$");
        map.put("±", "$\\pm$");
        return new LookupTranslator(map);
    }
}
