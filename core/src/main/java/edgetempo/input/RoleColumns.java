package edgetempo.input;

import edgetempo.scenario.NearestName;
import edgetempo.scenario.ScenarioException;
import java.util.Arrays;
import java.util.List;

/** Finds which column of a file has which role: as the scenario says, or by its name in the header. */
final class RoleColumns {
    private final CsvTable table;
    private final CsvLayout format;
    private final List<String> columns;
    private final long line;

    /**
     * Creates a search in the first row of a file.
     *
     * @param columns its fields. Not modified.
     * @param line    that it starts in, counted from 1
     */
    RoleColumns(CsvTable table, List<String> columns, long line) {
        this.table = table;
        format = table.layout();
        this.columns = columns;
        this.line = line;
    }

    /**
     * Number of the role of each column, −1 for none: [columns].
     *
     * @throws ScenarioException if a column that is needed is not there, or not the only one
     */
    int[] roles() {
        List<Column> roles = table.roles();
        int[] roleOf = new int[columns.size()];
        Arrays.fill(roleOf, -1);
        for (int r = 0; r < roles.size(); r++) {
            Column role = roles.get(r);
            String wanted = format.columns().get(role.name());
            int column = wanted != null ? explicit(role, wanted) : format.header() ? byRole(role) : -1;
            if (column < 0) {
                if (role.required()) {
                    throw table.refuse(line, -1, "no column is " + role.name() + "; say which in " + key()
                            + (format.header()
                                    ? ", such as " + role.name() + "=" + nearest(role.name())
                                    : ", such as " + role.name() + "=#1"));
                }
                continue;
            }
            if (roleOf[column] >= 0) {
                throw new ScenarioException(key(),
                        roles.get(roleOf[column]).name() + " and " + role.name() + " are the same column");
            }
            roleOf[column] = r;
        }
        return roleOf;
    }

    private String key() {
        return table.source().key("columns");
    }

    private int byRole(Column role) {
        int found = columns.indexOf(role.name());
        if (found >= 0 && columns.lastIndexOf(role.name()) != found) {
            throw table.refuse(line, -1, "two columns are called " + role.name());
        }
        return found;
    }

    private int explicit(Column role, String wanted) {
        String shown = table.source().shown();
        if (wanted.startsWith("#")) {
            int number = wanted.matches("#\\d{1,6}") ? Integer.parseInt(wanted.substring(1)) : 0;
            if (number < 1 || number > columns.size()) {
                throw new ScenarioException(key(), role.name() + "=" + wanted + " is no column; " + shown
                        + " has #1 to #" + columns.size());
            }
            return number - 1;
        }
        if (!format.header()) {
            throw new ScenarioException(key(), role.name() + "=" + wanted
                    + " names a column of a file without a header; expected a number such as #1");
        }
        List<String> stripped = columns.stream().map(String::strip).toList();
        int found = stripped.indexOf(wanted);
        if (found < 0) {
            throw new ScenarioException(key(), role.name() + "=" + wanted + " is no column of " + shown + "; nearest: "
                    + nearest(wanted));
        }
        if (stripped.lastIndexOf(wanted) != found) {
            throw table.refuse(line, -1, "two columns are called " + wanted);
        }
        return found;
    }

    private String nearest(String wanted) {
        return NearestName.of(wanted, columns);
    }
}
