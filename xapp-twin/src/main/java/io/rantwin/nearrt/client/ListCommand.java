package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.ListCellsRequest;
import io.rantwin.api.v1.ListCellsResponse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin twin list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "All cells with load, users, throughput, the age of what is known, and how far it is believed.")
final class ListCommand extends TwinCall {
    @Option(names = "--node", paramLabel = "RAN_NAME", description = "Only cells of this E2 node.")
    private @Nullable String node;

    @Override
    void ask(Twin twin) {
        Table table = new Table("CELL", "NODE", "LOAD %>", "USERS>", "THP kbit/s>", "AGE>", "TRUST", "BASIS");
        ListCellsRequest request =
                ListCellsRequest.newBuilder().setRanName(orEmpty(node)).build();
        String token = "";
        do {
            ListCellsResponse page = twin.stub(CellsGrpc::newBlockingStub)
                    .listCells(request.toBuilder().setPageToken(token).build());
            if (!json(page)) {
                page.getCellsList().forEach(cell -> table.row(line(cell)));
            }
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        if (!root().isJson()) {
            if (table.isEmpty()) {
                out().println("No cell has reported yet.");
            } else {
                print(table);
            }
        }
    }

    static Object[] line(CellState cell) {
        return new Object[] {
            cell.getCellId(),
            cell.getRanName(),
            Words.mean(cell, "RRU.PrbTotDl"),
            Words.mean(cell, "RRC.ConnMean"),
            Words.mean(cell, "DRB.UEThpDl"),
            Words.age(Words.ageMillis(cell)),
            Words.plain(cell.getTrust(), "TRUST_"),
            Words.basis(cell.getBasis())
        };
    }
}
