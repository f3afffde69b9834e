package edgetempo.agents.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Widths and functions of a network, as text such as {@code 50 > dense 256 leaky 0.01 > lstm 256 > dense 20 tanh}: the form in which
 * the graph's networks describe themselves.
 *
 * @param inputs width of the input, at least 1
 * @param layers at least one
 */
public record ActorForm(int inputs, List<Layer> layers) {
    private static final String SEPARATOR = " > ";
    private static final int LARGEST_WIDTH = 1 << 16;
    private static final String FORMS = "dense UNITS leaky SLOPE, dense UNITS tanh, dense UNITS linear or lstm UNITS";

    /** One layer. */
    public sealed interface Layer {
        /** Width of its output. */
        int units();

        /** Its name in names of tensors. */
        String kind();
    }

    /**
     * activation(x·weight + bias).
     *
     * @param units      width of the output
     * @param activation function behind it
     */
    public record Dense(int units, Activation activation) implements Layer {
        @Override
        public String kind() {
            return "dense";
        }
    }

    /**
     * A long short-term memory without peepholes.
     *
     * @param units width of the output and of the cell
     */
    public record Lstm(int units) implements Layer {
        @Override
        public String kind() {
            return "lstm";
        }
    }

    /** Elementwise function behind a dense layer. */
    public sealed interface Activation {}

    /**
     * max(x, slope·x).
     *
     * @param slope in [0, 1]
     */
    public record Leaky(float slope) implements Activation {}

    /** Hyperbolic tangent. */
    public record Tanh() implements Activation {}

    /** The identity. */
    public record Linear() implements Activation {}

    /**
     * @throws IllegalArgumentException if a width is not positive or there is no layer
     */
    public ActorForm {
        layers = List.copyOf(layers);
        if (inputs < 1 || layers.isEmpty() || layers.stream().anyMatch(layer -> layer.units() < 1)) {
            throw new IllegalArgumentException("a network needs inputs and layers of at least one unit");
        }
    }

    /** Width of the output. */
    public int outputs() {
        return layers.getLast().units();
    }

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it is of another form, with one line on which part and what is allowed
     */
    public static ActorForm parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form INPUTS > LAYER > ...");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            layers.add(layer(parts[i]));
        }
        return new ActorForm(width(parts[0], parts[0]), layers);
    }

    private static Layer layer(String part) {
        String[] words = part.split(" ", -1);
        if (words.length == 2 && words[0].equals("lstm")) {
            return new Lstm(width(words[1], part));
        }
        if (words.length >= 3 && words[0].equals("dense")) {
            int units = width(words[1], part);
            if (words.length == 4 && words[2].equals("leaky")) {
                return new Dense(units, new Leaky(slope(words[3], part)));
            }
            if (words.length == 3 && words[2].equals("tanh")) {
                return new Dense(units, new Tanh());
            }
            if (words.length == 3 && words[2].equals("linear")) {
                return new Dense(units, new Linear());
            }
        }
        throw new IllegalArgumentException("unknown layer \"" + part + "\"; a layer is " + FORMS);
    }

    private static int width(String word, String part) {
        try {
            int width = Integer.parseInt(word);
            if (width >= 1 && width <= LARGEST_WIDTH) {
                return width;
            }
        } catch (NumberFormatException e) {
            // Refused below, like numbers out of range.
        }
        throw new IllegalArgumentException(
                "width \"" + word + "\" in \"" + part + "\" is not a whole number from 1 to " + LARGEST_WIDTH);
    }

    private static float slope(String word, String part) {
        try {
            float slope = Float.parseFloat(word);
            if (slope >= 0 && slope <= 1) {
                return slope;
            }
        } catch (NumberFormatException e) {
            // Refused below, like numbers out of range.
        }
        throw new IllegalArgumentException(
                "slope \"" + word + "\" in \"" + part + "\" is not a number from 0 to 1");
    }
}
