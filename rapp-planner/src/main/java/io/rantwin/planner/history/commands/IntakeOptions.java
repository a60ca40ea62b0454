package io.rantwin.planner.history.commands;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.pm.CellNames;
import io.rantwin.planner.history.pm.PmIntake;
import io.rantwin.planner.timing.Lengths;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that take PM reports in. */
public final class IntakeOptions {
    @Option(
            names = "--cells",
            paramLabel = "FILE",
            description =
                    "table of cells: a header, then CELL;OBJECT lines, such as 001-01-3;ManagedElement=S1,NRCellDU=3"
                            + " (default: cells are named by their distinguished names)")
    private @Nullable Path cells;

    @Option(
            names = "--ahead",
            paramLabel = "LENGTH",
            defaultValue = "1d",
            description = "refuse reports of periods that begin later than this from now (default: ${DEFAULT-VALUE})")
    private String ahead;

    void check(CommandLine command) {
        if (Lengths.millis(ahead) < 1) {
            throw new ParameterException(
                    command, "--ahead must be a length such as 15m, 1h or 1d, not '" + ahead + "'");
        }
    }

    Duration mostAhead() {
        return Duration.ofMillis(Lengths.millis(ahead));
    }

    PmIntake intake() throws HistoryException {
        return new PmIntake(
                MeasurementCatalogue.bundled(),
                cells == null ? CellNames.byDistinguishedName() : CellNames.read(cells),
                mostAhead());
    }
}
