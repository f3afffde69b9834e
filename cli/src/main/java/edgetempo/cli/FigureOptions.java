package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.FigureForm;
import edgetempo.reports.picture.PictureForm;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Figures for papers: where, which and how large. */
final class FigureOptions {
    @Option(names = "--figures", paramLabel = "DIR",
            description = "Also draws every chart of the page there: learning curves as reward-SCENARIO, with several scenarios also all of"
                    + " them as reward, and others under their titles. Tables go to tables.tex there, each with a label, the best in bold.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--figure-formats", paramLabel = "LIST",
            description = "Which files of each, separated by commas: png, svg, pdf. Default: all three.")
    private Optional<String> formats = Optional.empty();

    @Option(names = "--figure-width", paramLabel = "LENGTH",
            description = "Width in print, such as 88mm, 18cm or 3.5in. Letters are 8 points high at any width, and titles are left to"
                    + " captions. Default: 195 mm, with titles.")
    private Optional<String> width = Optional.empty();

    @Option(names = "--figure-height", paramLabel = "LENGTH",
            description = "Height. Default: what a chart needs.")
    private Optional<String> height = Optional.empty();

    @Option(names = "--dpi", paramLabel = "N",
            description = "Pixels of a PNG to the inch. Default: 900 pixels to 195 mm.")
    private Optional<Integer> dpi = Optional.empty();

    /** The folder, if figures are wanted. */
    Optional<Path> folder() {
        return folder;
    }

    /**
     * What was asked for.
     *
     * @throws BadInputException if an option is not understood, or there is one without figures
     */
    PictureForm form() {
        return FigureForm.of(folder, formats, width, height, dpi);
    }
}
