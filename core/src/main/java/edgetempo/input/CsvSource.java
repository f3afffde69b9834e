package edgetempo.input;

import edgetempo.scenario.mec.NetworkSettings;
import edgetempo.scenario.mec.RequestSettings;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a scenario names.
 *
 * @param keys    what the paths of its keys start with, such as {@code network.servers}; the first letter of the rest is then large
 * @param file    its path, or a name that begins with {@link #BUNDLED}
 * @param columns which column has which role, and how the file is written
 * @param sha256  digest that it must have, or {@link #ANY}
 */
record CsvSource(String keys, String file, String columns, String sha256) {
    /** Value of a key where there is no file. */
    static final String NONE = "none";
    /** Value of a key for columns that are called as their roles. */
    static final String AUTO = "auto";
    /** Value of a key for any content. */
    static final String ANY = "any";
    /** What the name of a file that comes with the program starts with. */
    static final String BUNDLED = "bundled:";

    static Optional<CsvSource> servers(Scenario scenario) {
        NetworkSettings network = scenario.network();
        return present("network.servers", network.serversFile(), network.serversColumns(), network.serversSha256());
    }

    static Optional<CsvSource> users(Scenario scenario) {
        NetworkSettings network = scenario.network();
        return present("network.users", network.usersFile(), network.usersColumns(), network.usersSha256());
    }

    static Optional<CsvSource> services(Scenario scenario) {
        ServiceSettings services = scenario.services();
        return present("services.", services.file(), services.columns(), services.sha256());
    }

    static Optional<CsvSource> requests(Scenario scenario) {
        RequestSettings requests = scenario.requests();
        return present("requests.", requests.file(), requests.columns(), requests.sha256());
    }

    private static Optional<CsvSource> present(String keys, String file, String columns, String sha256) {
        return file.equals(NONE) ? Optional.empty() : Optional.of(new CsvSource(keys, file, columns, sha256));
    }

    /** Path of one of its keys: {@code file}, {@code columns} or {@code sha256}. */
    String key(String name) {
        return keys + (keys.endsWith(".") ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    /** Length and time of the file, which tell whether it is still the one that was read. */
    String stamp() {
        try {
            Path path = Path.of(file);
            return Files.size(path) + " " + Files.getLastModifiedTime(path);
        } catch (IOException | InvalidPathException e) {
            return ""; // whoever reads it says what is wrong
        }
    }

    /** Key and file, as messages start. */
    String shown() {
        return key("file") + ": " + file;
    }
}
