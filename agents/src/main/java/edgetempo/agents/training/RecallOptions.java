package edgetempo.agents.training;

/**
 * Options of planning and learning of a recall agent.
 *
 * @param bounded whether plans keep within capacity rather than pay the overflow penalty
 * @param counterfactuals counterfactual episodes, valued on simulated slots, that are added to replay with each episode played
 * @param noise   factor on the exploration noise of the scenario
 * @param settle  step sizes at the end of the schedule, as a fraction of those at its start
 */
record RecallOptions(boolean bounded, int counterfactuals, double noise, double settle) {}
