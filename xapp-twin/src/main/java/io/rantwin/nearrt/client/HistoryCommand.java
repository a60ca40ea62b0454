package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.GetCellRequest;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Reports of a cell as they came, oldest first.")
final class HistoryCommand extends TwinCall {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Parameters(paramLabel = "CELL", description = "NR CGI as text.")
    private String cell;

    @Option(
            names = "--last",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How far back from the newest report, in network time; ${DEFAULT-VALUE} when not given.")
    private int lastSeconds;

    @Option(
            names = "--kpi",
            split = ",",
            paramLabel = "NAME",
            description = "Only these measurements; all of the whole cell when not given.")
    private List<String> kpis = List.of();

    @Option(
            names = "--bins",
            description = "Bins of distributions, too. Those of a measurement that --kpi names are shown anyway.")
    private boolean isWithBins;

    @Override
    void ask(Twin twin) {
        if (lastSeconds < 1) {
            throw usage("--last must be at least 1 second, not " + lastSeconds + ".");
        }
        CellState state = twin.stub(CellsGrpc::newBlockingStub)
                .getCell(GetCellRequest.newBuilder().setCellId(cell).build());
        Iterator<Report> reports = twin.stub(HistoryGrpc::newBlockingStub)
                .readReports(ReadReportsRequest.newBuilder()
                        .addCellIds(cell)
                        .setFromNs(Math.max(0, state.getNetworkTimeNs() - lastSeconds * NANOS_PER_SECOND + 1))
                        .build());
        Table table = new Table("BEGIN", "MS>", "FIGURES", "BELIEVED");
        while (reports.hasNext()) {
            Report report = reports.next();
            if (!jsonLine(report)) {
                table.row(
                        Words.time(report.getCollectionStartNs()),
                        report.getGranularityPeriodMs(),
                        figures(report),
                        report.getRefusedReason().isEmpty() ? "yes" : "no: " + report.getRefusedReason());
            }
        }
        if (!root().isJson()) {
            if (table.isEmpty()) {
                out().println("No report of " + cell + " in the last " + lastSeconds + " s is kept.");
            } else {
                print(table);
            }
        }
    }

    private String figures(Report report) {
        List<String> parts = new ArrayList<>();
        for (Figure figure : report.getFiguresList()) {
            if (isWanted(figure)) {
                parts.add(figure.getName()
                        + (figure.getSnssai().isEmpty() ? "" : " of slice " + figure.getSnssai())
                        + (figure.getFiveQi() == 0 ? "" : " of 5QI " + figure.getFiveQi())
                        + " " + Words.number(figure.getValue()));
            }
        }
        return String.join(", ", parts);
    }

    // Bins have their labels in braces behind the name.
    private boolean isWanted(Figure figure) {
        int labels = figure.getName().indexOf('{');
        if (!kpis.isEmpty()) {
            return kpis.contains(figure.getName())
                    || labels > 0 && kpis.contains(figure.getName().substring(0, labels));
        }
        boolean isOfWholeCell = figure.getSnssai().isEmpty() && figure.getFiveQi() == 0;
        return isOfWholeCell && (isWithBins || labels < 0);
    }
}
