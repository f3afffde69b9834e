package edgetempo.agents.policy;

import edgetempo.random.Lanes;
import java.util.List;

/** Prints, for the vector width of its JVM, a checksum of actions of awkward networks. Run by {@link ActorWidthTest}. */
final class ActorFingerprint {
    private ActorFingerprint() {}

    public static void main(String[] args) {
        System.out.println(Lanes.bits() + " " + Long.toHexString(checksum()));
    }

    static long checksum() {
        long sum = 17;
        for (String form : List.of("1 > dense 1 tanh", "60 > dense 257 leaky 0.01 > lstm 31 > dense 20 tanh",
                "51 > lstm 17 > lstm 3 > dense 1021 linear")) {
            ActorNetwork network = ActorNetwork.vector(ActorFixture.weights(form, 9));
            float[] action = new float[network.outputs()];
            for (int t = 0; t < 10; t++) {
                network.act(ActorFixture.observation(network.inputs(), t), action);
                for (float value : action) {
                    sum = 31 * sum + Float.floatToRawIntBits(value);
                }
            }
        }
        return sum;
    }
}
