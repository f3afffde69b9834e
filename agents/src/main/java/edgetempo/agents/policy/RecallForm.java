package edgetempo.agents.policy;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.agents.network.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Form of an agent that recalls: a forecaster of requests, recurrent, whose weights all services share, and a critic of cache plans, whose
 * weights all services and all servers share. Everything else that acts or learns is built from it.
 *
 * <pre>
 *   forecaster                                        critic
 *   a service's last share ─ memory (LSTM) ─┐         share, size, copies ─ service ─ Σ over services ─┐
 *   frames like the last ones ─ attention ──┼─ head   the same ─ load ─ Σ over a server's ─ server ─ Σ ┼─ value
 *                                           softmax over services                                      reward
 * </pre>
 *
 * @param services K
 * @param servers  M
 * @param frames   of an episode; lags up to so many frames have a weight of their own
 * @param horizon  frames ahead that are forecast one by one, J; those behind are forecast as one
 * @param heads    of the attention
 * @param units    of the LSTM
 * @param width    of the critic's layers
 * @param memory   whether anything but the last frame is remembered
 * @param attends  whether there is attention; without, the LSTM is all that remembers
 */
public record RecallForm(int services, int servers, int frames, int horizon, int heads, int units, int width,
        PolicyMemory memory, boolean attends) {
    /** Inputs of a service and frame; see {@link RecallInputs}. */
    static final int INPUTS = 5;
    /** Inputs of a service in the critic. */
    static final int CRITIC_INPUTS = 4;
    /** Name of the recurrent network. */
    public static final String RECURRENT = ActorWeights.PLANNER;
    /** Name of the network behind recurrence and attention. */
    public static final String HEAD = "head";
    /** Name of what attention is made of. */
    public static final String ATTENTION = "attention";
    /** Name of the critic's network of a service. */
    public static final String SERVICE = "criticService";
    /** Name of the critic's network of what a service puts on a server. */
    public static final String LOAD = "criticLoad";
    /** Name of the critic's network of a server. */
    public static final String SERVER = "criticServer";
    /** Name of the critic's last network. */
    public static final String VALUE = "criticValue";

    private static final double SLOPE = 0.01;

    /** Reads what {@link #describe} wrote. */
    public static RecallForm parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(" ", -1)) {
            int at = part.indexOf('=');
            values.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
        }
        return new RecallForm(whole(values, "services"), whole(values, "servers"), whole(values, "frames"),
                whole(values, "horizon"), whole(values, "heads"), whole(values, "units"), whole(values, "width"),
                PolicyMemory.parse(values.getOrDefault("memory", "")),
                Boolean.parseBoolean(values.getOrDefault("attends", "true")));
    }

    private static int whole(Map<String, String> values, String key) {
        String text = values.getOrDefault(key, "");
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= 1 << 16) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Refused below, like numbers out of range.
        }
        throw new IllegalArgumentException("its form has " + key + " \"" + text + "\", expected a whole number from 1 to 65536");
    }

    /** The form as one line of text. */
    public String describe() {
        return "services=" + services + " servers=" + servers + " frames=" + frames + " horizon=" + horizon + " heads="
                + heads + " units=" + units + " width=" + width + " memory=" + memory.label()
                + " attends=" + attends;
    }

    /** The networks by the name that their weights begin with. */
    public Map<String, Network> networks() {
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put(RECURRENT, new Network(INPUTS, List.of(leaky(units), new Lstm(units))));
        networks.put(HEAD, new Network(headInputs(), List.of(leaky(units), linear(1))));
        networks.put(SERVICE, new Network(CRITIC_INPUTS, List.of(leaky(width), linear(width))));
        networks.put(LOAD, new Network(CRITIC_INPUTS, List.of(leaky(width), linear(width))));
        networks.put(SERVER, new Network(width, List.of(leaky(width))));
        networks.put(VALUE, new Network(2 * width, List.of(leaky(width), linear(1))));
        return networks;
    }

    /**
     * What attention is made of: how much frames count that came after one like the last, {@code match} [2 × heads], the first row for the
     * last frame, the second for the one before; how much a frame counts for being so many frames back, {@code lag} [frames × heads]; and
     * how much it counts that there is none, {@code none} [1 × heads].
     */
    public List<ParameterSpec> attention() {
        return List.of(new ParameterSpec("match", new long[]{2, heads}, 2, 4),
                new ParameterSpec("lag", new long[]{frames, heads}, 0.5),
                new ParameterSpec("none", new long[]{1, heads}, 0.5, 5));
    }

    /** What {@link RecallInputs} writes; what attention gives and how much of it is none; which frame ahead; hidden state. */
    int headInputs() {
        return INPUTS + 2 * heads + stages() + units;
    }

    /** Forecasts: those of the frames ahead, and one of all that come behind. */
    public int stages() {
        return horizon + 1;
    }

    /** Whether the requests of frame {@code past} are known, and looked at by attention, before frame {@code frame}. */
    public boolean attendsTo(int past, int frame) {
        return past < frame && attends && memory == PolicyMemory.EPISODE;
    }

    private static Dense leaky(int units) {
        return new Dense(units, new Activation.Leaky(SLOPE));
    }

    private static Dense linear(int units) {
        return new Dense(units, new Activation.Linear());
    }
}
