package edgetempo.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.ReportException;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.ScatterChart;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.page.Pages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final int FIRST = 0x1B4F8A;
    private static final int SECOND = 0xD9742B;
    private static final int FIRST_LEVEL = 0x4B5563;
    private static final Axis EPISODE = Axis.of("episode", "1");
    private static final Axis REWARD = Axis.of("episode reward", "sum over frames");

    @TempDir
    private Path folder;

    @Test
    void holdsEveryLineAndNothingElse() throws IOException {
        List<Line> lines = new ArrayList<>(run(curve(1, 300)));
        BufferedImage alone = draw(new LineChart("t", "", EPISODE, REWARD, lines));
        lines.add(Line.of("published", "published", Look.DASHED, Line.counted(300), curve(7, 300)));
        lines.add(Line.level("cache everything", 23.1));
        BufferedImage image = draw(new LineChart("t", "", EPISODE, REWARD, lines));

        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(520);
        assertThat(pixels(image, FIRST)).isGreaterThan(500);
        assertThat(pixels(image, SECOND)).isGreaterThan(300);
        assertThat(pixels(image, FIRST_LEVEL)).isGreaterThan(200);
        assertThat(pixels(alone, FIRST)).isGreaterThan(500);
        assertThat(pixels(alone, SECOND)).isZero();
        assertThat(pixels(alone, FIRST_LEVEL)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void showsVeryShortRuns(int episodes) throws IOException {
        assertThat(pixels(draw(new LineChart("short", "", EPISODE, REWARD, run(curve(1, episodes)))), FIRST))
                .isGreaterThan(25);
    }

    @Test
    void keepsRoomForTheDataBesideManyLongLabels() throws IOException {
        List<Line> lines = new ArrayList<>(run(curve(1, 300)));
        for (String policy : List.of("cache nothing", "cache everything that fits", "popularity", "seed 1")) {
            lines.add(Line.level(policy + (lines.size() == 5 ? "" : " (a static plan)"), 10.0 + lines.size()));
        }
        assertThat(pixels(draw(new LineChart("many", "", EPISODE, REWARD, lines)), FIRST)).isGreaterThan(500);
    }

    /** Rewards that are one number but for their last bits, of any size: the drawing of ticks must end. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -7.25, 1e15, -1e15, 1e17, 4e-300, 1e300, Double.MAX_VALUE, Double.MIN_VALUE})
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void drawsRewardsThatHardlyDiffer(double size) throws IOException {
        double[] flat = IntStream.range(0, 40).mapToDouble(e -> e % 3 == 0 ? size : Math.nextDown(size)).toArray();
        assertThat(pixels(draw(new LineChart("flat", "", EPISODE, REWARD, run(flat))), FIRST)).isGreaterThan(500);
    }

    static Stream<double[]> extremes() {
        return Stream.of(new double[]{-Double.MAX_VALUE, Double.MAX_VALUE}, new double[]{0, Double.MIN_VALUE},
                new double[]{1e-320, 1e308}, new double[]{1e15, 1e15 + 1}, new double[]{-1, 1e-9},
                new double[]{Double.NaN, 3}, new double[]{Double.POSITIVE_INFINITY, 2},
                new double[]{Double.NaN, Double.NaN}, new double[]{-5, -5});
    }

    @ParameterizedTest
    @MethodSource("extremes")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void drawsAnyNumbersInAnyChart(double[] values) {
        double[] none = {};
        for (Axis axis : List.of(REWARD, Axis.log("time", "s"))) {
            List<Chart> charts = List.of(
                    new LineChart("lines", "", axis, axis, List.of(new Line("g", "n", Look.STRONG, values, values,
                            values, values), Line.level("level", values[1]))),
                    new BarChart("bars", "", "c", axis, BarChart.Look.BARS, List.of("a", "b"),
                            List.of(new BarChart.Bars("x", values, values, values))),
                    new BarChart("dots", "", "c", axis, BarChart.Look.DOTS, List.of("a", "b"),
                            List.of(new BarChart.Bars("x", values, none, none))),
                    new StackChart("stack", "", EPISODE, REWARD, StackChart.Look.BARS, List.of("a", "a"),
                            List.of(new StackChart.Part("x", values))),
                    new StackChart("areas", "", EPISODE, REWARD, StackChart.Look.AREAS, List.of("0", "1"),
                            List.of(new StackChart.Part("x", values))),
                    new ScatterChart("points", "", axis, axis, List.of(),
                            List.of(new ScatterChart.Cloud("x", values, values, List.of()))));
            for (Chart chart : charts) {
                assertThat(Pictures.write(folder, chart.title(), List.of(chart))).hasSize(2)
                        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
            }
        }
    }

    @Test
    void everyKindOfChartHasAPicture() throws IOException {
        for (Section section : Pages.everything().sections()) {
            for (Block block : section.blocks()) {
                List<Chart> charts = block instanceof Multiples several
                        ? several.charts()
                        : block instanceof Chart one ? List.of(one) : List.of();
                for (Chart chart : charts) {
                    Pictures.write(folder, "chart", List.of(chart));
                    BufferedImage image = ImageIO.read(folder.resolve("chart.png").toFile());
                    assertThat(IntStream.range(0, image.getWidth() * image.getHeight())
                            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth())).distinct().count())
                            .as(chart.title()).isGreaterThan(20);
                    assertThat(Files.readString(folder.resolve("chart.svg"))).contains("<svg").contains("</svg>");
                }
            }
        }
    }

    @Test
    void severalChartsStandTwoInARow() throws IOException {
        LineChart chart = new LineChart("t", "", EPISODE, REWARD, run(curve(1, 30)));
        Pictures.write(folder, "panels", List.of(chart, chart, chart));
        BufferedImage image = ImageIO.read(folder.resolve("panels.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1800);
        assertThat(image.getHeight()).isEqualTo(1040);
    }

    @Test
    void picturesForPapersHaveTheirSizeAndResolutionAndTheSameBytesAgain() throws IOException {
        LineChart chart = new LineChart("Reward", "", EPISODE, REWARD, run(curve(1, 30)));
        PictureForm column = new PictureForm(List.of(PictureFormat.PNG, PictureFormat.PDF), OptionalDouble.of(88),
                OptionalDouble.of(60), OptionalInt.of(300));
        List<Path> files = Pictures.write(folder, "column", List.of(chart), column);
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("column.png", "column.pdf");
        BufferedImage image = ImageIO.read(files.getFirst().toFile());
        assertThat(image.getWidth() / 300.0 * 25.4).isCloseTo(88, within(0.2));
        assertThat(image.getHeight() / 300.0 * 25.4).isCloseTo(60, within(0.2));
        // 300 pixels to the inch are 11811 to the metre.
        assertThat(Files.readString(files.getFirst(), StandardCharsets.ISO_8859_1)).contains("pHYs\0\0.#");
        byte[] pdf = Files.readAllBytes(files.get(1));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth() / 72.0 * 25.4).isCloseTo(88, within(0.2));
            assertThat(page.getResources().getFontNames()).isEmpty();
        }
        Pictures.write(folder, "column", List.of(chart), column);
        assertThat(files.get(1)).hasBinaryContent(pdf);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 60})
    void theLegendOfANarrowPictureLeavesRoomForTheCurves(double heightMm) throws IOException {
        List<Line> lines = new ArrayList<>(run(curve(1, 200)));
        List.of("all", "best-static", "greedy", "popularity", "random", "clairvoyant",
                "a policy of quite a long name that is cut")
                .forEach(name -> lines.add(Line.level(name, 10)));
        PictureForm column = new PictureForm(List.of(PictureFormat.PNG), OptionalDouble.of(88),
                heightMm > 0 ? OptionalDouble.of(heightMm) : OptionalDouble.empty(), OptionalInt.empty());
        BufferedImage image = ImageIO.read(Pictures.write(folder, "narrow", List.of(new LineChart("Reward", "", EPISODE,
                REWARD, lines)), column).getFirst().toFile());
        int first = image.getHeight();
        int last = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == FIRST) {
                    first = Math.min(first, y);
                    last = Math.max(last, y);
                }
            }
        }
        assertThat(last - first).as("height of the curve and its sample in the legend").isGreaterThan(80);
    }

    @Test
    void namesTheFolderThatIsGone() {
        Path file = folder.resolve("gone/reward.png");
        assertThatThrownBy(() -> Pictures.png(file, new LineChart("t", "", EPISODE, REWARD, run(curve(1, 3)))))
                .isInstanceOf(ReportException.class).hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    private static List<Line> run(double[] reward) {
        double[] x = Line.counted(reward.length);
        return List.of(Line.of("ddpg", "seed 1", Look.FAINT, x, reward),
                Line.of("ddpg", "mean of 10 episodes", Look.STRONG, x, reward));
    }

    /** A saturating rise under noise, as learning curves look. */
    private static double[] curve(long seed, int episodes) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, episodes)
                .mapToDouble(e -> 22 - 14 * Math.exp(-e / 60.0) + 1.2 * random.nextGaussian())
                .toArray();
    }

    private BufferedImage draw(Chart chart) throws IOException {
        Path file = folder.resolve("reward.png");
        Pictures.png(file, chart);
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        return ImageIO.read(file.toFile());
    }

    private static long pixels(BufferedImage image, int rgb) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == rgb).count();
    }
}
