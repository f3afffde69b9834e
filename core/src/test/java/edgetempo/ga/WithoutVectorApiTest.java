package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.CachePlan;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.random.VectorApi;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** EdgeTempo as a library on a plain class path, with the flag and without. */
class WithoutVectorApiTest {
    /** The README's example, shortened; run in a virtual machine of its own. */
    public static final class Example {
        private Example() {}

        public static void main(String[] args) {
            for (String variant : List.of("IMPROVED", "MEMETIC", "JOINT")) {
                Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("network.users=5",
                        "time.framesPerEpisode=2", "ga.variant=" + variant));
                TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest()));
                CachePlan plan = StaticPlans.popularity(scenario);
                env.reset(42);
                for (boolean over = false; !over;) {
                    StepResult step = env.step(plan);
                    System.out.println(step.reward());
                    over = step.truncated();
                }
            }
            System.out.println("backend " + GaBackends.fastest().name() + " of " + GaBackends.all().stream()
                    .map(GaBackend::name).toList());
            try {
                GaBackends.named("vector");
            } catch (BackendException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static String run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Example.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void withoutTheFlagPlainLoopsRunAndTheFlagIsNamedOnce() throws IOException, InterruptedException {
        String said = run();
        assertThat(said).contains("backend scalar of [scalar]").contains("backend \"vector\" cannot run here");
        assertThat(said.split("plain loops, many times slower")).as(said).hasSize(2);
        assertThat(said.lines().filter(line -> line.startsWith("WARN"))).as(said)
                .allMatch(line -> line.contains(VectorApi.FLAG));
    }

    @Test
    void withTheFlagVectorKernelsRunAndNothingIsSaid() throws IOException, InterruptedException {
        String said = run("--add-modules", "jdk.incubator.vector");
        assertThat(said).contains("backend vector of [vector, scalar]").doesNotContain("slower");
    }
}
