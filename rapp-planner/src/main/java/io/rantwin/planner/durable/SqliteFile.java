package io.rantwin.planner.durable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file; its tables are brought up to date by migrations. Thread-safe; the connections are not. */
public final class SqliteFile {
    private final SQLiteDataSource source;

    /**
     * Names a file; nothing is opened yet.
     *
     * @param config of every connection; SQLite's file is not made before the first of them
     */
    public SqliteFile(Path file, SQLiteConfig config) {
        source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
    }

    /**
     * Brings the tables up to date and connects.
     *
     * @param migrations where they are, such as {@code io/rantwin/planner/registry} in the class path
     * @throws SQLException also when a newer program has written the file: it is not touched then
     */
    public Connection connectMigrated(String migrations) throws SQLException {
        Connection connection = connect();
        try {
            // None may be unknown; by default Flyway passes over those that are newer than the program.
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + migrations)
                    .ignoreMigrationPatterns("*:ignored")
                    .load()
                    .migrate();
            return connection;
        } catch (FlywayException failed) {
            connection.close();
            throw new SQLException(failed.getMessage(), failed);
        }
    }

    /** Connects to the tables as they are. */
    public Connection connect() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException failed) {
            // The driver's own sentence is that it failed; why stands in the cause.
            switch (failed.getCause()) {
                case null -> throw failed;
                case NativeLibraryNotFoundException _ ->
                    throw new SQLException(
                            "the library of SQLite could not be unpacked into " + System.getProperty("java.io.tmpdir")
                                    + ", which must be writable and have room for it",
                            failed);
                case Throwable cause -> throw new SQLException(failed.getMessage() + ": " + cause.getMessage(), failed);
            }
        }
    }
}
