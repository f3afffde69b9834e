package edgetempo.experiments.bridge;

import edgetempo.mec.WorkerPool;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A batch of equal environments that are stepped together, on worker threads. Results do not depend on the number of threads: every
 * environment draws from its own streams. Frames are little-endian:
 *
 * <pre>
 * reset   E × (int64 seed, int32 episode, int32 how: 0 leave, 1 start that episode, 2 start the one after the present one)
 * step    E × action: float32 each value, or one int32
 * reply   E × float64 reward | E × observation | E × mask byte per action, or byte per user in reach | E × byte terminated | E × byte truncated
 * </pre>
 *
 * Buffers are this batch's and are overwritten by the next call. A step allocates what the environments do, and at ends of episodes. Not
 * thread-safe.
 */
public final class EnvBatch implements AutoCloseable {
    /** Bytes of an environment's part of a reset. */
    static final int RESET_BYTES = 16;
    private static final int LEAVE = 0;
    private static final int START = 1;
    private static final int NEXT = 2;

    private final World[] worlds;
    private final Spaces spaces;
    private final Autoreset autoreset;
    private final WorkerPool workers;
    private final AtomicInteger next = new AtomicInteger();
    private final long[] seed;
    private final int[] episode;
    private final boolean[] started;
    private final boolean[] over;
    private final double[] episodeReward;
    private final int[] episodeSteps;
    private final ByteBuffer actions;
    private final ByteBuffer resets;
    private final ByteBuffer frame;
    private final ByteBuffer finals;
    private final int observationsAt;
    private final int masksAt;
    private final int terminatedAt;
    private final int truncatedAt;

    /**
     * Creates a batch.
     *
     * @param world     makes an environment; called once for each
     * @param envs      number of environments E, at least 1
     * @param threads   that step them, the caller's included; at least 1
     * @param autoreset behaviour after the end of an episode
     */
    EnvBatch(Supplier<World> world, int envs, int threads, Autoreset autoreset) {
        worlds = new World[envs];
        for (int e = 0; e < envs; e++) {
            worlds[e] = world.get();
        }
        spaces = worlds[0].spaces();
        this.autoreset = autoreset;
        workers = new WorkerPool(Math.min(threads, envs), "edgetempo-envs");
        seed = new long[envs];
        episode = new int[envs];
        started = new boolean[envs];
        over = new boolean[envs];
        episodeReward = new double[envs];
        episodeSteps = new int[envs];
        observationsAt = Math.multiplyExact(envs, Double.BYTES);
        masksAt = Math.addExact(observationsAt, Math.multiplyExact(envs, spaces.observationBytes()));
        terminatedAt = Math.addExact(masksAt, Math.multiplyExact(envs, spaces.maskBytes()));
        truncatedAt = terminatedAt + envs;
        actions = buffer(Math.multiplyExact(envs, spaces.actionBytes()));
        resets = buffer(Math.multiplyExact(envs, RESET_BYTES));
        frame = buffer(truncatedAt + envs);
        finals = buffer(autoreset == Autoreset.SAME ? envs * spaces.observationBytes() : 0);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Number of environments E. */
    public int size() {
        return worlds.length;
    }

    /** Observation and action spaces of each environment. */
    public Spaces spaces() {
        return spaces;
    }

    /** Behaviour after the end of an episode. */
    public Autoreset autoreset() {
        return autoreset;
    }

    /** Buffer from which {@link #step} reads actions. Position and limit belong to the reader. */
    public ByteBuffer actions() {
        return actions;
    }

    /** Buffer from which {@link #reset} reads seeds. Position and limit belong to the reader. */
    public ByteBuffer resets() {
        return resets;
    }

    /** Buffer of the reply, from 0 to its capacity. */
    public ByteBuffer frame() {
        return frame;
    }

    /**
     * Observations that episodes ended with in the last step, environment by environment, where a step that ends an episode starts the next
     * one; up to its position.
     */
    ByteBuffer finals() {
        return finals;
    }

    /**
     * Starts episodes according to the reset frame.
     *
     * @throws RefusedException if it is invalid; nothing is changed then
     */
    public void reset() {
        for (int e = 0; e < worlds.length; e++) {
            int at = e * RESET_BYTES;
            int how = resets.getInt(at + 12);
            if (how < LEAVE || how > NEXT) {
                throw new RefusedException("environment " + e + ": a reset of kind " + how + "; allowed: 0, 1 or 2");
            }
            if (how == START && resets.getInt(at + 8) < 0) {
                throw new RefusedException(
                        "environment " + e + ": episode " + resets.getInt(at + 8) + "; allowed: at least 0");
            }
            if (how != START && !started[e]) {
                throw new RefusedException(
                        "environment " + e + " has not been started with a seed; reset it with one first");
            }
        }
        finals.clear();
        each(e -> {
            int at = e * RESET_BYTES;
            int how = resets.getInt(at + 12);
            if (how == START) {
                seed[e] = resets.getLong(at);
                start(e, resets.getInt(at + 8));
            } else if (how == NEXT) {
                start(e, episode[e] + 1);
            }
            if (how != LEAVE) {
                write(e, 0, false, false);
            }
        });
    }

    /**
     * Steps all environments by the action frame.
     *
     * @return whether an episode has ended
     * @throws RefusedException if an action is invalid, or an episode is over and was not reset; nothing is changed then
     */
    public boolean step() {
        for (int e = 0; e < worlds.length; e++) {
            if (!started[e]) {
                throw new RefusedException("environment " + e + " has not been started; call reset before step");
            }
            if (over[e] && autoreset == Autoreset.NONE) {
                throw new RefusedException("environment " + e + ": the episode is over; call reset");
            }
            if (!over[e]) {
                int number = e;
                worlds[e].refusal(actions, e * spaces.actionBytes()).ifPresent(problem -> {
                    throw new RefusedException("environment " + number + ": " + problem);
                });
            }
        }
        each(this::step);
        boolean ended = false;
        for (int e = 0; e < worlds.length && !ended; e++) {
            ended = ended(e);
        }
        return ended;
    }

    /** Whether the last step ended the episode of an environment. */
    private boolean ended(int e) {
        return frame.get(terminatedAt + e) != 0 || frame.get(truncatedAt + e) != 0;
    }

    private void step(int e) {
        if (over[e]) {
            start(e, episode[e] + 1);
            write(e, 0, false, false);
            return;
        }
        World world = worlds[e];
        world.step(actions, e * spaces.actionBytes());
        episodeReward[e] += world.reward();
        episodeSteps[e]++;
        over[e] = world.terminated() || world.truncated();
        write(e, world.reward(), world.terminated(), world.truncated());
    }

    private void start(int e, int number) {
        worlds[e].reset(seed[e], number);
        episode[e] = number;
        started[e] = true;
        over[e] = false;
        episodeReward[e] = 0;
        episodeSteps[e] = 0;
    }

    private void write(int e, double reward, boolean terminated, boolean truncated) {
        frame.putDouble(e * Double.BYTES, reward);
        observe(e);
        frame.put(terminatedAt + e, (byte) (terminated ? 1 : 0));
        frame.put(truncatedAt + e, (byte) (truncated ? 1 : 0));
    }

    private void observe(int e) {
        worlds[e].observe(frame, observationsAt + e * spaces.observationBytes());
        worlds[e].mask(frame, masksAt + e * spaces.maskBytes());
    }

    /**
     * Figures of all environments, or of those whose episode has just ended: {@code env} says which, {@code seed} and {@code episode} name
     * its streams, {@code episode_reward} and {@code episode_steps} count since its start.
     */
    List<Map<String, Object>> infos(boolean endedOnly) {
        List<Map<String, Object>> infos = new ArrayList<>();
        for (int e = 0; e < worlds.length; e++) {
            boolean ended = ended(e);
            if (ended || !endedOnly) {
                Map<String, Object> info = new LinkedHashMap<>();
                info.put("env", e);
                info.put("seed", seed[e]);
                info.put("episode", episode[e]);
                worlds[e].info(info);
                info.put("episode_reward", episodeReward[e]);
                info.put("episode_steps", episodeSteps[e]);
                infos.add(info);
            }
        }
        return infos;
    }

    /** Starts the next episode wherever one has just ended, and moves the observations that they ended with to {@link #finals}. */
    void restartEnded() {
        int bytes = spaces.observationBytes();
        finals.clear();
        for (int e = 0; e < worlds.length; e++) {
            if (ended(e)) {
                finals.put(finals.position(), frame, observationsAt + e * bytes, bytes);
                finals.position(finals.position() + bytes);
            }
        }
        each(e -> {
            if (over[e]) {
                start(e, episode[e] + 1);
                observe(e);
            }
        });
    }

    private interface Task {
        void of(int env);
    }

    private void each(Task task) {
        if (workers.threads() == 1) {
            for (int e = 0; e < worlds.length; e++) {
                task.of(e);
            }
            return;
        }
        next.set(0);
        workers.run(_ -> {
            for (int e = next.getAndIncrement(); e < worlds.length; e = next.getAndIncrement()) {
                task.of(e);
            }
        });
    }

    /** Ends the threads. */
    @Override
    public void close() {
        workers.close();
    }
}
