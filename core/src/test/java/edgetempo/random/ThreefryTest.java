package edgetempo.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known-answer vectors published with Random123 ({@code kat_vectors}, threefry4x32). */
class ThreefryTest {
    @ParameterizedTest
    @CsvSource({
            "13, 00000000 00000000 00000000 00000000, 00000000 00000000 00000000 00000000, 531c7e4f 39491ee5 2c855a92 3d6abf9a",
            "13, ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff ffffffff ffffffff, c4189358 1c9cc83a d5881c67 6a0a89e0",
            "13, 243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0 082efa98 ec4e6c89, 4aa71d8f 734738c2 431fc6a8 ae6debf1",
            "20, 00000000 00000000 00000000 00000000, 00000000 00000000 00000000 00000000, 9c6ca96a e17eae66 fc10ecd4 5256a7d8",
            "20, ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff ffffffff ffffffff, 2a881696 57012287 f6c7446e a16a6732",
            "20, 243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0 082efa98 ec4e6c89, 59cd1dbb b8879579 86b5d00c ac8b6d84"})
    void agreesWithPublishedKnownAnswers(int rounds, String counter, String key, String expected) {
        int[] c = words(counter);
        int[] out = new int[4];
        Threefry.block(words(key), c[0], c[1], c[2], c[3], out, rounds);
        assertThat(out).containsExactly(words(expected));
        if (rounds == Threefry.ROUNDS) {
            Threefry.block(words(key), c[0], c[1], c[2], c[3], out);
            assertThat(out).containsExactly(words(expected));
        }
    }

    private static int[] words(String hex) {
        String[] parts = hex.trim().split(" ");
        int[] result = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            result[i] = Integer.parseUnsignedInt(parts[i], 16);
        }
        return result;
    }
}
