package io.rantwin.nearrt.client;

import io.rantwin.api.v1.ControlState;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.SetControlEnabledRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin twin kill}. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "The kill switch: stops all control and takes cells back to the state before.")
final class KillCommand extends TwinCall {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Who and why, for the audit log.")
    private String reason;

    @Override
    void ask(Twin twin) {
        ControlState state = twin.stub(PoliciesGrpc::newBlockingStub)
                .setControlEnabled(SetControlEnabledRequest.newBuilder()
                        .setEnabled(false)
                        .setReason(reason)
                        .build());
        if (!json(state)) {
            out().println("Control is " + (state.getEnabled() ? "still on" : "off") + "; " + state.getReverted()
                    + " controls were taken back.");
        }
    }
}
