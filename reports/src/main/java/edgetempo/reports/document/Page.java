package edgetempo.reports.document;

import java.util.List;

/**
 * A page. All text is plain text; the page escapes it.
 *
 * @param title    heading, and title of the browser's tab
 * @param subtitle one line under it; may be empty
 * @param tiles    key figures at the top; may be empty
 * @param sections in order
 * @param footer   program and command that made the page
 */
public record Page(String title, String subtitle, List<Tile> tiles, List<Section> sections, String footer) {
    /** Keeps copies. */
    public Page {
        tiles = List.copyOf(tiles);
        sections = List.copyOf(sections);
    }
}
