package edgetempo.experiments.bridge;

import java.util.List;

/**
 * Observation and action spaces of an environment, as in the handshake.
 *
 * @param observation components of an observation, in order
 * @param doubles     whether observations are float64, not float32
 * @param action      components of a continuous action, float32 each; empty if actions are discrete
 * @param actions     number of discrete actions, one int32; 0 if actions are continuous
 * @param masked      whether each frame has a mask of the valid discrete actions
 * @param users       number of users whose reach each frame reports; 0 if all are always within reach
 * @param reward      meaning of a step's reward
 * @param maxSteps    largest number of steps of an episode
 */
public record Spaces(List<Component> observation, boolean doubles, List<Component> action, int actions, boolean masked,
        int users, String reward, int maxSteps) {
    /** Copies the lists. */
    public Spaces {
        observation = List.copyOf(observation);
        action = List.copyOf(action);
    }

    /** Values of an observation. */
    public int observationSize() {
        return observation.stream().mapToInt(Component::size).sum();
    }

    /** Values of an action. */
    public int actionSize() {
        return actions > 0 ? 1 : action.stream().mapToInt(Component::size).sum();
    }

    /** Bytes of an observation. */
    int observationBytes() {
        return observationSize() * (doubles ? Double.BYTES : Float.BYTES);
    }

    /** Bytes of an action. */
    int actionBytes() {
        return actionSize() * Float.BYTES;
    }

    /** Bytes of what says which actions may be taken, or which users are in reach. */
    int maskBytes() {
        return masked ? actions : users;
    }
}
