package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Variables;
import edgetempo.scenario.mec.LearningSettings;
import org.tensorflow.op.Ops;

/**
 * Context shared by the parts of one agent's graph.
 *
 * @param tf        operations of the graph
 * @param variables of the graph
 * @param options   of learning
 * @param steps     of a batch
 * @param in        what is fed to an update
 * @param weights   initial weights
 */
record GraphParts(Ops tf, Variables variables, LearningSettings options, Steps steps, UpdateInputs in,
        InitialWeights weights) {}
