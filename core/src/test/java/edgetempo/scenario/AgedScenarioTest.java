package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete scenarios that were written before a key existed. */
public class AgedScenarioTest {
    private static final ScenarioKind<Grown> KIND = kind(Grown.class);
    private static final String BEFORE = "name: a\ndescription: b\nworld:\n  users: 3\n";

    public enum Choices {
        FORMER,
        NEW
    }

    public record Before(@Key("name") String name, @Key("description") String description,
            @Key("world") BeforeWorld world) implements AnyScenario {
        @Override
        public String size() {
            return "";
        }
    }

    public record BeforeWorld(@Key(value = "users", min = 0, max = 9) int users) {}

    /** What became of {@link Before}: three keys more, two of them in a section of their own. */
    public record Grown(@Key("name") String name, @Key("description") String description, @Key("world") World world,
            @Key("extras") Extras extras) implements AnyScenario {
        @Override
        public String size() {
            return "";
        }
    }

    public record World(@Key(value = "users", min = 0, max = 9) int users,
            @Key(value = "scale", absent = "1", min = 0) double scale) {}

    public record Extras(@Key(value = "choice", absent = "FORMER") Choices choice,
            @Key(value = "on", absent = "false") boolean on) {}

    public record Broken(@Key("name") String name, @Key("description") String description,
            @Key(value = "count", absent = "-1", min = 0, max = 9) int count) implements AnyScenario {
        @Override
        public String size() {
            return "";
        }
    }

    private static <S extends AnyScenario> ScenarioKind<S> kind(Class<S> root) {
        return new ScenarioKind<>("a test", root, List.of(), "none", List::of, name -> null, "world.users=1");
    }

    @Test
    void aKeyThatDidNotExistYetHasTheValueOfItsAbsence() {
        assertThat(ScenarioReader.parseComplete(KIND, BEFORE, "old.yaml", List.of()))
                .isEqualTo(new Grown("a", "b", new World(3, 1), new Extras(Choices.FORMER, false)));
        assertThat(ScenarioReader.parseComplete(KIND, BEFORE + "  scale: 2\n", "new.yaml", List.of("extras.on=true")))
                .isEqualTo(new Grown("a", "b", new World(3, 2), new Extras(Choices.FORMER, true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: a\ndescription: b\n", "name: a\ndescription: b\nworld:\n  scale: 2\n"})
    void aKeyWithoutSuchAValueIsMissed(String yaml) {
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> ScenarioReader.parseComplete(KIND, yaml, "old.yaml", List.of()))
                .withMessage(
                        "old.yaml: world.users: has no value, and there is none for files without it; use the version "
                                + "of the program that wrote the file");
    }

    @Test
    void theDigestOfAnOldScenarioStaysWhatItWas() {
        Before before = new Before("a", "b", new BeforeWorld(3));
        Collection<ScenarioKey> keysBefore = kind(Before.class).schema().keys().values();
        Collection<ScenarioKey> keys = KIND.schema().keys().values();
        assertThat(ScenarioWriter.sha256(ScenarioReader.parseComplete(KIND, BEFORE, "old.yaml", List.of()), keys))
                .isEqualTo(ScenarioWriter.sha256(before, keysBefore));
        assertThat(ScenarioWriter.sha256(
                ScenarioReader.parseComplete(KIND, BEFORE, "old.yaml", List.of("extras.choice=NEW")), keys))
                .isNotEqualTo(ScenarioWriter.sha256(before, keysBefore));
    }

    @Test
    void anAbsenceMustMeanAValueThatTheKeyAllows() {
        assertThatExceptionOfType(ScenarioException.class).isThrownBy(() -> kind(Broken.class))
                .withMessageContaining("count: -1 is out of range; allowed: 0 to 9");
    }

    /** Complete files as release 0.1 wrote them, and the digests that it put into checkpoints. */
    @ParameterizedTest
    @CsvSource({"published-m2-n20, 56b362fb8ff1a0936cc3ab7d7f0167272d174a001a80821838434d18e71fc047",
            "drift-m5-n50, 57e6147e91a72eb89b2a39888bb989d190295ec453c3b9c57826e65636a6aa7f"})
    void whatRelease01WroteIsReadAndHasItsDigest(String preset, String sha256) throws IOException {
        String yaml = released(preset);
        assertThat(ScenarioWriter.sha256(ScenarioReader.parseComplete(yaml, preset))).isEqualTo(sha256);
        assertThat(unsaid(ScenarioKind.MEC, yaml)).as("keys added since 0.1 without @Key(absent = ...)").isEmpty();
    }

    @Test
    void whatRelease01WroteOfAFranScenarioIsRead() throws IOException {
        String yaml = released("fran-default");
        assertThat(ScenarioReader.parseCompleteFran(yaml, "fran-default").world().users()).isEqualTo(24);
        assertThat(unsaid(ScenarioKind.FRAN, yaml)).as("keys added since 0.1 without @Key(absent = ...)").isEmpty();
    }

    private static String released(String preset) throws IOException {
        try (InputStream in = AgedScenarioTest.class.getResourceAsStream("complete-0.1-" + preset + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> unsaid(ScenarioKind<?> kind, String yaml) {
        Set<String> unsaid = new TreeSet<>(kind.schema().keys().keySet());
        unsaid.removeAll(LayerParser.file(kind, yaml, "released").values().keySet());
        unsaid.removeAll(kind.schema().absent().keySet());
        return unsaid;
    }
}
