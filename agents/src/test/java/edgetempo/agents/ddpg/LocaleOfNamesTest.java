package edgetempo.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.graph.PlainDigits;
import edgetempo.nativeconfig.TensorFlowRuntime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** TensorFlow takes no digits but 0 to 9 in names, and makes names by those of the default locale. */
class LocaleOfNamesTest {
    @Test
    void graphsAreBuiltWhereOtherDigitsAreUsual() {
        Locale before = Locale.getDefault();
        Locale egypt = Locale.of("ar", "EG");
        Locale.setDefault(egypt);
        try (Graph graph = TensorFlowRuntime.newGraph()) {
            Ops tf = Ops.create(graph);
            String second = PlainDigits.build(() -> {
                tf.placeholder(TFloat32.class);
                return tf.placeholder(TFloat32.class, new Placeholder.Options[0]).op().name();
            });
            assertThat(second).isEqualTo("Placeholder_1");
            assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(egypt);
        } finally {
            Locale.setDefault(before);
        }
    }
}
