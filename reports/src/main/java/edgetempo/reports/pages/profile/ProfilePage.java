package edgetempo.reports.pages.profile;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Facts.Fact;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.document.Tile;
import edgetempo.reports.profile.ProfileFolder;
import edgetempo.reports.profile.ProfileSummary;
import edgetempo.reports.profile.ProfileSummary.Bytes;
import edgetempo.reports.profile.ProfileSummary.Method;
import java.util.List;

/** The index page of a profile, with links to its flame graphs and key figures. */
public final class ProfilePage {
    /** Its name in the folder of a profile. */
    public static final String FILE_NAME = "index.html";

    private static final double MIB = 1 << 20;

    private ProfilePage() {}

    /**
     * Makes the page.
     *
     * @param footer program and command that make it
     */
    public static Page of(ProfileSummary summary, String footer) {
        Facts graphs = new Facts("Flame graphs", List.of(
                new Fact("where time goes, by samples of running threads", ProfileFolder.CPU, ProfileFolder.CPU),
                new Fact("what is allocated where, by bytes", ProfileFolder.ALLOCATION, ProfileFolder.ALLOCATION),
                new Fact("the recording, for JDK Mission Control", ProfileFolder.RECORDING, ProfileFolder.RECORDING)));
        return new Page("Profile of " + summary.what(), "", tiles(summary), List.of(
                new Section("Time", "", List.of(graphs, methods(summary.methods()))),
                new Section("Allocation", "Estimated from samples.", List.of(
                        bytes("What is allocated", "class", summary.classes(), summary.allocatedBytes()),
                        bytes("Where", "class, method and line", summary.sites(), summary.allocatedBytes())))),
                footer);
    }

    private static List<Tile> tiles(ProfileSummary summary) {
        ProfileSummary.Collections collections = summary.collections();
        ProfileSummary.Compilations compilations = summary.compilations();
        return List.of(
                new Tile("recorded", Numbers.time(summary.seconds()), "",
                        Numbers.text(summary.samples()) + " samples of running threads"),
                new Tile("allocated", Numbers.text(summary.allocatedBytes() / MIB), "MiB", "estimated from samples"),
                new Tile("pauses for garbage", Numbers.time(collections.pauseSeconds()), "", collections.count()
                        + " collections, the longest " + Numbers.time(collections.longestPause()) + "; at most "
                        + Numbers.text(collections.heapPeakMib()) + " MiB in use"),
                new Tile("compilation", Numbers.time(compilations.seconds()), "", compilations.count()
                        + " methods, " + compilations.failed() + " given up"));
    }

    private static Table methods(List<Method> methods) {
        return Table.of("Methods on top of the stack", "", List.of(
                Column.number("self", "", Format.percent(1), Method::self),
                Column.number("with what it calls", "", Format.percent(1), Method::total),
                Column.text("method", Method::name)), methods);
    }

    private static Table bytes(String title, String what, List<Bytes> rows, long all) {
        return Table.of(title, "", List.of(
                Column.number("share", "", Format.percent(1), row -> (double) row.bytes() / all),
                Column.number("allocated", "MiB", Format.SIGNIFICANT, row -> row.bytes() / MIB),
                Column.text(what, Bytes::name)), rows);
    }
}
