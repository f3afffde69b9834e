package edgetempo.fran;

import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.alg.interfaces.MinimumCostFlowAlgorithm.MinimumCostFlow;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The best offloading for the reward of phase 1. That reward does not depend on the other users, and a node takes as many
 * users as its capacity, so it is a maximum-weight b-matching, solved as a flow of least cost: a unit from every user to a
 * node that is admitted and worth it, or to "local", and on to a sink. A unit to a node costs the largest utility less the
 * user's own there, so no cost is negative.
 */
public final class ExactOffloading implements FranOffloader {
    private final boolean d2d;
    private final String name;

    private ExactOffloading(boolean d2d, String name) {
        this.d2d = d2d;
        this.name = name;
    }

    /** The best over all nodes. */
    public static ExactOffloading overAllNodes() {
        return new ExactOffloading(true, "exact");
    }

    /** The best over access points alone. */
    public static ExactOffloading withoutD2d() {
        return new ExactOffloading(false, "no-d2d");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void offload(FranInstance instance, FranDecision decision) {
        int[] users = new int[instance.users];
        int count = decision.remaining(users);
        if (count == 0) {
            return;
        }
        int nodes = d2d ? instance.nodes : instance.faps;
        int local = instance.users + nodes;
        int sink = local + 1;
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        for (int vertex = 0; vertex <= sink; vertex++) {
            if (vertex >= instance.users || decision.remains(vertex)) {
                graph.addVertex(vertex);
            }
        }
        addUserArcs(graph, instance, users, count, nodes);
        for (int vertex = instance.users; vertex <= local; vertex++) {
            graph.setEdgeWeight(graph.addEdge(vertex, sink), 0);
        }
        // CapacityScalingMinimumCostFlow takes costs from the weights of the graph, whatever the problem says.
        MinimumCostFlow<DefaultWeightedEdge> flow = new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(graph,
                        vertex -> vertex < instance.users ? 1 : vertex == sink ? -count : 0,
                        arc -> graph.getEdgeTarget(arc) == sink
                                ? capacity(instance, graph.getEdgeSource(arc) - instance.users, nodes)
                                : 1,
                        arc -> 0, graph::getEdgeWeight));
        for (DefaultWeightedEdge arc : graph.edgeSet()) {
            int node = graph.getEdgeTarget(arc) - instance.users;
            if (node >= 0 && node < nodes && flow.getFlow(arc) > 0.5) {
                decision.node[graph.getEdgeSource(arc)] = node;
            }
        }
    }

    private static void addUserArcs(Graph<Integer, DefaultWeightedEdge> graph, FranInstance instance, int[] users,
            int count, int nodes) {
        double best = 0;
        for (int i = 0; i < count; i++) {
            for (int m = 0; m < nodes; m++) {
                best = Math.max(best, utility(instance, users[i], m));
            }
        }
        for (int i = 0; i < count; i++) {
            graph.setEdgeWeight(graph.addEdge(users[i], instance.users + nodes), best);
            for (int m = 0; m < nodes; m++) {
                double utility = utility(instance, users[i], m);
                if (utility > 0) {
                    graph.setEdgeWeight(graph.addEdge(users[i], instance.users + m), best - utility);
                }
            }
        }
    }

    /** Reward of phase 1 at an empty node; 0 where the node is not admitted. */
    private static double utility(FranInstance instance, int user, int node) {
        return FranConstraints.admits(instance, user, node, new int[instance.nodes])
                ? FranUtility.utility(instance, user, node,
                        FranUtility.timeS(instance, user, node, instance.processorHz[node]))
                : 0;
    }

    private static int capacity(FranInstance instance, int node, int nodes) {
        return node < nodes ? instance.capacity[node] : instance.users;
    }
}
