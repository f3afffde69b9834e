package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class PolicyCodeTest {
    private static final Pattern VECTOR_PARAMETER = Pattern.compile("\\b(Float|Int)Vector \\w+[,)]");
    private static final Pattern VECTOR_METHOD = Pattern.compile("\\b(Float|Int)Vector \\w+\\([^)]*\\) \\{");

    /** Looks at sources, since a vector that crosses a call which is not inlined is boxed only where that happens. */
    @Test
    void noVectorCrossesACall() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of("src", "main", "java", "edgetempo", "agents", "policy"))) {
            files = listed.toList();
        }
        assertThat(files).anyMatch(file -> file.endsWith("VectorLayerKernels.java"));
        for (Path file : files) {
            String text = Files.readString(file);
            assertThat(VECTOR_PARAMETER.matcher(text).find()).as("parameter in %s", file).isFalse();
            assertThat(VECTOR_METHOD.matcher(text).find()).as("result in %s", file).isFalse();
        }
    }

    @Test
    void theRuleFindsWhatItForbids() {
        String name = FloatVector.class.getSimpleName();
        assertThat(VECTOR_PARAMETER.matcher("static void f(" + name + " x) {").find()).isTrue();
        assertThat(VECTOR_METHOD.matcher("static " + name + " f(float x) {").find()).isTrue();
    }
}
