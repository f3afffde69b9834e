package edgetempo.reports.compare;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.text.translate.LookupTranslator;

/** Text that means itself in Markdown and LaTeX. */
final class Escapes {
    private static final LookupTranslator MARKDOWN = prefixed("\\`*_{}[]<>#|");
    private static final LookupTranslator LATEX = latex();

    private Escapes() {}

    /** For a cell of a Markdown table. */
    static String markdown(String text) {
        return MARKDOWN.translate(oneLine(text));
    }

    /** For LaTeX text. */
    static String latex(String text) {
        return LATEX.translate(oneLine(text));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
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
        map.put("−", "$-$");
        map.put("±", "$\\pm$");
        return new LookupTranslator(map);
    }
}
