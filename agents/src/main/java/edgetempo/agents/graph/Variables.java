package edgetempo.agents.graph;

import edgetempo.agents.NamedTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * All float32 variables of one graph, in the order they were added, with the operations that set and fetch them.
 *
 * <p>They are resource variables: a value that was read stays what it was when the variable is assigned later in the same
 * run. {@code Session.save} skips such variables, hence {@link #exportState} by fetching and {@link #importState} by
 * feeding. Every variable gets a shared name, since TensorFlow takes all handles without one for the same variable.
 */
public final class Variables {
    private final Ops at;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, NamedTensor> initial = new LinkedHashMap<>();

    private record Slot(long[] shape, Operand<? extends TType> handle, Placeholder<TFloat32> feed, Op assign,
            Operand<TFloat32> value) {}

    /**
     * Creates an empty set of variables.
     *
     * @param tf operations of the graph that will hold the variables
     */
    public Variables(Ops tf) {
        // Once: TensorFlow Java looks at every operation of the graph to open a scope.
        at = tf.withSubScope("variables");
    }

    /**
     * Adds a variable.
     *
     * @param start its name, shape and value after {@link #initialise}
     * @return its handle
     * @throws IllegalArgumentException if the name is taken
     */
    public Operand<? extends TType> add(NamedTensor start) {
        String name = start.name();
        if (slots.containsKey(name)) {
            throw new IllegalArgumentException("variable " + name + " exists already");
        }
        Shape shape = Shape.of(start.shape());
        Operand<? extends TType> handle = at.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
        Placeholder<TFloat32> feed = at.placeholder(TFloat32.class, Placeholder.shape(shape));
        Op assign = at.assignVariableOp(handle, feed);
        slots.put(name, new Slot(start.shape(), handle, feed, assign, at.readVariableOp(handle, TFloat32.class)));
        initial.put(name, start);
        return handle;
    }

    /** The value that {@link #initialise} will set; for variables that start as copies of others. */
    public float[] initialValues(String name) {
        return initial.get(name).values();
    }

    /** Sets all variables to their initial values and forgets those. To be called once, after the last {@link #add}. */
    public void initialise(Session session) {
        importState(session, initial);
        initial.clear();
    }

    /** Copies all variables out of the session, in the order they were added. */
    public Map<String, NamedTensor> exportState(Session session) {
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        if (slots.isEmpty()) {
            return state;
        }
        Session.Runner runner = session.runner();
        slots.values().forEach(slot -> runner.fetch(slot.value));
        try (Result result = runner.run()) {
            int index = 0;
            for (Map.Entry<String, Slot> entry : slots.entrySet()) {
                long[] shape = entry.getValue().shape;
                float[] values = new float[NamedTensor.elements(entry.getKey(), shape)];
                result.get(index++).asRawTensor().data().asFloats().read(values);
                state.put(entry.getKey(), new NamedTensor(entry.getKey(), shape.clone(), values));
            }
        }
        return state;
    }

    /**
     * Sets all variables.
     *
     * @param state exactly the variables of this graph, by name. Not modified.
     * @throws IllegalArgumentException if a variable is missing, unknown or has another shape; nothing is set then
     */
    public void importState(Session session, Map<String, NamedTensor> state) {
        check(state);
        List<TFloat32> fed = new ArrayList<>();
        try {
            Session.Runner runner = session.runner();
            slots.forEach((name, slot) -> {
                float[] values = state.get(name).values();
                TFloat32 tensor = TFloat32.tensorOf(Shape.of(slot.shape), DataBuffers.of(values, true, false));
                fed.add(tensor);
                runner.feed(slot.feed, tensor).addTarget(slot.assign);
            });
            runner.run().close();
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    private void check(Map<String, NamedTensor> state) {
        for (Map.Entry<String, Slot> entry : slots.entrySet()) {
            String name = entry.getKey();
            if (!state.containsKey(name)) {
                throw new IllegalArgumentException("the state lacks the variable " + name);
            }
            Shape found = Shape.of(state.get(name).shape());
            Shape expected = Shape.of(entry.getValue().shape);
            if (!found.equals(expected)) {
                throw new IllegalArgumentException(
                        "variable " + name + " has shape " + found + ", expected " + expected);
            }
        }
        for (String name : state.keySet()) {
            if (!slots.containsKey(name)) {
                throw new IllegalArgumentException("the state has a variable " + name + " that this agent lacks");
            }
        }
    }
}
