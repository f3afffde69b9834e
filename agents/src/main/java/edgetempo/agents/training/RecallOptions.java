package edgetempo.agents.training;

/**
 * How an agent that recalls plans and learns.
 *
 * @param bounded whether plans keep within capacity, rather than pay for what is over
 * @param counterfactuals episodes of other plans, valued on slots of the model, that are learnt from beside each that was played
 * @param noise   factor on the exploration noise of the scenario
 * @param settle  step sizes at the end of the schedule, as a part of those at its start
 */
record RecallOptions(boolean bounded, int counterfactuals, double noise, double settle) {}
