package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsTest {
    private static final Conditions QUIET = new Conditions(List.of("-Xbatch", "-XX:+UseSerialGC"), "performance", 0.3);

    @TempDir
    private Path folder;

    @Test
    void whatDiffersIsSaidAndWhatDoesNotIsNot() {
        assertThat(Conditions.differences(QUIET, new Conditions(QUIET.flags(), "performance", 0.6))).isEmpty();
        assertThat(Conditions.differences(QUIET,
                new Conditions(List.of("-Xbatch", "-XX:+UseParallelGC"), "powersave", 2.3))).satisfiesExactly(
                        flags -> assertThat(flags)
                                .contains("only in base -XX:+UseSerialGC, only in candidate -XX:+UseParallelGC"),
                        governor -> assertThat(governor).contains("performance (base), powersave (candidate)"),
                        load -> assertThat(load).contains("0.3 running tasks", "2.3 (candidate)"));
        assertThat(Conditions.differences(QUIET,
                new Conditions(List.of("-XX:+UseSerialGC", "-Xbatch"), "performance", 0.3))).singleElement().asString()
                .contains("another order");
    }

    @Test
    void aClockThatMayChangeAndAMachineThatIsBusyBeforeOrAfterAreWarnedOf() {
        assertThat(QUIET.warnings(QUIET)).isEmpty();
        assertThat(QUIET.warnings(new Conditions(List.of(), "performance", 3.04))).singleElement().asString()
                .contains("busy: 3.0");
        Conditions saving = new Conditions(List.of(), "powersave", Double.NaN);
        assertThat(saving.warnings(saving)).singleElement().asString().contains("\"powersave\"");
        Conditions unknown = new Conditions(List.of(), "unknown", Double.NaN);
        assertThat(unknown.warnings(unknown)).isEmpty();
    }

    @Test
    void theGovernorIsWhatLinuxSaysIfItSaysSo() throws IOException {
        assertThat(Conditions.governor(Files.writeString(folder.resolve("governor"), "schedutil\n")))
                .isEqualTo("schedutil");
        assertThat(Conditions.governor(folder.resolve("none"))).isEqualTo("unknown");
    }
}
