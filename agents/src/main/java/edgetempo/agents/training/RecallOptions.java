package edgetempo.agents.training;

/**
 * How an agent that recalls plans and learns.
 *
 * @param bounded whether plans keep within capacity, rather than pay for what is over
 * @param noise   factor on the exploration noise of the scenario
 * @param settle  step sizes at the end of the schedule, as a part of those at its start
 */
record RecallOptions(boolean bounded, double noise, double settle) {}
