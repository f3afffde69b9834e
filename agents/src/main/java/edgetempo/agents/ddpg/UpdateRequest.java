package edgetempo.agents.ddpg;

/**
 * Options of an update. Arrays are shared, not copied.
 *
 * @param rateFactor  factor on the step sizes of the settings
 * @param moveActor   whether actors and target networks move too
 * @param targetNoise [T·B × A] noise on the target actor's action; unused, and may be empty, without target smoothing
 * @param shares      [trained steps·B × services] shares of the services in the requests of the frame that each step plans;
 *                    unused, and may be empty, without the auxiliary prediction
 * @param errors      receives [trained steps·B] absolute temporal-difference errors; unused, and may be empty, without
 *                    priorities. Modified.
 */
public record UpdateRequest(double rateFactor, boolean moveActor, float[] targetNoise, float[] shares,
        float[] errors) {}
