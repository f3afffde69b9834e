package edgetempo.reports.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A chart. Its components go into the page as JSON under their names, with the {@code kind} by which the page's script
 * draws it; numbers that are not finite become {@code null} there. Every chart gets a legend that toggles what it names, a
 * view as a table, and a CSV file of its data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = LineChart.class, name = "line"),
        @JsonSubTypes.Type(value = BarChart.class, name = "bar"),
        @JsonSubTypes.Type(value = StackChart.class, name = "stack"),
        @JsonSubTypes.Type(value = HeatChart.class, name = "heat"),
        @JsonSubTypes.Type(value = ScatterChart.class, name = "scatter"),
        @JsonSubTypes.Type(value = MapChart.class, name = "map")})
public sealed interface Chart extends Block permits LineChart, BarChart, StackChart, HeatChart, ScatterChart, MapChart {
    /** Heading; also the name of the CSV file. */
    String title();

    /** How to read it, in a sentence; may be empty. */
    String note();

    /** The same under another title. */
    Chart titled(String heading);
}
