package io.rantwin.nearrt.control;

import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import java.util.concurrent.CompletableFuture;

/** Sends control requests to E2 nodes: {@code ControlTransactions::send}. */
@FunctionalInterface
public interface E2Sender {
    /** Sends; the future never fails. */
    CompletableFuture<ControlResult> send(ControlRequest request);

    /** The result as that of a port; an acknowledgement without an outcome to be looked at. */
    static PortResult result(ControlResult result) {
        return switch (result) {
            case ControlResult.Acknowledged _ -> new PortResult.Acknowledged();
            case ControlResult.Sent _ -> new PortResult.Unknown("no answer was asked for");
            case ControlResult.Failed failed ->
                new PortResult.Failed("the node refused" + (failed.cause() == null ? "" : ": " + failed.cause()));
            case ControlResult.NoAnswer none ->
                new PortResult.Unknown(
                        "the node did not answer within " + none.after().toMillis() + " ms");
            case ControlResult.NotSent unsent -> new PortResult.Failed("it could not be sent: " + unsent.result());
            case ControlResult.Rejected rejected -> new PortResult.Failed("it was not sent: " + rejected.reason());
        };
    }
}
