package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edgetempo.catalogue.Catalogue;
import edgetempo.fran.CloudRule;
import edgetempo.fran.ExactOffloading;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase1Env;
import edgetempo.fran.Phase2Env;
import edgetempo.fran.Preprocessing;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.mec.Scenario;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Python package against this build: each file of {@code python/tests} is run by Python, with trajectories of the Java environments to hold
 * its own against. Skipped where there is no Python 3.9 with numpy.
 */
@DisabledOnOs(OS.WINDOWS)
class PythonTest {
    private static final Path HOME = Path.of("..", "python").toAbsolutePath().normalize();
    private static final int ENVS = 15;
    private static final int STEPS = 200;
    private static final long SEED = 100;

    @TempDir
    static Path folder;

    static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("tests"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("test_")).sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void requirePython() throws IOException, InterruptedException {
        boolean found;
        try {
            Process probe = new ProcessBuilder("python3", "-c",
                    "import sys, numpy; sys.exit(sys.version_info < (3, 9))").redirectErrorStream(true)
                    .redirectOutput(folder.resolve("probe").toFile()).start();
            found = probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "needs python3, 3.9 or newer, with numpy");
        Scenario scenario = ScenarioReader.load("physical-m2-n20");
        write("frame", (out, seed) -> frames(out, scenario, seed));
        write("slot", (out, seed) -> slots(out, scenario, seed));
        FranScenario fran = ScenarioReader.loadFran("fran-small",
                List.of("phase1.instances=5", "phase1.observation=EXTENDED"));
        write("fran-phase1", (out, seed) -> offloading(out, fran, seed));
        write("fran-phase2", (out, seed) -> allocation(out, fran, seed));
    }

    @ParameterizedTest
    @MethodSource("tests")
    @Timeout(120)
    void pythonHoldsItsOwn(String test) throws IOException, InterruptedException {
        Path log = folder.resolve(test + ".log");
        ProcessBuilder builder = new ProcessBuilder("python3", "-W", "error::ResourceWarning", "-m", "unittest", "-v",
                test.replace(".py", ""))
                .directory(HOME.resolve("tests").toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PYTHONPATH", HOME.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("EDGETEMPO_EXPECTED", folder.toString());
        builder.environment().put("EDGETEMPO_COMMAND", launcher().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(110, TimeUnit.SECONDS)).as("%s", Files.readString(log)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
    }

    /** What the launcher does, for the classes of this test. */
    private static Path launcher() throws IOException {
        List<String> flags = new ArrayList<>(ChildJvm.SHORT_LIVED);
        flags.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-Dedgetempo.home=" + HOME.getParent()));
        List<String> command = ChildJvm.command(flags, List.of());
        Path arguments = folder.resolve("arguments");
        Files.write(arguments, command.subList(1, command.size()).stream()
                .map(word -> '"' + word.replace("\\", "\\\\") + '"').toList());
        Path script = folder.resolve("launcher");
        Files.writeString(script, "#!/bin/sh\nexec '" + command.getFirst() + "' '@" + arguments + "' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private interface Player {
        void play(Trajectory out, long seed) throws IOException;
    }

    /** Trajectories of all environments, one after the other. */
    private static void write(String world, Player player) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(world + ".bin")))) {
            for (int e = 0; e < ENVS; e++) {
                player.play(new Trajectory(file, SEED + e), SEED + e);
            }
        }
    }

    /** Records of action, observation, reward and ends; the step after an end starts the next episode, ignores its action and earns 0. */
    private static final class Trajectory {
        private final OutputStream file;
        private final SplittableRandom random;
        private int steps = -1;

        Trajectory(OutputStream file, long seed) {
            this.file = file;
            random = new SplittableRandom(seed);
        }

        boolean goesOn() {
            return steps < STEPS;
        }

        float[] action(int size) {
            float[] action = new float[size];
            for (int i = 0; i < size; i++) {
                action[i] = (float) random.nextDouble(-1, 1);
            }
            return action;
        }

        void add(float[] action, double[] observation, double reward, boolean terminated, boolean truncated)
                throws IOException {
            ByteBuffer record = buffer(action.length * Float.BYTES + observation.length * Double.BYTES + 10);
            for (float value : action) {
                record.putFloat(value);
            }
            for (double value : observation) {
                record.putDouble(value);
            }
            end(record, reward, terminated, truncated);
        }

        void add(int action, float[] observation, double reward, boolean terminated, boolean truncated)
                throws IOException {
            ByteBuffer record = buffer(Integer.BYTES + observation.length * Float.BYTES + 10);
            record.putInt(action);
            for (float value : observation) {
                record.putFloat(value);
            }
            end(record, reward, terminated, truncated);
        }

        private static ByteBuffer buffer(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void end(ByteBuffer record, double reward, boolean terminated, boolean truncated) throws IOException {
            record.putDouble(reward).put((byte) (terminated ? 1 : 0)).put((byte) (truncated ? 1 : 0));
            if (goesOn()) {
                file.write(record.array());
                steps++;
            }
        }
    }

    private static void frames(Trajectory out, Scenario scenario, long seed) throws IOException {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, Catalogue.standard().solver("nearest-server")
                .factory(scenario, GaBackends.fastest()).get());
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        for (int episode = 0; out.goesOn(); episode++) {
            out.add(out.action(env.planLength()), env.reset(seed, episode), 0, false, false);
            boolean over = false;
            while (!over && out.goesOn()) {
                float[] action = out.action(env.planLength());
                plan.decode(action);
                StepResult step = env.step(plan);
                over = step.truncated() || step.terminated();
                out.add(action, step.observation(), step.reward(), step.terminated(), step.truncated());
            }
        }
    }

    /** Frames as a twin agent plays them: whole ones, in which the environment asks the solver. */
    private static void slots(Trajectory out, Scenario scenario, long seed) throws IOException {
        Twin twin = new Twin(scenario, out);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, twin);
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        int slots = scenario.time().slotsPerFrame();
        for (int episode = 0; out.goesOn(); episode++) {
            out.add(out.action(twin.size), env.reset(seed, episode), 0, false, false);
            for (int frame = 0; frame < scenario.time().framesPerEpisode() && out.goesOn(); frame++) {
                twin.frame(slots);
                float[] large = new float[env.planLength()];
                System.arraycopy(twin.actions.getFirst(), twin.size - large.length, large, 0, large.length);
                plan.decode(large);
                StepResult step = env.step(plan);
                for (int slot = 0; slot < slots; slot++) {
                    boolean last = slot == slots - 1;
                    out.add(twin.actions.get(slot), twin.observations.get(slot), twin.rewards.get(slot),
                            last && step.terminated(),
                            last && step.truncated());
                }
            }
        }
    }

    private static final class Twin implements ObservingSolver {
        private final Trajectory out;
        private final TwinActionDecoder decoder;
        private final int size;
        private final int users;
        private final List<float[]> actions = new ArrayList<>();
        private final List<double[]> observations = new ArrayList<>();
        private final List<Double> rewards = new ArrayList<>();

        Twin(Scenario scenario, Trajectory out) {
            this.out = out;
            decoder = new TwinActionDecoder(scenario.shares(), scenario.network().servers());
            users = scenario.network().users();
            size = 3 * users + scenario.planLength();
        }

        void frame(int slots) {
            actions.clear();
            observations.clear();
            rewards.clear();
            for (int slot = 0; slot < slots; slot++) {
                actions.add(out.action(size));
            }
        }

        @Override
        public void observe(double[] observation) {
            // What is decided does not depend on it.
        }

        @Override
        public void solve(SlotProblem problem, Decision decision) {
            double[] small = new double[3 * users];
            for (int i = 0; i < small.length; i++) {
                small[i] = actions.get(problem.slot)[i];
            }
            decoder.decode(problem, small, decision);
        }

        @Override
        public void slotDone(double[] nextObservation, double runningReward) {
            observations.add(nextObservation.clone());
            rewards.add(runningReward);
        }

        @Override
        public void reset() {
            // Nothing is carried.
        }

        @Override
        public String name() {
            return "twin";
        }
    }

    private static void offloading(Trajectory out, FranScenario scenario, long seed) throws IOException {
        Phase1Env env = new Phase1Env(scenario);
        FranSampler sampler = new FranSampler(scenario);
        float[] observation = new float[env.observationLength()];
        for (int episode = 0; out.goesOn(); episode++) {
            int number = episode % scenario.phase1().instances();
            do {
                env.reset(sampler.sample(seed, number++), episode);
            } while (env.done());
            env.observe(observation);
            out.add(0, observation, 0, false, false);
            while (!env.done() && out.goesOn()) {
                int action = out.random.nextInt(env.actions());
                double reward = env.step(action);
                env.observe(observation);
                out.add(action, observation, reward, env.done(), false);
            }
        }
    }

    private static void allocation(Trajectory out, FranScenario scenario, long seed) throws IOException {
        Phase2Env env = new Phase2Env(scenario);
        FranSampler sampler = new FranSampler(scenario);
        float[] observation = new float[Phase2Env.OBSERVATION_LENGTH];
        for (int episode = 0; out.goesOn(); episode++) {
            int number = episode % scenario.phase1().instances();
            do {
                FranInstance instance = sampler.sample(seed, number++);
                FranDecision decision = new FranDecision(instance.users);
                if (scenario.cache().preprocessing()) {
                    new Preprocessing().deliver(instance, decision);
                }
                ExactOffloading.overAllNodes().offload(instance, decision);
                CloudRule.apply(instance, decision);
                env.reset(instance, decision, 1);
            } while (env.done());
            env.observe(observation);
            out.add(0, observation, 0, false, false);
            while (!env.done() && out.goesOn()) {
                int action = out.random.nextInt(env.actions());
                double reward = env.step(action);
                env.observe(observation);
                out.add(action, observation, reward, false, env.done());
            }
        }
    }
}
