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
        return new Row(place + ", " + field + "[" + index + "]", array(field).get(index));
    }

    int size(String field) {
        return array(field).size();
    }

    int integer(String field) {
        JsonNode value = need(field);
        if (!value.isIntegralNumber()) {
            throw fail(field, "is not a whole number");
        }
        return value.intValue();
    }

    double number(String field) {
        JsonNode value = need(field);
        if (!value.isNumber()) {
            throw fail(field, "is not a number");
        }
        return value.doubleValue();
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
        return numbers(field + "[" + index + "]", array(field).get(index), length);
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
            result[i] = values.get(i).doubleValue();
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
