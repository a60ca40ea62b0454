package io.rantwin.nearrt.client;

import io.rantwin.api.v1.ControlState;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.SetControlEnabledRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin twin resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets control go on after \"twin kill\".")
final class ResumeCommand extends TwinCall {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Who and why, for the audit log.")
    private String reason;

    @Override
    void ask(Twin twin) {
        ControlState state = twin.stub(PoliciesGrpc::newBlockingStub)
                .setControlEnabled(SetControlEnabledRequest.newBuilder()
                        .setEnabled(true)
                        .setReason(reason)
                        .build());
        if (!json(state)) {
            out().println("Control is " + (state.getEnabled() ? "on" : "still off") + ".");
        }
    }
}
