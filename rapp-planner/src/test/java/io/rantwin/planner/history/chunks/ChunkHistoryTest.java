package io.rantwin.planner.history.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.history.HistoryContract;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkHistoryTest extends HistoryContract {
    private static final List<String> LOAD = List.of("RRU.PrbTotDl");

    @TempDir
    private Path folder;

    private int opened;

    @Override
    protected HistoryStore open(Retention retention) throws HistoryException {
        return ChunkHistory.open(folder.resolve("history" + opened++), ROLL_UP, retention);
    }

    private Path current() {
        return folder.resolve("history" + (opened - 1));
    }

    @Test
    void whatIsInTheJournalOrInChunksIsThereAfterReopening() throws HistoryException {
        store.append(List.of(Reports.one(CELL, 1000, T0, T0, LOAD, 1)));
        store.tidy();
        store.append(List.of(Reports.one(CELL, 1000, T0 + 1000, T0, LOAD, 2)));
        try (HistoryStore beside = ChunkHistory.openForReading(current(), ROLL_UP)) {
            assertThat(beside.read(CELL, 1000, T0, T0 + 5000, LOAD).column("RRU.PrbTotDl"))
                    .containsExactly(1, 2);
            assertThat(beside.list().getFirst().rows()).isEqualTo(2);
            assertThatThrownBy(() -> beside.append(List.of()))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("opened for reading");
        }
        store.close();

        store = ChunkHistory.open(current(), ROLL_UP, Retention.USUAL);
        Series series = store.read(CELL, 1000, T0, T0 + 5000, LOAD);
        assertThat(series.column("RRU.PrbTotDl")).containsExactly(1, 2);
    }

    @Test
    void onlyOneProcessWrites() {
        assertThatThrownBy(() -> ChunkHistory.open(current(), ROLL_UP, Retention.USUAL))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void aFolderWithoutHistoryIsToldWhenOneWantsToRead() {
        assertThatThrownBy(() -> ChunkHistory.openForReading(folder.resolve("nowhere"), ROLL_UP))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("there is no history");
        assertThat(Files.exists(folder.resolve("nowhere"))).isFalse();
    }

    @Test
    void aDamagedChunkIsNamedAndTheRestStaysReadable() throws HistoryException, SQLException {
        store.append(List.of(Reports.one(CELL, 1000, T0, T0, LOAD, 1), Reports.one("well", 1000, T0, T0, LOAD, 2)));
        store.close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + current().resolve("history.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE chunk SET body = zeroblob(length(body)) WHERE series ="
                    + " (SELECT s.id FROM series s JOIN cell c ON c.id = s.cell WHERE c.name = '" + CELL + "')");
        }

        store = ChunkHistory.open(current(), ROLL_UP, Retention.USUAL);
        assertThatThrownBy(() -> store.read(CELL, 1000, T0, T0 + 1000, LOAD))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(CELL)
                .hasMessageContaining("damaged");
        assertThat(store.read("well", 1000, T0, T0 + 1000, LOAD).rows()).isEqualTo(1);
    }

    @Test
    void aHistoryOfANewerProgramIsLeftAlone() throws HistoryException, SQLException {
        store.close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + current().resolve("history.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO flyway_schema_history SELECT installed_rank + 1, '99', 'later', type,"
                    + " 'V99__later.sql', checksum, installed_by, installed_on, execution_time, success"
                    + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
        }
        assertThatThrownBy(() -> ChunkHistory.open(current(), ROLL_UP, Retention.USUAL))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void aWrittenChunkTakesAWholeDayOfRoundedValuesInLittleRoom() {
        var chunk = new Chunk();
        for (int i = 0; i < 900; i++) {
            chunk.merge(
                    T0 + i * 1000L,
                    T0 + i * 1000L + 200 + i % 7,
                    1,
                    new int[] {1, 2, 3},
                    new double[] {i % 101, 0.25 * i, 5},
                    0);
        }
        assertThat(ChunkCodec.encode(chunk)).hasSizeLessThan(900 * (2 + 2 + 4) + 200);
    }
}
