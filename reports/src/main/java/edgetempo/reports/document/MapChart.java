package edgetempo.reports.document;

import java.util.List;

/**
 * A map of servers and users, with a line from each user to the server that computes for it, and a dotted one to the server of its cell.
 *
 * @param title   heading
 * @param note    how to read it; may be empty
 * @param unit    of the coordinates, such as {@code m}
 * @param targets entries of the legend: the ways a user's task can be executed
 * @param servers servers and their positions
 * @param users   users and their positions
 */
public record MapChart(String title, String note, String unit, List<String> targets, List<Server> servers,
        List<User> users) implements Chart {
    /**
     * A server.
     *
     * @param name   its label
     * @param x      horizontal position
     * @param y      up
     * @param holds  what it caches, in a few characters, as a label; may be empty
     * @param detail what to know about it
     */
    public record Server(String name, double x, double y, String holds, String detail) {}

    /**
     * A user.
     *
     * @param name   its label
     * @param x      across
     * @param y      up
     * @param target index of the way its task is executed, in {@link MapChart#targets}
     * @param server number of the server that the line goes to; −1 for no line
     * @param cell   number of the server whose cell it is in; −1 for none
     * @param detail what to know about it
     */
    public record User(String name, double x, double y, int target, int server, int cell, String detail) {}

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a user names a target or server that does not exist
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
