package edgetempo.agents.ddpg;

import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.RecurrentState;
import edgetempo.agents.graph.Rows;
import edgetempo.agents.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** One step of all actors for one observation; with memory, the states before are fed and those after fetched. */
final class ActGraph {
    final Placeholder<TFloat32> observation;
    /** [1 × actions of all actors]. */
    final Operand<TFloat32> action;
    /** Hidden and cell state of every recurrent layer, layer by layer; empty without memory. */
    final List<Placeholder<TFloat32>> before = new ArrayList<>();
    /** The same after the step. */
    final List<Operand<TFloat32>> after = new ArrayList<>();

    ActGraph(Ops tf, DdpgNetworks networks, List<Parameters> actors, boolean memory) {
        observation = placeholder(tf, networks.observationSize());
        List<Operand<TFloat32>> actions = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            Network form = networks.actors().get(i).form();
            List<RecurrentState> initial = new ArrayList<>(NetworkGraph.zeroStates(form));
            if (memory) {
                initial.clear();
                for (int units : form.stateUnits()) {
                    before.add(placeholder(tf, units));
                    before.add(placeholder(tf, units));
                    initial.add(new RecurrentState.Carried(before.get(before.size() - 2), before.getLast()));
                }
            }
            NetworkGraph.Unrolled step = NetworkGraph.unroll(tf, form, actors.get(i).read(tf), observation, 1, initial);
            actions.add(step.outputs());
            if (memory) {
                for (RecurrentState.Carried state : step.states()) {
                    after.add(state.hidden());
                    after.add(state.cell());
                }
            }
        }
        action = Rows.concatColumns(tf, actions);
    }

    private static Placeholder<TFloat32> placeholder(Ops tf, int width) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, width)));
    }
}
