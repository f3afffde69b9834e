package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.OpenChoices;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a scenario, such as {@code network.users}: its path, its type and the {@link Key} that documents and
 * bounds it. Reading, checking, writing and the reference all work from these.
 */
public final class ScenarioKey {
    /** YAML's decimal numbers; a leading zero is refused because YAML 1.1 reads it as octal. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?((0|[1-9]\\d*)(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern INFINITE = Pattern.compile("([-+]?)(\\.inf|\\.Inf|\\.INF|Infinity)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.nan|\\.NaN|\\.NAN|NaN");
    private static final int LONGEST_NUMBER = 1000;

    private final String path;
    private final List<RecordComponent> chain;
    private final Class<?> type;
    private final Key key;

    ScenarioKey(String path, List<RecordComponent> chain) {
        this.path = path;
        this.chain = List.copyOf(chain);
        this.type = chain.getLast().getType();
        this.key = chain.getLast().getAnnotation(Key.class);
    }

    /** All keys of a two-timescale scenario, in the order of the records. */
    public static Collection<ScenarioKey> all() {
        return ScenarioKind.MEC.schema().keys().values();
    }

    /** All keys of a scenario, in the order of its records. */
    public static Collection<ScenarioKey> allOf(AnyScenario scenario) {
        return ScenarioKind.of(scenario).schema().keys().values();
    }

    /**
     * The key of a two-timescale scenario at a dotted path.
     *
     * @throws ScenarioException if there is none; the message names the nearest
     */
    public static ScenarioKey at(String path) {
        return at(ScenarioKind.MEC.schema(), path);
    }

    private static ScenarioKey at(ScenarioSchema<?> schema, String path) {
        return Optional.ofNullable(schema.keys().get(path)).orElseThrow(() -> new ScenarioException(path,
                "unknown key; nearest: " + NearestName.ofPath(path, schema.keys().keySet())));
    }

    /** Dotted path, as in YAML nesting and in {@code --set}. */
    public String path() {
        return path;
    }

    /** {@code int}, {@code long}, {@code double}, {@code boolean}, {@link String} or an enum. */
    public Class<?> type() {
        return type;
    }

    /** Meaning, unit, bounds and source. */
    public Key key() {
        return key;
    }

    /**
     * The value implied by a complete file written before the key existed; empty for a key of the first release.
     *
     * @throws ScenarioException if {@link Key#absent} is not a valid value of the key
     */
    public Optional<Object> absent() {
        return Optional.of(key.absent()).filter(text -> !text.isEmpty())
                // Who knows open choices may need the keys, which are being collected.
                .map(text -> key.open() ? text : parse(new Scalar(text, isNumber()), "@Key(absent)"));
    }

    /** The kind of value in words: "whole number", "number", "true or false", "text" or "choice". */
    public String typeName() {
        if (type == int.class || type == long.class) {
            return "whole number";
        }
        if (type == double.class) {
            return "number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return isChoice() ? "choice" : "text";
    }

    /** Allowed values for messages: a range, or the choices; empty for a text. */
    public String allowed() {
        if (type == boolean.class) {
            return "true, false";
        }
        if (!isNumber()) {
            return String.join(", ", choices());
        }
        if (key.minExclusive()) {
            return "above " + bound(key.min()) + ", at most " + bound(key.max());
        }
        return bound(key.min()) + " to " + bound(key.max());
    }

    /** Whether the value is one of {@link #choices}. */
    public boolean isChoice() {
        return type.isEnum() || key.open();
    }

    /** Names of the choices; empty where the value is not a choice. */
    public List<String> choices() {
        if (key.open()) {
            return OpenChoices.installed().names(path);
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()
                : List.of();
    }

    /** The value that a scenario has, boxed; {@code Optional.empty()} where a record on the way to it is null. */
    public Optional<Object> valueIn(AnyScenario scenario) {
        Object value = scenario;
        for (RecordComponent component : chain) {
            if (value == null) {
                return Optional.empty();
            }
            try {
                value = component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("accessor of " + path, e);
            }
        }
        return Optional.ofNullable(value);
    }

    /** The value that a scenario has at a dotted path: an Integer, Long, Double, Boolean, String or enum constant. */
    public static Object value(AnyScenario scenario, String path) {
        return at(ScenarioKind.of(scenario).schema(), path).valueIn(scenario)
                .orElseThrow(() -> new ScenarioException(path, "has no value"));
    }

    /** The value as a scenario file writes it, texts without quotes. */
    public static String text(Object value) {
        return value instanceof Double number ? NumberText.of(number) : value.toString();
    }

    /** Reads a value and checks its range. */
    Object parse(Scalar scalar, String origin) {
        if (key.open()) {
            OpenChoices.installed().problem(path, scalar.text().strip()).ifPresent(problem -> {
                throw refuse(origin, scalar.shown() + " " + problem);
            });
        }
        if (type == String.class) {
            return scalar.text().strip();
        }
        if (type.isEnum()) {
            return choice(scalar, origin);
        }
        if (type == boolean.class) {
            return switch (scalar.text()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw refuse(origin, scalar.shown() + " is neither true nor false");
            };
        }
        return number(scalar, origin);
    }

    /** Checks the range of a value that did not come from text. */
    void checkRange(Object value, String origin) {
        if (isNumber() && !inRange(((Number) value).doubleValue())) {
            throw outOfRange(text(value), origin);
        }
    }

    private Object choice(Scalar scalar, String origin) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(scalar.text())) {
                return constant;
            }
        }
        throw refuse(origin, scalar.shown() + " is not one of " + allowed()
                + "; nearest: " + NearestName.of(scalar.text(), choices()));
    }

    private Object number(Scalar scalar, String origin) {
        String text = scalar.text();
        if (type == double.class && INFINITE.matcher(text).matches()) {
            double infinity = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            checkRange(infinity, origin);
            return infinity;
        }
        if (NOT_A_NUMBER.matcher(text).matches() || INFINITE.matcher(text).matches()) {
            throw outOfRange(text, origin);
        }
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            throw refuse(origin, scalar.shown() + " is not a " + typeName());
        }
        if (type == double.class) {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value) || !inRange(value)) {
                throw outOfRange(text, origin);
            }
            return value;
        }
        return whole(text, origin);
    }

    private Object whole(String text, String origin) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw outOfRange(text, origin); // an exponent beyond 32 bits
        }
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
            throw refuse(origin, text + " is not a whole number");
        }
        // BigDecimal's own comparison: converting 1e999999999 to an integer first would fill the memory.
        int aboveMin = value.compareTo(wholeBound(key.min()));
        if (aboveMin < 0 || aboveMin == 0 && key.minExclusive() || value.compareTo(wholeBound(key.max())) > 0) {
            throw outOfRange(text, origin);
        }
        if (type == int.class) {
            return value.intValueExact();
        }
        return value.longValueExact();
    }

    private String bound(double bound) {
        if (type == double.class) {
            return NumberText.of(bound);
        }
        BigDecimal whole = wholeBound(bound);
        return whole.doubleValue() == bound ? NumberText.of(bound) : whole.toPlainString();
    }

    /** A bound of the key, or the type's own where that is closer: a key without a bound has an infinite one. */
    private BigDecimal wholeBound(double bound) {
        long least = type == int.class ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long greatest = type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
        if (bound <= least) {
            return BigDecimal.valueOf(least);
        }
        return bound >= greatest ? BigDecimal.valueOf(greatest) : new BigDecimal(bound);
    }

    private boolean isNumber() {
        return type == int.class || type == long.class || type == double.class;
    }

    /** An infinity passes only where the bound itself is infinite; NaN never does. */
    private boolean inRange(double value) {
        return (key.minExclusive() ? value > key.min() : value >= key.min()) && value <= key.max();
    }

    private ScenarioException outOfRange(String text, String origin) {
        return refuse(origin, Scalar.cut(text) + " is out of range; allowed: " + allowed());
    }

    private ScenarioException refuse(String origin, String problem) {
        return new ScenarioException(origin, path + ": " + problem);
    }
}
