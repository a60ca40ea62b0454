package io.rantwin.nearrt.client;

import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.api.v1.QualityGrpc;
import java.util.List;
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
            out().println("Nothing looks wrong.");
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
                    anomaly.getRootCauseCellId().isEmpty() ? "itself" : anomaly.getRootCauseCellId(),
                    String.join(" ", anomaly.getReasonsList()));
        }
        print(table);
    }
}
