package edgetempo.reports.text;

import edgetempo.reports.document.Block;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Grid;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents as Markdown: text, facts and tables, without charts. */
public final class MarkdownText {
    private MarkdownText() {}

    /** The text of a file. */
    public static String of(Page page) {
        StringBuilder text = new StringBuilder("# ").append(Escapes.markdown(page.title())).append('\n');
        paragraph(text, page.subtitle());
        for (Section section : page.sections()) {
            if (!section.title().isEmpty()) {
                text.append("\n## ").append(Escapes.markdown(section.title())).append('\n');
            }
            paragraph(text, section.intro());
            blocks(text, section.blocks());
        }
        paragraph(text, page.footer());
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String paragraph) {
        if (!paragraph.isEmpty()) {
            text.append('\n').append(Escapes.markdown(paragraph)).append('\n');
        }
    }

    /** Notes in a row become a list. */
    private static void blocks(StringBuilder text, List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            boolean after = i > 0 && blocks.get(i - 1) instanceof Note;
            boolean list = after || i + 1 < blocks.size() && blocks.get(i + 1) instanceof Note;
            switch (blocks.get(i)) {
                case Note note when list ->
                    text.append(after ? "" : "\n").append("- ").append(Escapes.markdown(note.text())).append('\n');
                case Note note -> paragraph(text, note.text());
                case Table table -> text.append('\n').append(table(table));
                case Facts facts -> {
                    text.append('\n');
                    facts.facts().forEach(fact -> text.append("- ").append(Escapes.markdown(fact.name())).append(": ")
                            .append(Escapes.markdown(fact.value())).append('\n'));
                }
                case Fold fold -> text.append("\n    ").append(fold.text().replaceAll("\\R", "\n    ")).append('\n');
                default -> {
                    // A chart.
                }
            }
        }
    }

    /** A table, without its title. */
    public static String table(Table table) {
        Grid grid = Grid.of(table);
        StringBuilder text = new StringBuilder();
        line(text, grid.heads().stream()
                .map(head -> Escapes.markdown(head.unit().isEmpty() ? head.name() : head.name() + ", " + head.unit())));
        line(text, grid.heads().stream().map(head -> head.numbers() ? "---:" : "---"));
        for (List<Grid.Cell> row : grid.rows()) {
            line(text, row.stream().map(cell -> cell.interval() ? cell.text() : Escapes.markdown(cell.text())));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
