package edgetempo.experiments.bridge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edgetempo.experiments.BadInputException;
import edgetempo.mec.CachePlan;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PythonAgentTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void requirePython() throws InterruptedException {
        try {
            assumeTrue(new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0,
                    "needs python3 with numpy");
        } catch (IOException e) {
            abort("needs python3");
        }
    }

    @Test
    void anAgentThatNeverAnswersIsGivenUp() throws IOException {
        Scenario scenario = ScenarioReader.load("physical-m2-n20");
        Path file = Files.writeString(folder.resolve("slow.py"),
                "import time\ndef act(observation):\n    time.sleep(1000)\n");
        String home = System.getProperty("edgetempo.home");
        System.setProperty("edgetempo.home", Path.of("..").toAbsolutePath().normalize().toString());
        try (PythonAgent agent = new PythonAgent("slow", file, scenario)) {
            agent.reset(1, 0);
            // A busy machine may need longer to start Python.
            System.setProperty(PythonAgent.TIMEOUT, "3");
            CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
            assertThatThrownBy(() -> agent.plan(new double[60], 0, plan)).isInstanceOf(BadInputException.class)
                    .hasMessage(file + ": did not answer within 3 s; allow more with -D" + PythonAgent.TIMEOUT);
        } finally {
            System.clearProperty(PythonAgent.TIMEOUT);
            if (home == null) {
                System.clearProperty("edgetempo.home");
            } else {
                System.setProperty("edgetempo.home", home);
            }
        }
    }
}
