package edgetempo.reports.document;

import java.util.List;

/**
 * A part of a page with a heading and an entry in the page's contents.
 *
 * @param title  heading
 * @param intro  a sentence or two on how to read it; may be empty
 * @param blocks from top to bottom
 */
public record Section(String title, String intro, List<Block> blocks) {
    /** Keeps a copy. */
    public Section {
        blocks = List.copyOf(blocks);
    }
}
