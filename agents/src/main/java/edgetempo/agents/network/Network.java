package edgetempo.agents.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Form of a feed-forward or recurrent network: a sequence of layers. As text it is one line such as
 * {@code 50 > dense 256 leaky 0.01 > lstm 256 > dense 20 tanh}.
 *
 * @param inputs width of the input, at least 1
 * @param layers at least one, each of at least one unit
 */
public record Network(int inputs, List<Layer> layers) {
    private static final String SEPARATOR = " > ";
    private static final int MAX_WIDTH = 1 << 16;
    private static final String FORMS = "dense UNITS leaky SLOPE, dense UNITS tanh, dense UNITS linear or lstm UNITS";

    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if a width is not positive or there is no layer
     */
    public Network {
        layers = List.copyOf(layers);
        if (inputs < 1 || layers.isEmpty() || layers.stream().anyMatch(layer -> layer.units() < 1)) {
            throw new IllegalArgumentException("a network needs inputs and layers of at least one unit, found " + inputs
                    + " inputs and layers of " + layers.stream().map(Layer::units).toList());
        }
    }

    /**
     * Reads what {@link #describe} wrote.
     *
     * @throws IllegalArgumentException if it is of another form, with one line on which part and what is allowed
     */
    public static Network parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form INPUTS > LAYER > ...");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            layers.add(layer(parts[i]));
        }
        return new Network(width(parts[0], parts[0]), layers);
    }

    private static Layer layer(String part) {
        String[] words = part.split(" ", -1);
        if (words.length == 2 && words[0].equals("lstm")) {
            return new Lstm(width(words[1], part));
        }
        if (words.length >= 3 && words[0].equals("dense")) {
            int units = width(words[1], part);
            if (words.length == 4 && words[2].equals("leaky")) {
                return new Dense(units, new Activation.Leaky(slope(words[3], part)));
            }
            if (words.length == 3 && words[2].equals("tanh")) {
                return new Dense(units, new Activation.Tanh());
            }
            if (words.length == 3 && words[2].equals("linear")) {
                return new Dense(units, new Activation.Linear());
            }
        }
        throw new IllegalArgumentException("unknown layer \"" + part + "\"; a layer is " + FORMS);
    }

    private static int width(String word, String part) {
        try {
            int width = Integer.parseInt(word);
            if (width >= 1 && width <= MAX_WIDTH) {
                return width;
            }
        } catch (NumberFormatException e) {
            // Refused below, like numbers out of range.
        }
        throw new IllegalArgumentException(
                "width \"" + word + "\" in \"" + part + "\" is not a whole number from 1 to " + MAX_WIDTH);
    }

    private static double slope(String word, String part) {
        try {
            double slope = Double.parseDouble(word);
            if (slope >= 0 && slope <= 1) {
                return slope;
            }
        } catch (NumberFormatException e) {
            // Refused below, like numbers out of range.
        }
        throw new IllegalArgumentException(
                "slope \"" + word + "\" in \"" + part + "\" is not a number from 0 to 1");
    }

    /** The form as text: widths and functions in order. */
    public String describe() {
        return layers.stream().map(Layer::describe).collect(Collectors.joining(SEPARATOR, inputs + SEPARATOR, ""));
    }

    /** Trainable arrays of all layers, named {@code <kind><index>/<array>}. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String prefix = layer.kind() + i + "/";
            for (ParameterSpec spec : layer.parameters(width)) {
                all.add(new ParameterSpec(prefix + spec.name(), spec.shape(), spec.bound(), spec.centre()));
            }
            width = layer.units();
        }
        return all;
    }

    /** Units of the recurrent layers, in order. */
    public List<Integer> stateUnits() {
        return layers.stream().filter(Lstm.class::isInstance).map(Layer::units).toList();
    }

    /** Width of the input of the last layer. */
    public int features() {
        return layers.size() == 1 ? inputs : layers.get(layers.size() - 2).units();
    }

    /** Width of the output. */
    public int outputs() {
        return layers.getLast().units();
    }
}
