package edgetempo.experiments.bridge;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Serves environments to another process until its output ends.
 *
 * {@snippet :
 * EnvServing.of("physical-m2-n20", List.of()).envs(64).threads(2).serve(in, out);
 * }
 *
 * Settings are checked when they are given, and together before the handshake. Mutable; not thread-safe.
 */
public final class EnvServing {
    /** World whose steps are frames: the two-timescale environment. */
    public static final String FRAME = "frame";
    /** World whose steps are slots, for agents that decide slots. */
    public static final String SLOT = "slot";
    /** F-RAN's offloading phase. */
    public static final String FRAN_PHASE1 = "fran-phase1";
    /** F-RAN's allocation phase. */
    public static final String FRAN_PHASE2 = "fran-phase2";
    /** No environment: slots are drawn and solved on request. */
    public static final String PROBLEMS = "problems";
    private static final List<String> OF_MEC = List.of(FRAME, SLOT, PROBLEMS);
    private static final List<String> OF_FRAN = List.of(FRAN_PHASE1, FRAN_PHASE2);
    private static final int MAX_ENVS = 1 << 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final AnyScenario scenario;
    private String world;
    private Optional<String> solver = Optional.empty();
    private Optional<GaBackend> backend = Optional.empty();
    private Autoreset autoreset = Autoreset.NONE;
    private int envs = 1;
    private int threads = 1;
    private Optional<Integer> fap = Optional.empty();
    private String plan = SlotPlans.USUAL;

    private EnvServing(AnyScenario scenario) {
        this.scenario = scenario;
        world = allowed().getFirst();
    }

    /**
     * Creates a server for a scenario of either system, by name or file, with overrides. Its input files are read, and its digest covers
     * theirs.
     */
    public static EnvServing of(String scenario, List<String> sets) {
        AnyScenario loaded = ScenarioReader.loadAny(scenario, sets);
        return new EnvServing(loaded instanceof Scenario mec ? ScenarioInputs.pinned(mec) : loaded);
    }

    /** All worlds. */
    public static List<String> worlds() {
        List<String> all = new ArrayList<>(OF_MEC);
        all.addAll(OF_FRAN);
        return all;
    }

    private List<String> allowed() {
        return scenario instanceof FranScenario ? OF_FRAN : OF_MEC;
    }

    /** Sets the world to step. Default: the first one of the scenario's system. */
    public EnvServing world(String name) {
        Checks.known("world", name, worlds());
        if (!allowed().contains(name)) {
            throw BadInputException.of("world", name + " is not of scenario " + scenario.name() + "; allowed: "
                    + String.join(", ", allowed()));
        }
        world = name;
        return this;
    }

    /** Sets the slot solver, with settings in braces if there are any. Default: the scenario's {@code time.solver}. */
    public EnvServing solver(String name) {
        solver = Optional.of(Checks.solver("solver", name).text());
        return this;
    }

    /** Sets the GA backend. Default: the fastest one. */
    public EnvServing backend(GaBackend runner) {
        backend = Optional.of(runner);
        return this;
    }

    /** Sets the behaviour after the end of an episode. Default: none. */
    public EnvServing autoreset(Autoreset mode) {
        autoreset = mode;
        return this;
    }

    /** Sets the number of environments E. Default: 1. */
    public EnvServing envs(int count) {
        if (count < 1 || count > MAX_ENVS) {
            throw BadInputException.of("envs", count + " is out of range; allowed: 1 to " + MAX_ENVS);
        }
        envs = count;
        return this;
    }

    /** Sets the number of threads; results do not depend on it. Default: 1. */
    public EnvServing threads(int count) {
        threads = Checks.threads(count);
        return this;
    }

    /** Sets the access point of F-RAN's phase 2, from 0. Default: the first one. */
    public EnvServing fap(int number) {
        fap = Optional.of(number);
        return this;
    }

    /** Sets the policy whose plan is cached in drawn slots; one of {@link SlotPlans#names}. */
    public EnvServing plan(String policy) {
        plan = Checks.known("plan", policy, SlotPlans.names());
        return this;
    }

    /**
     * Creates the environments.
     *
     * @throws BadInputException if settings do not go together
     */
    public EnvBatch batch() {
        if (world.equals(PROBLEMS)) {
            throw BadInputException.of("world", PROBLEMS + " has no steps");
        }
        return new EnvBatch(maker(), envs, threads, autoreset);
    }

    private Supplier<World> maker() {
        if (fap.isPresent() && !world.equals(FRAN_PHASE2)) {
            throw BadInputException.of("fap", "has a meaning in world " + FRAN_PHASE2 + " only");
        }
        if (scenario instanceof FranScenario fran) {
            if (solver.isPresent()) {
                throw BadInputException.of("solver", "has no meaning in F-RAN, which has no slots");
            }
            return world.equals(FRAN_PHASE1)
                    ? () -> new OffloadingWorld(fran)
                    : () -> new AllocationWorld(fran, fap.orElse(0));
        }
        Scenario mec = (Scenario) scenario;
        if (world.equals(SLOT)) {
            if (solver.isPresent()) {
                throw BadInputException.of("solver",
                        "has no meaning in world " + SLOT + ", where the agent decides slots");
            }
            return () -> new SlotWorld(mec);
        }
        NamedSolver named = named(mec);
        Scenario own = named.configure(mec);
        Supplier<SlotSolver> solvers = named.factory(own, backend.orElseGet(GaBackends::fastest));
        if (solvers.get().choosesPlan()) {
            throw BadInputException.of("solver", named.text()
                    + " chooses the cache plans itself, so there is nothing to step; allowed: any other solver");
        }
        return () -> new FrameWorld(own, solvers.get());
    }

    private NamedSolver named(Scenario mec) {
        return Checks.solver("solver", solver.orElseGet(() -> Catalogue.standard().solverOf(mec)));
    }

    /**
     * Answers requests until input ends.
     *
     * @param in  requests
     * @param out replies; must not be shared with other writers
     * @throws BadInputException if settings do not go together, or the peer violates the protocol
     * @throws IOException       if input ends within a frame, or the peer has closed its end
     */
    public void serve(ReadableByteChannel in, WritableByteChannel out) throws IOException {
        Wire wire = new Wire(in, out);
        if (world.equals(PROBLEMS)) {
            Scenario mec = (Scenario) scenario;
            NamedSolver named = named(mec);
            if (autoreset != Autoreset.NONE || envs != 1 || fap.isPresent()) {
                throw BadInputException.of("world",
                        PROBLEMS + " has no environments, so that envs, autoreset and fap have no meaning");
            }
            try (SlotService service = new SlotService(named.configure(mec), named,
                    backend.orElseGet(GaBackends::fastest),
                    plan, threads)) {
                wire.hello();
                Map<String, Object> hello = greeting(mec);
                service.describe(hello);
                wire.say(hello);
                service.answer(wire);
            }
            return;
        }
        try (EnvBatch batch = batch()) {
            wire.hello();
            wire.say(describe(batch));
            answer(wire, batch);
        }
    }

    private Map<String, Object> greeting(AnyScenario of) {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("protocol", Wire.VERSION);
        hello.put("edgetempo", Build.version());
        hello.put("world", world);
        hello.put("scenario", of.name());
        hello.put("scenario_sha256", ScenarioWriter.sha256(of));
        return hello;
    }

    private Map<String, Object> describe(EnvBatch batch) {
        Map<String, Object> hello = greeting(scenario);
        if (world.equals(FRAME)) {
            hello.put("solver", named((Scenario) scenario).text());
        }
        Spaces spaces = batch.spaces();
        hello.put("envs", batch.size());
        hello.put("autoreset", batch.autoreset().label());
        hello.put("max_steps", spaces.maxSteps());
        hello.put("reward", spaces.reward());
        hello.put("observation", describe(spaces.observation(), spaces.doubles()));
        if (spaces.actions() > 0) {
            Map<String, Object> action = new LinkedHashMap<>();
            action.put("dtype", "int32");
            action.put("count", spaces.actions());
            action.put("mask", spaces.masked());
            hello.put("action", action);
        } else {
            hello.put("action", describe(spaces.action(), false));
        }
        if (spaces.users() > 0) {
            hello.put("reached", spaces.users());
        }
        hello.put("frame_bytes", batch.frame().capacity());
        return hello;
    }

    /** Values of an observation or an action. */
    static Map<String, Object> describe(List<Component> components, boolean doubles) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("dtype", doubles ? "float64" : "float32");
        text.put("shape", List.of(components.stream().mapToInt(Component::size).sum()));
        text.put("components", components.stream().map(EnvServing::describe).toList());
        return text;
    }

    /** A bound that is not proven is null. */
    private static Map<String, Object> describe(Component component) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("name", component.name());
        text.put("shape", component.shape());
        text.put("low", Double.isInfinite(component.low()) ? null : component.low());
        text.put("high", Double.isInfinite(component.high()) ? null : component.high());
        text.put("unit", component.unit());
        text.put("meaning", component.text());
        text.put("names", component.names());
        return text;
    }

    private static void answer(Wire wire, EnvBatch batch) throws IOException {
        for (int[] request = wire.next(); request != null; request = wire.next()) {
            int[] next = request;
            wire.guarded(batch::frame, () -> answer(wire, batch, next[0], next[1]));
        }
    }

    private static void answer(Wire wire, EnvBatch batch, int command, int argument) throws IOException {
        switch (command) {
            case Wire.RESET -> {
                wire.body(batch.resets());
                batch.reset();
                wire.reply(Wire.OK, batch.frame(), Wire.json(batch.infos(false)), NOTHING);
            }
            case Wire.STEP -> {
                wire.body(batch.actions());
                boolean ended = batch.step();
                byte[] text = ended || argument != 0 ? Wire.json(batch.infos(argument == 0)) : NOTHING.array();
                batch.finals().clear();
                if (ended && batch.autoreset() == Autoreset.SAME) {
                    batch.restartEnded();
                }
                wire.reply(Wire.OK, batch.frame(), text, batch.finals());
            }
            case Wire.INFO -> wire.reply(Wire.OK, batch.frame(), Wire.json(batch.infos(false)), NOTHING);
            default -> throw new BadInputException(
                    "broken frame: command " + command + " is not known; allowed: 1 (reset), 2 (step) and 3 (info)");
        }
    }
}
