package io.rantwin.nearrt.client;

import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.api.v1.RootCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin anomalies}. */
@Command(
        name = "anomalies",
        mixinStandardHelpOptions = true,
        description = "What looks wrong in the network now, likeliest first, with reasons.")
final class AnomaliesCommand extends TwinCall {
    @Parameters(arity = "0..*", paramLabel = "CELL", description = "Only these cells; all when none is named.")
    private List<String> cells = List.of();

    @Override
    void ask(Twin twin) {
        ListAnomaliesResponse answer = twin.stub(QualityGrpc::newBlockingStub)
                .listAnomalies(
                        ListAnomaliesRequest.newBuilder().addAllCellIds(cells).build());
        if (json(answer)) {
            return;
        }
        if (answer.getAnomaliesCount() == 0) {
            out().println("Nothing looks wrong. " + answer.getBasis());
            return;
        }
        Table table = new Table("CELL", "KIND", "SINCE", "FAULT 1 h>", "24 h>", "ROOT CAUSE", "WHY");
        for (Anomaly anomaly : answer.getAnomaliesList()) {
            table.row(
                    anomaly.getCellId(),
                    Words.plain(anomaly.getKind(), "ANOMALY_KIND_"),
                    Words.time(anomaly.getSinceNs()),
                    Words.number(anomaly.getFaultProbability1H()),
                    Words.number(anomaly.getFaultProbability24H()),
                    roots(anomaly),
                    String.join(" ", anomaly.getReasonsList()));
        }
        print(table);
        out().println(answer.getBasis());
    }

    private static String roots(Anomaly anomaly) {
        if (anomaly.getRootCausesCount() == 0) {
            return anomaly.getRootCauseCellId().isEmpty() ? "itself" : anomaly.getRootCauseCellId();
        }
        List<String> roots = new ArrayList<>();
        for (RootCause root : anomaly.getRootCausesList()) {
            boolean itself = root.getCellId().equals(anomaly.getCellId()) && root.getKind() == anomaly.getKind();
            String what =
                    itself ? "itself" : root.getCellId() + " (" + Words.plain(root.getKind(), "ANOMALY_KIND_") + ")";
            roots.add(String.format(Locale.ROOT, "%s %.0f %%", what, 100 * root.getShare()));
        }
        return String.join(", ", roots);
    }
}
