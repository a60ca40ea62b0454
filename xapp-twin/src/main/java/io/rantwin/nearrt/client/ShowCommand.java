package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.GetCellRequest;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One cell: every measurement with its uncertainty and age.")
final class ShowCommand extends TwinCall {
    @Parameters(paramLabel = "CELL", description = "NR CGI as text, such as 001-01-000000123.")
    private String cell;

    @Override
    void ask(Twin twin) {
        CellState state = twin.stub(CellsGrpc::newBlockingStub)
                .getCell(GetCellRequest.newBuilder().setCellId(cell).build());
        if (json(state)) {
            return;
        }
        out().println("Cell " + state.getCellId() + " of node " + state.getRanName() + ", "
                + Words.basis(state.getBasis()));
        out().println("State " + state.getVersion() + " as of " + Words.time(state.getNetworkTimeNs())
                + " network time");
        out().println("Trust: " + Words.plain(state.getTrust(), "TRUST_")
                + (state.getTrustReason().isEmpty() ? "" : " - " + state.getTrustReason()));
        Table table = new Table("MEASUREMENT", "MEAN>", "+-" + ">", "UNIT", "AGE>");
        new TreeMap<>(state.getKpisMap())
                .forEach((name, kpi) -> table.row(
                        name,
                        Words.number(kpi.getMean()),
                        Words.number(kpi.getStandardDeviation()),
                        Words.unit(name),
                        Words.age(kpi.getAgeMs())));
        print(table);
    }
}
