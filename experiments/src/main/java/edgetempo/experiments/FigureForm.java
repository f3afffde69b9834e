package edgetempo.experiments;

import edgetempo.reports.picture.PictureForm;
import edgetempo.reports.picture.PictureFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses formats and sizes of figures. */
public final class FigureForm {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(mm|cm|in)");
    private static final double MM_PER_CM = 10;
    private static final double MM_PER_INCH = 25.4;

    private FigureForm() {}

    /**
     * Parses the requested form.
     *
     * @param folder  folder for the figures, if requested
     * @param formats kinds of files, separated by commas; all of them where it is empty
     * @param width   such as {@code 88mm}, {@code 18cm} or {@code 3.5in}
     * @param height  likewise
     * @param dpi     pixels of a PNG to the inch
     * @throws BadInputException if one is not understood, out of its range, or given without a folder
     */
    public static PictureForm of(Optional<Path> folder, Optional<String> formats, Optional<String> width,
            Optional<String> height, Optional<Integer> dpi) {
        if (folder.isEmpty() && Stream.of(formats, width, height, dpi).anyMatch(Optional::isPresent)) {
            throw new BadInputException(
                    names -> names.apply("figures") + ": is missing; " + names.apply("figure-formats")
                            + ", " + names.apply("figure-width") + ", " + names.apply("figure-height") + " and "
                            + names.apply("dpi") + " say how they look");
        }
        List<PictureFormat> kinds = formats.map(text -> Arrays.stream(text.split(",", -1)).map(String::strip)
                .map(name -> PictureFormat.valueOf(
                        Checks.known("figure-formats", name, PictureFormat.names()).toUpperCase(Locale.ROOT)))
                .distinct().toList()).orElse(List.of(PictureFormat.values()));
        if (dpi.isPresent() && (dpi.get() < PictureForm.MIN_DPI || dpi.get() > PictureForm.GREATEST_DPI)) {
            throw BadInputException.of("dpi", dpi.get() + " is out of range; allowed: " + PictureForm.MIN_DPI + " to "
                    + PictureForm.GREATEST_DPI);
        }
        return new PictureForm(kinds, length("figure-width", width), length("figure-height", height),
                dpi.isPresent() ? OptionalInt.of(dpi.get()) : OptionalInt.empty());
    }

    private static OptionalDouble length(String option, Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        Matcher found = LENGTH.matcher(text.get().strip());
        double mm = found.matches() ? Double.parseDouble(found.group(1)) * switch (found.group(2)) {
            case "cm" -> MM_PER_CM;
            case "in" -> MM_PER_INCH;
            default -> 1;
        } : Double.NaN;
        if (!(mm >= PictureForm.MIN_MM && mm <= PictureForm.GREATEST_MM)) {
            throw BadInputException.of(option, "\"" + text.get() + "\" is "
                    + (found.matches() ? "out of range" : "no length") + "; allowed: 50mm to 1000mm, in mm, cm or in");
        }
        return OptionalDouble.of(mm);
    }
}
