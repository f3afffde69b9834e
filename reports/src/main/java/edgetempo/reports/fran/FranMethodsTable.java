package edgetempo.reports.fran;

import edgetempo.fran.FranMethods;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Methods as a table. */
public final class FranMethodsTable {
    private static final List<Column<FranMethodRow>> COLUMNS = List.of(Column.text("method", FranMethodRow::method),
            Column.number("utility", "", Format.fixed(3), FranMethodRow::utility),
            Column.<FranMethodRow>number("gap", "", Format.percent(2), FranMethodRow::gapToExact)
                    .meaning("to the first method; negative is better"),
            Column.number("phase 1", "", Format.fixed(3), FranMethodRow::phase1Utility),
            Column.<FranMethodRow>number("gap", "", Format.percent(2), FranMethodRow::phase1Gap)
                    .meaning("of the offloading phase"),
            utility("cache", FranMethodRow::cacheUtility), utility("d2d", FranMethodRow::d2dUtility),
            utility("fap", FranMethodRow::fapUtility), utility("cloud", FranMethodRow::cloudUtility),
            share("cache", FranMethodRow::cacheShare), share("d2d", FranMethodRow::d2dShare),
            share("fap", FranMethodRow::fapShare), share("cloud", FranMethodRow::cloudShare),
            share("local", FranMethodRow::localShare),
            Column.<FranMethodRow>number("late", "", Format.fixed(1), FranMethodRow::lateUsers)
                    .meaning("users placed that compute locally, because their share would make them late"));

    private FranMethodsTable() {}

    /**
     * The table.
     *
     * @param rows the reference first
     */
    public static Table of(List<FranMethodRow> rows, String title) {
        int instances = rows.getFirst().instances();
        return Table.of(title, "Utility by mode, then share of users by mode; means over " + instances + " instance"
                + (instances == 1 ? "" : "s") + ". Gaps are to \"" + rows.getFirst().method()
                + "\", exact in each phase for itself and no optimum; negative is better."
                + (rows.getLast().method().equals(FranMethods.BOUND)
                        ? " No decision is above \"" + FranMethods.BOUND + "\"."
                        : ""),
                COLUMNS, rows);
    }

    private static Column<FranMethodRow> utility(String mode, ToDoubleFunction<FranMethodRow> of) {
        return Column.<FranMethodRow>number(mode, "", Format.fixed(3), of).meaning("utility of users of " + mode);
    }

    private static Column<FranMethodRow> share(String mode, ToDoubleFunction<FranMethodRow> of) {
        return Column.<FranMethodRow>number(mode, "", Format.percent(1), of).meaning("share of users of " + mode);
    }
}
