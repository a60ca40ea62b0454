package io.rantwin.planner.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class SqliteFileTest {
    @TempDir
    private Path folder;

    /** In a process of its own: the library is loaded once, and then for good. */
    @Test
    void whoCannotUnpackTheLibraryIsToldWhere() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("tmp"), "");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + noFolder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.resolve("a.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        assertThat(said)
                .contains("the library of SQLite could not be unpacked into " + noFolder
                        + ", which must be writable and have room for it");
    }

    @Test
    void whatIsNoDatabaseIsSaidToBeNone() throws Exception {
        Path file = Files.writeString(
                folder.resolve("b.db"), "something else, longer than a header of a hundred octets".repeat(4));
        assertThat(Child.why(file)).contains("file is not a database");
    }

    /** Says what came of a connection. */
    static final class Child {
        private Child() {}

        public static void main(String[] file) {
            System.out.println(why(Path.of(file[0])));
        }

        static String why(Path file) {
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            try (Connection connection = new SqliteFile(file, config).connect()) {
                return "connected: " + connection;
            } catch (SQLException failed) {
                return String.valueOf(failed.getMessage());
            }
        }
    }
}
