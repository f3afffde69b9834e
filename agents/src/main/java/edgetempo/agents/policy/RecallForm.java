package edgetempo.agents.policy;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Form of a recall agent: a recurrent actor that forecasts requests, with weights shared by all services, and a critic of cache plans, with
 * weights shared by all services and all servers. Acting and learning are built from it.
 *
 * <pre>
 *   actor                                 critic
 *   what a service was requested          share, size, copies ─ service ─ Σ over services ─┐
 *     └ LSTM ─ softmax over services      the same ─ load ─ Σ over a server's ─ server ─ Σ ┴─ value
 * </pre>
 *
 * @param services K
 * @param servers  M
 * @param frames   of an episode
 * @param horizon  frames ahead that are forecast one by one, J; those beyond are forecast as one
 * @param units    of the LSTM
 * @param width    of the critic's layers
 * @param memory   whether more than the last frame is remembered
 */
public record RecallForm(int services, int servers, int frames, int horizon, int units, int width,
        PolicyMemory memory) {
    /** Inputs per service and frame; see {@link RecallInputs}. */
    static final int INPUTS = 5;
    /** Inputs of a service in the critic. */
    static final int CRITIC_INPUTS = 4;
    /** Name of the recurrent network. */
    public static final String ACTOR = ActorWeights.PLANNER;
    /** Name of the critic's network of a service. */
    public static final String SERVICE = "criticService";
    /** Name of the critic's network of the load of a service on a server. */
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
                whole(values, "horizon"), whole(values, "units"), whole(values, "width"),
                PolicyMemory.parse(values.getOrDefault("memory", "")));
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
        throw new IllegalArgumentException(
                "its form has " + key + " \"" + text + "\", expected a whole number from 1 to 65536");
    }

    /** The form as one line of text. */
    public String describe() {
        return "services=" + services + " servers=" + servers + " frames=" + frames + " horizon=" + horizon + " units="
                + units + " width=" + width + " memory=" + memory.label();
    }

    /** The networks by the name that their weights begin with. */
    public Map<String, Network> networks() {
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put(ACTOR,
                new Network(INPUTS, List.of(leaky(units), new Lstm(units), leaky(units), linear(stages()))));
        networks.put(SERVICE, new Network(CRITIC_INPUTS, List.of(leaky(width), linear(width))));
        networks.put(LOAD, new Network(CRITIC_INPUTS, List.of(leaky(width), linear(width))));
        networks.put(SERVER, new Network(width, List.of(leaky(width))));
        networks.put(VALUE, new Network(2 * width, List.of(leaky(width), linear(1))));
        return networks;
    }

    /** Number of forecasts: those of the frames ahead, and one of all frames beyond. */
    public int stages() {
        return horizon + 1;
    }

    private static Dense leaky(int units) {
        return new Dense(units, new Activation.Leaky(SLOPE));
    }

    private static Dense linear(int units) {
        return new Dense(units, new Activation.Linear());
    }
}
