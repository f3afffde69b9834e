package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import edgetempo.ga.BackendException;
import edgetempo.ga.Chromosome;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;
import java.lang.foreign.Arena;

/**
 * Fitness of many populations of a slot, which stay in the device's memory: the kernel's evaluation without selection and variation. Bit
 * for bit what {@link edgetempo.ga.FloatFitness} gives. Not thread-safe.
 */
public final class CudaFitness implements AutoCloseable {
    private final CudaDevice device;
    private final KernelSettings kernel;
    private final BlockLayout layout;
    private final int users;
    private final int population;
    private final int populations;
    private final Arena arena = Arena.ofShared();
    private final LaunchArguments argument;
    private final Buffer slots;
    private final Buffer states;
    private final long stream;

    CudaFitness(CudaDevice device, Scenario scenario, int populations) {
        this.device = device;
        this.populations = populations;
        kernel = KernelSettings.of(scenario);
        WarpChoice warps = new WarpChoice(scenario, device.info(), WarpChoice.forced());
        layout = warps.layout(warps.of(populations));
        users = Chromosome.of(scenario).users();
        population = scenario.ga().population();
        argument = new LaunchArguments(arena, scenario, kernel, layout);
        slots = new Buffer(device, "the slots", true);
        states = new Buffer(device, "the populations", true);
        device.enter();
        try {
            stream = device.driver().createStream();
            slots.require((long) populations * layout.slotBytes());
            states.require((long) populations * layout.stateBytes());
        } catch (CudaException e) {
            throw device.note(e);
        }
        argument.buffers(slots.address(), states.address(), 0, 0, 0, 0);
    }

    /**
     * Allocates populations on the GPU of this machine.
     *
     * @throws BackendException if there is no GPU, or if it does not support the scenario's settings
     */
    public static CudaFitness open(Scenario scenario, int populations) {
        return new CudaFitness(CudaDevice.require(CudaDevice.find()), scenario, populations);
    }

    /**
     * Sets a population and its slot; takes effect with {@link #upload}.
     *
     * @param index   of the population
     * @param problem the slot. Not modified.
     * @param genes   [3·users × stride], one row per gene. Not modified.
     * @param stride  distance between rows
     */
    public void set(int index, SlotProblem problem, float[] genes, int stride) {
        SlotRecord.write(problem, true, slots.host(), (long) index * layout.slotBytes());
        long state = (long) index * layout.stateBytes() + BlockLayout.CONTROL + (long) Float.BYTES * layout.stride();
        long shares = state + (long) users * layout.stride();
        for (int g = 0; g < 3 * users; g++) {
            for (int i = 0; i < layout.stride(); i++) {
                float gene = i < population ? genes[g * stride + i] : 0;
                long at = (g < users ? g : g - users) * (long) layout.stride() + i;
                if (g < users) {
                    states.host().set(JAVA_BYTE, state + at, (byte) gene);
                } else if (kernel.discrete()) {
                    states.host().set(JAVA_BYTE, shares + at, (byte) gene);
                } else {
                    states.host().set(JAVA_FLOAT, shares + Float.BYTES * at, gene);
                }
            }
        }
    }

    /** Copies all populations and slots to the device. */
    public void upload() {
        device.enter();
        try {
            slots.upload((long) populations * layout.slotBytes(), stream);
            states.upload((long) populations * layout.stateBytes(), stream);
            device.driver().synchronise(stream);
        } catch (CudaException e) {
            throw device.note(e);
        }
    }

    /**
     * Evaluates every individual and waits.
     *
     * @param generation names the fading stream, if fading is redrawn
     * @param repeats    evaluations of each population per launch
     */
    public void evaluate(int generation, int repeats) {
        argument.generations(generation, generation + 1, false);
        argument.repeats(repeats);
        device.enter();
        try {
            device.driver().launch(device.kernel(kernel.fitnessKernel(layout.stride())), populations, layout.warps(),
                    (int) layout.sharedBytes(), argument.memory(), stream);
            device.driver().synchronise(stream);
        } catch (CudaException e) {
            throw device.note(e);
        }
    }

    /** Copies everything from the device. */
    public void download() {
        device.enter();
        try {
            states.download((long) populations * layout.stateBytes(), stream);
            device.driver().synchronise(stream);
        } catch (CudaException e) {
            throw device.note(e);
        }
    }

    /** Fitness of an individual, as copied last. */
    public float fitness(int index, int individual) {
        return states.host().get(JAVA_FLOAT,
                (long) index * layout.stateBytes() + BlockLayout.CONTROL + (long) Float.BYTES * individual);
    }

    /** Frees the device's memory. */
    @Override
    public void close() {
        if (!device.isRetired()) {
            device.enter();
            slots.close();
            states.close();
            device.driver().destroyStream(stream);
        }
        arena.close();
    }
}
