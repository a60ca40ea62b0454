package io.rantwin.planner.desired.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.StatusChange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin policy list}: how far each policy is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Shows all policies, how far they are and what their RICs say of them; also while they are kept in force.")
final class PolicyListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = PolicyFolder.USUAL,
            description = "where policies are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--history", description = "shows every change of status that is kept, too")
    private boolean withHistory;

    @Mixin
    private ServerOptions server;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            @Nullable RappClient planner = server.client();
            if (planner != null) {
                return ask(planner);
            }
            DesiredPolicies policies = PolicyFolder.view(folder, InstantSource.system());
            PolicyEvent.Halted halted = policies.halted();
            if (halted != null) {
                out.printf("The kill switch is on since %s (%s: %s).%n", halted.at(), halted.actor(), halted.reason());
            }
            for (PolicyRecord record : policies.all()) {
                out.printf(
                        "%s  %s  revision %d (there: %d)  %s  %s at %s  %s: %s%s%n",
                        record.policyId(),
                        record.phase(),
                        record.revision(),
                        record.revisionThere(),
                        words(record.status()),
                        record.order().policyTypeId(),
                        record.order().ricId(),
                        record.actor(),
                        record.reason(),
                        record.refusal() == null ? "" : "; refused: " + record.refusal());
                if (withHistory) {
                    for (StatusChange change : record.history()) {
                        out.printf("    %s  %s%n", change.at(), words(change.status()));
                    }
                }
            }
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private int ask(RappClient planner) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            JsonNode halted = planner.call("GET", "/v1/kill-switch", null);
            if (halted.path("isOn").asBoolean()) {
                out.printf(
                        "The kill switch is on since %s (%s: %s).%n",
                        halted.path("at").asText(),
                        halted.path("actor").asText(),
                        halted.path("reason").asText());
            }
            String cursor = "";
            do {
                JsonNode page = planner.call("GET", "/v1/policies" + cursor, null);
                for (JsonNode line : page.path("items")) {
                    print(planner, line);
                }
                cursor = page.has("next") ? "?cursor=" + page.path("next").asText() : "";
            } while (!cursor.isEmpty());
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void print(RappClient planner, JsonNode line) throws DesiredException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s  %s  revision %d (there: %d)  %s  %s at %s  %s: %s%s%n",
                line.path("policyId").asText(),
                line.path("phase").asText(),
                line.path("revision").asLong(),
                line.path("revisionThere").asLong(),
                words(line.path("status")),
                line.path("policyTypeId").asText(),
                line.path("ricId").asText(),
                line.path("actor").asText(),
                line.path("reason").asText(),
                line.has("refusal") ? "; refused: " + line.path("refusal").asText() : "");
        if (withHistory) {
            String path =
                    "/v1/policies/" + RappClient.encoded(line.path("policyId").asText());
            for (JsonNode change : planner.call("GET", path, null).path("history")) {
                out.printf("    %s  %s%n", change.path("at").asText(), words(change.path("status")));
            }
        }
    }

    private static String words(JsonNode status) {
        if (!status.isObject()) {
            return "no status";
        }
        String reason = status.path("enforceReason").asText();
        return status.path("enforceStatus").asText() + (reason.isEmpty() ? "" : "/" + reason);
    }

    private static String words(@Nullable PolicyStatus status) {
        if (status == null) {
            return "no status";
        }
        return status.enforceReason() == null
                ? status.enforceStatus().name()
                : status.enforceStatus() + "/" + status.enforceReason();
    }
}
