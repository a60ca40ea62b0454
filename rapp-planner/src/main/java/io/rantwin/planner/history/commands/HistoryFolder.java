package io.rantwin.planner.history.commands;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the history. */
final class HistoryFolder {
    @Option(
            names = "--history",
            paramLabel = "DIR",
            defaultValue = DataCommand.FOLDER,
            description = "where the history is (default: ${DEFAULT-VALUE})")
    private Path folder;

    Path path() {
        return folder;
    }

    /** Opens or begins it; no other process may have it open. */
    HistoryStore open() throws HistoryException {
        return ChunkHistory.open(folder, rollUp(), Retention.USUAL);
    }

    /** Opens it beside whoever writes. */
    HistoryStore openForReading() throws HistoryException {
        return ChunkHistory.openForReading(folder, rollUp());
    }

    private static RollUp rollUp() {
        return new RollUp(MeasurementCatalogue.bundled());
    }
}
