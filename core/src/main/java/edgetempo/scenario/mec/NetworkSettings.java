package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Servers, users and the geometry of the cells. */
public record NetworkSettings(
        @Key(value = "Edge servers M.", min = 1, max = 1024) int servers,
        @Key(value = "Users N over all cells.", min = 1, max = 100_000) int users,
        @Key(value = "Side of the square, centred on its server, in which a cell's users stand.", unit = "m", min = 2,
                max = 100_000) int cellSideM,
        @Key(value = "Distance at which a user standing on top of its server is kept.", unit = "m", min = 1e-3,
                max = 1000, source = "released code") double minDistanceM,
        @Key(value = "Which server a user's cell belongs to.", absent = "INDEX_BLOCKS",
                source = "INDEX_BLOCKS: released code; others: ours") Association association,
        @Key(value = "CSV file of servers, of which the M nearest to centre are played. Roles: server, latitude and longitude, or x_m "
                + "and y_m, bandwidth_hz." + FileText.PATH,
                absent = "none", path = true, source = "ours") String serversFile,
        @Key(value = FileText.COLUMNS, absent = "auto", source = "ours") String serversColumns,
        @Key(value = FileText.SHA256, absent = "any", source = "ours") String serversSha256,
        @Key(value = "Place that the servers that are played are nearest to: latitude and longitude, or x and y in metres, as their "
                + "file has, separated by a space; none: the mean of all servers of the file.", absent = "none",
                source = "ours") String centre,
        @Key(value = "CSV file of users, of which every episode plays N. Roles: user, latitude and longitude, or x_m and y_m, "
                + "server, snr_db, time_s (then a file has a row a user and time)."
                + FileText.PATH,
                absent = "none", path = true, source = "ours") String usersFile,
        @Key(value = FileText.COLUMNS, absent = "auto", source = "ours") String usersColumns,
        @Key(value = FileText.SHA256, absent = "any", source = "ours") String usersSha256,
        @Key(value = "Distance from the server of its cell beyond which a user is out of reach.", unit = "m", min = 0,
                max = 1e8,
                minExclusive = true, absent = "1e8", source = "ours") double radiusM,
        @Key(value = "What becomes of users out of reach.", absent = "NOT_PLAYED",
                source = "ours") BeyondRadius beyondRadius,
        @Key(value = "Where users whose file has time_s are between two rows.", absent = "INTERPOLATED",
                source = "ours") Movement movement,
        @Key(value = "Time from slot to slot, by which users whose file has time_s move on; 0: requests.slotS.",
                unit = "s", min = 0,
                max = 1e9, absent = "0", source = "ours") double slotS,
        @Key(value = "How times of a file of users are held against those of a file of requests.", absent = "OWN_START",
                source = "ours") UsersClock usersClock,
        @Key(value = "Time added to that of a slot of requests before users are looked up in their file; above 0 where times of users are "
                + "ahead.",
                unit = "s", min = -1e11, max = 1e11, absent = "0", source = "ours") double usersOffsetS) {}
