package edgetempo.reports.page;

import edgetempo.reports.ReportJson;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.StackChart;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Charts as JSON that can be embedded in an HTML script element. */
final class PageJson {
    private static final JsonMapper MAPPER = ReportJson.mapper().rebuild().disable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule("numbers").addSerializer(double[].class, new FiniteNumbers())).build();

    private PageJson() {}

    /**
     * Largest number of points of a line or stack of areas; more could not be distinguished, and would make pages too large for a browser.
     */
    private static final int MAX_POINTS = 4000;

    /** No {@code <} is left in it, so that nothing in it can end the element or begin a comment. */
    static String of(Chart chart) {
        return MAPPER.writerFor(Chart.class).writeValueAsString(chart).replace("<", "\\u003c");
    }

    /** A chart with as many points as a page shows. */
    static Chart thinned(Chart chart) {
        return switch (chart) {
            case LineChart lines -> lines.thinned(MAX_POINTS);
            case StackChart areas when areas.look() == StackChart.Look.AREAS -> areas.thinned(MAX_POINTS / 2);
            default -> chart;
        };
    }

    /** JSON has no other numbers; a whole number is written as one, for most are counts. */
    private static final class FiniteNumbers extends StdSerializer<double[]> {
        FiniteNumbers() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    out.writeNull();
                } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
                    out.writeNumber((long) value);
                } else {
                    out.writeNumber(value);
                }
            }
            out.writeEndArray();
        }
    }
}
