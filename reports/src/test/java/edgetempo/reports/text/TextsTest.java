package edgetempo.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One table in every format. */
class TextsTest {
    private record Row(String name, double reward, double low, double high, double share, long count, boolean best) {}

    private static final List<Column<Row>> COLUMNS = List.of(Column.text("name", Row::name).keys("name"),
            Column.<Row>estimate("reward", "1/s", Format.fixed(2),
                    row -> new Estimate(row.reward(), row.low(), row.high())).keys("reward", "low", "high"),
            Column.number("share", "", Format.percent(0), Row::share).keys("share"),
            Column.count("n", Row::count).keys("n"), Column.flag("best", Row::best).keys("best"));
    private static final Table TABLE = Table.of("Rewards", "", COLUMNS,
            List.of(new Row("a", 1.234567, 1, 1.5, 0.25, 1L << 40, true),
                    new Row("longer_name", -1, Double.NaN, Double.NaN, Double.NaN, 0, false)));

    @Test
    void csvHasEveryDigitAndAColumnForEachEnd() {
        assertThat(CsvTable.of(TABLE)).isEqualTo("""
                name,reward,low,high,share,n,best
                a,1.234567,1.0,1.5,0.25,1099511627776,yes
                longer_name,-1.0,,,,0,no
                """);
    }

    @Test
    void csvNeedsAKeyForEachOfItsColumns() {
        Table table = Table.of("t", "", List.of(Column.text("name", Row::name)), List.of());
        assertThatThrownBy(() -> CsvTable.of(table)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void markdownHasUnitsInHeadsAndIntervalsInColumns() {
        assertThat(MarkdownText.table(TABLE)).isEqualTo("""
                | name | reward, 1/s | 95 % | share | n |  |
                | --- | ---: | --- | ---: | ---: | --- |
                | a | 1.23 | [1.00, 1.50] | 25 % | 1099511627776 | best |
                | longer\\_name | −1.00 | – | – | 0 |  |
                """);
    }

    @Test
    void latexHasIntervalsBehindValuesAndPercentInHeads() {
        assertThat(LatexTables.of(List.of(TABLE))).isEqualTo("""
                % Needs \\usepackage{booktabs}.

                \\begin{table}
                \\centering
                \\caption{Rewards}
                \\label{tab:rewards}
                \\begin{tabular}{lrrrl}
                \\toprule
                name & reward (1/s) & share (\\%) & n & best \\\\
                \\midrule
                a & $1.23$ {\\footnotesize $[1.00, 1.50]$} & $25$ & $1099511627776$ & best \\\\
                longer\\_name & $-1.00$ & -- & $0$ &  \\\\
                \\bottomrule
                \\end{tabular}
                \\end{table}
                """);
    }

    @Test
    void whatIsBestInAColumnIsBoldInLatexAndLabelsAreUnlike() {
        Table table = Table.of("Mean µ & σ", "", List.of(Column.<Double>text("n", number -> "x"),
                Column.<Double>number("gap", "%", Format.fixed(1), number -> number).lowestIsBest(),
                Column.<Double>number("reward", "", Format.fixed(1), number -> number).highestIsBest()),
                List.of(1.0, 3.0, 1.04, Double.NaN));
        assertThat(LatexTables.of(List.of(table, table))).contains("\\label{tab:mean}", "\\label{tab:mean-2}",
                "x & $\\mathbf{1.0}$ & $1.0$", "x & $3.0$ & $\\mathbf{3.0}$", "x & -- & --");
        assertThat(LatexTables.of(List.of(table)).split("mathbf\\{1.0", -1)).hasSize(3);
        Table equal = Table.of("equal", "", List.of(
                Column.<Double>number("reached", "%", Format.fixed(0), number -> number).highestIsBest()),
                List.of(0.1, 0.2));
        assertThat(LatexTables.of(List.of(equal))).contains("$0$").doesNotContain("mathbf");
        Table said = Table.of("city: 2 slots, cached as greedy plans. Bound: 7", "", List.of(Column.<Double>text("n",
                number -> "x")), List.of(1.0));
        assertThat(LatexTables.of(List.of(said))).contains("\\label{tab:city-2-slots}");
    }

    @Test
    void numbersInLatexAreAsciiWhateverTheirFormat() {
        Table table = Table.of("t", "", List.of(Column.<Double>number("a", "", Format.SIGNIFICANT, number -> number),
                Column.<Double>number("b", "", Format.signed(2), number -> number)), List.of(-12345.0));
        assertThat(LatexTables.of(List.of(table))).contains("$-12\\,345$ & $-12345.00$");
    }

    @Test
    void aTerminalGetsAlignedColumns() {
        assertThat(TextTable.of(TABLE)).isEqualTo("""
                name         reward (1/s)  95 %          share              n
                a                    1.23  [1.00, 1.50]   25 %  1099511627776  best
                longer_name         −1.00                    –              0""");
    }

    @Test
    void allFormatsAreTheSameInEveryLocale() {
        String here = CsvTable.of(TABLE) + MarkdownText.table(TABLE) + TextTable.of(TABLE);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(CsvTable.of(TABLE) + MarkdownText.table(TABLE) + TextTable.of(TABLE)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aDocumentIsHeadingsParagraphsTablesAndLists() {
        Page page = new Page("All", "Of seed 1.", List.of(),
                List.of(new Section("First", "Intro.", List.of(TABLE, Note.info("One."))),
                        new Section("", "", List.of(Note.info("a"), Note.warning("b")))),
                "");
        assertThat(MarkdownText.of(page)).isEqualTo("# All\n\nOf seed 1.\n\n## First\n\nIntro.\n\n"
                + MarkdownText.table(TABLE) + "\nOne.\n\n- a\n- b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a | b", "x\n| y", "x\r\ny", "x\u2028y", "[text](http://a.example)", "<b>x</b>", "`code`",
            "**bold**", "# heading", "@someone", "https://a.example/b", "www.a.example", "&lt;b&gt;", "\\|",
            "\u001B[31mred", "a\u202Eb", "org/repo#1"})
    void foreignNamesInMarkdownStayText(String name) {
        String cell = MarkdownText.table(Table.of("t", "", List.of(Column.<String>text("n", text -> text)),
                List.of(name))).lines().skip(2).findFirst().orElseThrow();

        assertThat(cell).startsWith("| ").endsWith(" |").doesNotContainPattern("[\\p{Cc}\\u2028\\u202E]");
        String inner = cell.substring(2, cell.length() - 2);
        assertThat(inner.replace("\\\\", "")).doesNotContainPattern("(?<!\\\\)[|<>\\[\\]`*#]")
                .doesNotContainPattern("@[A-Za-z0-9]").doesNotContainPattern("(?i)\\b(https?:|www\\.)[^\\u200B]")
                .doesNotContainPattern("(?<!\\\\)&#?[A-Za-z0-9]+;");
    }

    @Test
    void aTerminalGetsNoControlCharacters() {
        String text = TextTable.of(Table.of("t", "", List.of(Column.<String>text("n", name -> name)),
                List.of("\u001B[2J\u0007x\u009By\nz")));
        assertThat(text.lines()).hasSize(2);
        assertThat(text.replace("\n", "")).doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void aCellOfAnotherKindThanItsColumnIsRefused() {
        assertThatThrownBy(() -> new Table("t", "", List.of(Column.number("n", "", Format.WHOLE, Row::share)),
                List.of(List.of("text")), false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column n");
    }
}
