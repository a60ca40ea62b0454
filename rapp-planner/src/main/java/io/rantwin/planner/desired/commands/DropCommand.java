package io.rantwin.planner.desired.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin policy drop}: a policy that should no longer be in force. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description = "Takes a policy back; rantwin policy run deletes it where it is.")
final class DropCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Who who;

    @Parameters(paramLabel = "ID", description = "of the policy")
    private String id;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        RappClient server = who.server();
        if (server != null) {
            return drop(server);
        }
        try (PolicyFolder folder =
                PolicyFolder.open(who.folder(), InstantSource.system(), note -> err.println("note: " + note))) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "policy %s: %s%n",
                            id,
                            folder.policies()
                                    .drop(id, who.actor(), who.reason())
                                    .phase());
            return 0;
        } catch (DesiredException | AuditException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private int drop(RappClient server) {
        try {
            JsonNode record = server.call(
                    "DELETE",
                    "/v1/policies/" + RappClient.encoded(id) + "?actor=" + RappClient.encoded(who.actor()) + "&reason="
                            + RappClient.encoded(who.reason()),
                    null);
            spec.commandLine()
                    .getOut()
                    .printf("policy %s: %s%n", id, record.path("phase").asText());
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }
}
