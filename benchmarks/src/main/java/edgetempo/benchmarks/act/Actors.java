package edgetempo.benchmarks.act;

import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every actor without TensorFlow, by name. A new one needs a line here and its name in the parameter of the benchmark. */
public final class Actors {
    private static final Map<String, Function<ActorInput, Actor>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("java", input -> of(ActorNetwork.vector(weights(input))));
        ALL.put("scalar", input -> of(ActorNetwork.scalar(weights(input))));
        ALL.put("ejml", input -> new LayeredActor(input, EjmlProduct::new));
    }

    private Actors() {}

    /** All names, the product first. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * Makes an actor in zero state.
     *
     * @throws IllegalArgumentException for an unknown name, with those there are
     */
    public static Actor create(String name, ActorInput input) {
        Function<ActorInput, Actor> make = ALL.get(name);
        if (make == null) {
            throw new IllegalArgumentException(
                    "no actor \"" + name + "\"; there are: " + String.join(", ", ALL.keySet()));
        }
        return make.apply(input);
    }

    private static ActorWeights weights(ActorInput input) {
        return ActorWeights.of(input.form(), input.tensors());
    }

    private static Actor of(ActorNetwork network) {
        return new Actor() {
            @Override
            public void reset() {
                network.reset();
            }

            @Override
            public void act(float[] observation, float[] action) {
                network.act(observation, action);
            }
        };
    }
}
