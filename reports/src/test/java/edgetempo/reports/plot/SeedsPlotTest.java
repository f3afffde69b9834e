package edgetempo.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsPlotTest {
    private static final int IQM = 0x1B4F8A;
    private static final int MEAN = 0xD9742B;

    @TempDir
    private Path folder;

    private static double[][] curves(int seeds, int episodes, double spread) {
        double[][] curves = new double[seeds][episodes];
        SplittableRandom random = new SplittableRandom(5);
        for (double[] curve : curves) {
            double level = spread * random.nextDouble();
            for (int e = 0; e < episodes; e++) {
                curve[e] = level + 10 * (1 - Math.exp(-e / 40.0)) + random.nextDouble();
            }
        }
        return curves;
    }

    private BufferedImage draw(double[][] reward) throws IOException {
        Path file = folder.resolve("reward.png");
        SeedsPlot.write(file, SeedsPlot.title("physical-m2-n20", "lstm-ddpg", reward.length), reward,
                Map.of("all", 5.0));
        return ImageIO.read(file.toFile());
    }

    private static long pixels(BufferedImage image, int colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    /** The light blue of the band over white, with its transparency. */
    private static long band(BufferedImage image) {
        return pixels(image, 0xDFE8F3) + pixels(image, 0xDEE8F3);
    }

    @Test
    void showsBothMeansAndABandThatIsWiderWhereSeedsDiffer() throws IOException {
        BufferedImage close = draw(curves(10, 200, 0.5));
        BufferedImage apart = draw(curves(10, 200, 12));
        assertThat(pixels(apart, IQM)).isGreaterThan(500);
        assertThat(pixels(apart, MEAN)).isGreaterThan(300);
        assertThat(band(apart)).isGreaterThan(3 * band(close)).isGreaterThan(5000);
    }

    @Test
    void oneSeedHasNoBandAndOneEpisodeHasPoints() throws IOException {
        assertThat(band(draw(curves(1, 200, 5)))).isZero();
        assertThat(pixels(draw(curves(3, 1, 5)), IQM)).isGreaterThan(30);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> draw(new double[0][])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draw(new double[][]{{1, Double.NaN}})).isInstanceOf(IllegalArgumentException.class);
    }
}
