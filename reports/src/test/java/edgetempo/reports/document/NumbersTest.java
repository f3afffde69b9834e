package edgetempo.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"13.84321, 13.84", "0, 0", "-0.0012345, −0.001234", "100, 100", "12345.6, 12\u202F346",
            "1234567, 1\u202F234\u202F567",
            "999.96, 1000", "0.5, 0.5000", "NaN, –", "Infinity, –", "1e-9, 1.000e−9", "2, 2"})
    void numbersHaveFourSignificantDigitsAndNoneIsWrittenAsADash(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0312, 31.2 ms", "20.62, 20.6 s", "200, 3 min 20 s", "7500, 2 h 5 min"})
    void timesReadAsPeopleSayThem(double seconds, String text) {
        assertThat(Numbers.time(seconds)).isEqualTo(text);
    }

    @Test
    void ratesGetAPrefixFromTenThousandOn() {
        assertThat(Numbers.prefixed(7_350_000)).isEqualTo("7.350 M");
        assertThat(Numbers.prefixed(9999)).isEqualTo("9999");
        assertThat(Numbers.prefixed(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.percent(0.9617)).isEqualTo("96.2 %");
        assertThat(Numbers.percent(4.27e-9)).isEqualTo("< 0.001 %");
        assertThat(Numbers.percent(0)).isEqualTo("0 %");
        assertThat(Format.fixed(2).text(0.004)).isEqualTo("< 0.01");
        assertThat(Format.fixed(2).text(0)).isEqualTo("0.00");
        assertThat(Format.percent(1).text(1e-6)).isEqualTo("< 0.1 %");
    }

    @ParameterizedTest
    @CsvSource({"-0.126, −0.13", "0.5, +0.50", "0.004, 0.00", "-0.004, 0.00", "0, 0.00", "NaN, –"})
    void differencesHaveASignUnlessTheyAreRoundedToZero(double value, String text) {
        assertThat(Format.signed(2).text(value)).isEqualTo(text);
    }

    @Test
    void endsOfIntervalsHaveTheSignOfSubtraction() {
        assertThat(Format.signed(1).interval(new Estimate(0, -1, 1))).isEqualTo("−1.0, 1.0");
    }
}
