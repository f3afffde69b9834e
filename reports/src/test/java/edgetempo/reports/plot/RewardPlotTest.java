package edgetempo.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardPlotTest {
    private static final int MEAN = 0x1B4F8A;
    private static final int PUBLISHED = 0xD9742B;
    private static final int FIRST_REFERENCE = 0x4B5563;

    @TempDir
    private Path folder;

    @Test
    void isAPngOfTheStatedSizeWithEveryCurveInIt() throws IOException {
        Map<String, Double> references = new LinkedHashMap<>();
        references.put("cache everything", 23.1);
        references.put("popularity", 14.2);
        PublishedCurve published = new PublishedCurve("published DGL-DDPG",
                IntStream.range(0, 300).mapToObj(e -> new PublishedCurve.Point(e, curve(7, 300)[e] - 2)).toList());
        BufferedImage image = draw("physical-m2-n20 · lstm-ddpg · seed 1", curve(1, 300), references,
                Optional.of(published));
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(520);
        assertThat(pixels(image, MEAN)).isGreaterThan(500);
        assertThat(pixels(image, PUBLISHED)).isGreaterThan(300);
        assertThat(pixels(image, FIRST_REFERENCE)).isGreaterThan(300);
    }

    @Test
    void drawsNothingThatIsNotAskedFor() throws IOException {
        BufferedImage image = draw("t", curve(1, 300), Map.of(), Optional.empty());
        assertThat(pixels(image, MEAN)).isGreaterThan(500);
        assertThat(pixels(image, PUBLISHED)).isZero();
        assertThat(pixels(image, FIRST_REFERENCE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void showsVeryShortRuns(int episodes) throws IOException {
        assertThat(pixels(draw("short", curve(1, episodes), Map.of(), Optional.empty()), MEAN)).isGreaterThan(80);
    }

    @Test
    void showsARunOfEqualRewards() throws IOException {
        assertThat(pixels(draw("flat", new double[40], Map.of(), Optional.empty()), MEAN)).isGreaterThan(500);
    }

    @Test
    void keepsRoomForTheDataBesideManyLongLabels() throws IOException {
        Map<String, Double> references = new LinkedHashMap<>();
        for (String policy : List.of("cache nothing", "cache everything that fits", "popularity", "greedy knapsack")) {
            references.put(policy + " (static plan)", 10.0 + references.size());
        }
        references.put("episode", 18.0);
        BufferedImage image = draw("many", curve(1, 300), references, Optional.empty());
        assertThat(pixels(image, MEAN)).isGreaterThan(500);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Path file = folder.resolve("reward.png");
        assertThatThrownBy(() -> RewardPlot.write(file, "t", new double[0], Map.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("no episode to draw");
        assertThatThrownBy(
                () -> RewardPlot.write(file, "t", new double[]{1}, Map.of("nan", Double.NaN), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a reward to draw is not finite");
        assertThat(file).doesNotExist();
    }

    @Test
    void namesTheFolderThatIsGone() {
        Path file = folder.resolve("gone/reward.png");
        assertThatThrownBy(() -> RewardPlot.write(file, "t", new double[]{1}, Map.of(), Optional.empty()))
                .isInstanceOf(ReportException.class).hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void readsAPublishedCurve() throws IOException {
        Path file = Files.writeString(folder.resolve("curve.csv"), "episode,episode_reward\n0,8.0104\n1,8.2386\n");
        assertThat(PublishedCurve.read("released", file)).isEqualTo(new PublishedCurve("released",
                List.of(new PublishedCurve.Point(0, 8.0104), new PublishedCurve.Point(1, 8.2386))));
        Path empty = Files.writeString(folder.resolve("empty.csv"), "episode,episode_reward\n");
        assertThatThrownBy(() -> PublishedCurve.read("released", empty)).isInstanceOf(ReportException.class)
                .hasMessage(empty + " holds no episode");
    }

    /** A saturating rise under noise, as learning curves look. */
    private static double[] curve(long seed, int episodes) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, episodes)
                .mapToDouble(e -> 22 - 14 * Math.exp(-e / 60.0) + 1.2 * random.nextGaussian())
                .toArray();
    }

    private BufferedImage draw(String title, double[] reward, Map<String, Double> references,
            Optional<PublishedCurve> published) throws IOException {
        Path file = folder.resolve("reward.png");
        RewardPlot.write(file, title, reward, references, published);
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        return ImageIO.read(file.toFile());
    }

    private static long pixels(BufferedImage image, int rgb) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == rgb).count();
    }
}
