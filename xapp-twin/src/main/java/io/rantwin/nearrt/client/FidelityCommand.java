package io.rantwin.nearrt.client;

import io.rantwin.api.v1.Fidelity;
import io.rantwin.api.v1.GetFidelityRequest;
import io.rantwin.api.v1.GetFidelityResponse;
import io.rantwin.api.v1.QualityGrpc;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin fidelity}. */
@Command(
        name = "fidelity",
        mixinStandardHelpOptions = true,
        description = {
            "How good the twin is: 1 - sum of errors / sum of values, of predictions made before the reports came.",
            "SKILL above 0 is better than taking the last value."
        })
final class FidelityCommand extends TwinCall {
    @Parameters(arity = "0..*", paramLabel = "CELL", description = "Only these cells; all when none is named.")
    private List<String> cells = List.of();

    @Override
    void ask(Twin twin) {
        GetFidelityResponse answer = twin.stub(QualityGrpc::newBlockingStub)
                .getFidelity(
                        GetFidelityRequest.newBuilder().addAllCellIds(cells).build());
        if (json(answer)) {
            return;
        }
        Table table =
                new Table("CELL", "MEASUREMENT", "PERIOD>", "AHEAD>", "FIDELITY>", "SKILL>", "PREDICTIONS>", "WINDOW>");
        for (Fidelity line : answer.getFidelitiesList()) {
            table.row(
                    line.getCellId(),
                    line.getKpi().getName(),
                    Words.age(line.getGranularityPeriodMs()),
                    Words.age(line.getHorizonMs()),
                    Words.number(line.getFidelity()),
                    Words.signed(line.getSkill()),
                    line.getPredictions(),
                    Words.age(1000 * line.getWindowS()));
        }
        if (table.isEmpty()) {
            out().println("No prediction has met its report yet.");
        } else {
            print(table);
        }
    }
}
