package edgetempo.reports;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Records as JSON: keys in the order of the components, the same line ends on every platform. JSON has neither NaN nor infinities: such a
 * number is null, and NaN when it is read back. The value of a scenario's key, in a map, is infinite as the text "Infinity", which is read
 * as a key's value. Reading is strict: a missing key is an error.
 */
public final class ReportJson {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(double.class, new FigureWriter())
                    .addSerializer(Double.class, new ValueWriter()).addSerializer(double[].class, new FiguresWriter())
                    .addDeserializer(double.class, new FigureReader()))
            .build();

    private ReportJson() {}

    /** The mapper that writes and reads reports. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A record as text, without a line end at its end. */
    public static String text(Record value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A long record as one line of text, without a line end. */
    public static String line(Record value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    private static void writeFigure(double value, JsonGenerator out) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static final class FigureWriter extends StdSerializer<Double> {
        FigureWriter() {
            super(double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            writeFigure(value, out);
        }
    }

    private static final class ValueWriter extends StdSerializer<Double> {
        ValueWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            if (Double.isInfinite(value)) {
                out.writeString(Double.toString(value));
            } else {
                writeFigure(value, out);
            }
        }
    }

    private static final class FiguresWriter extends StdSerializer<double[]> {
        FiguresWriter() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializationContext context) {
            out.writeStartArray(values);
            for (double value : values) {
                writeFigure(value, out);
            }
            out.writeEndArray();
        }
    }

    private static final class FigureReader extends StdDeserializer<Double> {
        FigureReader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) {
            if (in.hasToken(JsonToken.VALUE_STRING) && in.getString().endsWith("Infinity")) {
                return Double.valueOf(in.getString());
            }
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
