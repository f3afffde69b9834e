package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * {@link RunRecord} as JSON: keys in the order of the components, the same line ends everywhere, NaN as null, infinities
 * (a scenario may have them) as text.
 */
final class RunJson {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper JSON = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(double.class, new NanAsNullWriter())
                    .addSerializer(Double.class, new NanAsNullWriter())
                    .addDeserializer(double.class, new NanAsNullReader()))
            .build();

    private RunJson() {}

    static byte[] bytes(RunRecord run) {
        return (JSON.writeValueAsString(run) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static RunRecord read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
        try {
            JsonNode tree = JSON.readTree(content);
            JsonNode version = tree.path("schemaVersion");
            if (!version.isInt()) {
                throw new ReportException(file + " is no run record: it has no schemaVersion");
            }
            if (version.intValue() != RunRecord.SCHEMA_VERSION) {
                throw new ReportException(file + " has schemaVersion " + version.intValue() + "; this program reads "
                        + RunRecord.SCHEMA_VERSION + ": use the version of the program that wrote it");
            }
            return JSON.treeToValue(tree, RunRecord.class);
        } catch (JacksonException e) {
            throw new ReportException(file + where(e) + ": not a run record: " + e.getOriginalMessage(), e);
        }
    }

    /** The key if the JSON is whole and the value wrong, else the line where it breaks. */
    private static String where(JacksonException e) {
        String key = e.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        if (!key.isEmpty()) {
            return ", key " + key;
        }
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
    }

    private static final class NanAsNullWriter extends StdSerializer<Double> {
        NanAsNullWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            if (Double.isFinite(value)) {
                out.writeNumber(value.doubleValue());
            } else if (value.isNaN()) {
                out.writeNull();
            } else {
                out.writeString(value.toString());
            }
        }
    }

    private static final class NanAsNullReader extends StdDeserializer<Double> {
        NanAsNullReader() {
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
