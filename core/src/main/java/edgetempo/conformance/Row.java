package edgetempo.conformance;

import tools.jackson.databind.JsonNode;

/** One JSON object of a golden file; every accessor fails with one line that names the file, the row and the field. */
final class Row {
    private final String place;
    private final JsonNode node;

    Row(String place, JsonNode node) {
        this.place = place;
        this.node = node;
    }

    boolean has(String field) {
        return node.has(field);
    }

    Row at(String field, int index) {
        return new Row(place + ", " + field + "[" + index + "]", element(field, index));
    }

    int size(String field) {
        return array(field).size();
    }

    int integer(String field) {
        JsonNode value = need(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw fail(field, "is not a whole number of at most 2147483647");
        }
        return value.intValue();
    }

    double number(String field) {
        JsonNode value = need(field);
        if (!value.isNumber()) {
            throw fail(field, "is not a number");
        }
        return finite(field, value);
    }

    /**
     * Refuses offload targets that are none.
     *
     * @param targets at least {@code count}
     */
    void requireTargets(String field, double[] targets, int count, int servers) {
        for (int i = 0; i < count; i++) {
            if (!(targets[i] >= 0 && targets[i] <= servers && targets[i] == Math.rint(targets[i]))) {
                throw fail(field, "holds the target " + targets[i] + "; allowed: whole numbers from 0 to " + servers);
            }
        }
    }

    private double finite(String field, JsonNode value) {
        double number = value.asDouble(Double.NaN);
        if (!Double.isFinite(number)) {
            throw fail(field, "holds a number beyond double precision");
        }
        return number;
    }

    String text(String field) {
        JsonNode value = need(field);
        if (!value.isString()) {
            throw fail(field, "is not a text");
        }
        return value.stringValue();
    }

    double[] numbers(String field, int length) {
        return numbers(field, array(field), length);
    }

    /** Row {@code index} of a matrix. */
    double[] numbers(String field, int index, int length) {
        return numbers(field + "[" + index + "]", element(field, index), length);
    }

    private double[] numbers(String field, JsonNode values, int length) {
        if (!values.isArray() || values.size() != length) {
            throw fail(field, "has " + values.size() + " values where " + length + " are needed");
        }
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            if (!values.get(i).isNumber()) {
                throw fail(field, "holds something that is not a number");
            }
            result[i] = finite(field, values.get(i));
        }
        return result;
    }

    /** Column of a list of pairs, such as x of positions. */
    double[] column(String field, int column, int length) {
        if (array(field).size() != length) {
            throw fail(field, "has " + array(field).size() + " rows where " + length + " are needed");
        }
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            result[i] = numbers(field, i, 2)[column];
        }
        return result;
    }

    private JsonNode element(String field, int index) {
        JsonNode values = array(field);
        if (index >= values.size()) {
            throw fail(field, "has " + values.size() + " elements where more than " + index + " are needed");
        }
        return values.get(index);
    }

    private JsonNode array(String field) {
        JsonNode value = need(field);
        if (!value.isArray()) {
            throw fail(field, "is not a list");
        }
        return value;
    }

    private JsonNode need(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw fail(field, "is missing");
        }
        return value;
    }

    ConformanceException fail(String field, String what) {
        return new ConformanceException(place + ": " + field + " " + what);
    }
}
