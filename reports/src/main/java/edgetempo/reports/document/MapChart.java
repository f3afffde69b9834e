package edgetempo.reports.document;

import java.util.List;

/**
 * Servers and users on the ground, with a line from each user to who computes for it, and a dotted one to the server of its cell.
 *
 * @param title   heading
 * @param note    how to read it; may be empty
 * @param unit    of the coordinates, such as {@code m}
 * @param targets entries of the legend: the ways a user's task can go
 * @param servers where servers stand
 * @param users   where users stand
 */
public record MapChart(String title, String note, String unit, List<String> targets, List<Server> servers,
        List<User> users) implements Chart {
    /**
     * A server.
     *
     * @param name   its label
     * @param x      across
     * @param y      up
     * @param holds  what it has, in a few characters, to stand beside it; may be empty
     * @param detail what to know about it
     */
    public record Server(String name, double x, double y, String holds, String detail) {}

    /**
     * A user.
     *
     * @param name   its label
     * @param x      across
     * @param y      up
     * @param target number of the way its task goes, in {@link MapChart#targets}
     * @param server number of the server that the line goes to; −1 for no line
     * @param cell   number of the server whose cell it is in; −1 for none
     * @param detail what to know about it
     */
    public record User(String name, double x, double y, int target, int server, int cell, String detail) {}

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a user names a target or server that there is not
     */
    public MapChart {
        targets = List.copyOf(targets);
        servers = List.copyOf(servers);
        users = List.copyOf(users);
        for (User user : users) {
            if (user.target < 0 || user.target >= targets.size() || user.server < -1
                    || user.server >= servers.size() || user.cell < -1 || user.cell >= servers.size()) {
                throw new IllegalArgumentException(user + " names a target or server that there is not");
            }
        }
    }

    @Override
    public MapChart titled(String heading) {
        return new MapChart(heading, note, unit, targets, servers, users);
    }
}
