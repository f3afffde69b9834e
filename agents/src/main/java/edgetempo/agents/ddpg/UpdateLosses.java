package edgetempo.agents.ddpg;

/**
 * What one update saw, before it moved anything but the critic.
 *
 * @param critic mean squared error of the critic against its temporal-difference target
 * @param actor  −mean Q(s, μ(s)), through the critic as moved in this update
 * @param meanQ  mean Q(s, a) of the batch, before the critic moved
 */
public record UpdateLosses(float critic, float actor, float meanQ) {}
